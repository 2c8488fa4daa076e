'use client';
import { lazy, Suspense } from 'react';
import { unreachable } from '#lib/base/invariant.ts';
import type { CodePosition } from '#lib/client/editor/editor-bridge.ts';
import type { Output } from '#lib/notebook/outputs.ts';
import { ChartSpace } from '../charts/chart-space.tsx';
import { onDemand } from '../ui/on-demand.tsx';
import { ErrorView } from './error-view.tsx';
import { ImageView } from './image-view.tsx';
import { OutputBoundary } from './output-boundary.tsx';
import styles from './outputs.module.css';
import { ProgressView } from './progress-view.tsx';
import { isShortTable, TableView } from './table-view.tsx';
import { TensorView } from './tensor-view.tsx';
import { ValueParts, ValueTree } from './value-tree.tsx';

// not `lazy`: a control must not wait for what React reveals beside it
const Control = onDemand(async () => (await import('../controls/control-view.tsx')).ControlView);
const ChartOutput = lazy(async () => ({ default: (await import('../charts/chart-output.tsx')).ChartOutput }));
const TapeView = lazy(async () => ({ default: (await import('./tape-view.tsx')).TapeView }));

/** What is rarer than values, small tensors and short tables; fetched with the first of them. */
const Rich = onDemand(async () => (await import('./rich-output.tsx')).RichOutput);

interface OutputViewProps {
  readonly output: Output;
  readonly onGoTo: (cellId: string | null, at: CodePosition) => void;
}

/** Draws one output by its kind; what cannot be drawn says so and harms nothing around it. */
export function OutputView(props: OutputViewProps) {
  return (
    <OutputBoundary of={props.output}>
      <OfKind {...props} />
    </OutputBoundary>
  );
}

function OfKind({ output, onGoTo }: OutputViewProps) {
  switch (output.kind) {
    case 'text':
      return <div className={styles.result}><ValueParts parts={output.parts} /></div>;
    case 'value':
      return <div className={styles.result}><ValueTree value={output.value} open /></div>;
    case 'tensor':
      return <TensorView tensor={output.tensor} block={output.block} />;
    case 'table':
      if (!isShortTable(output)) return <Rich.Part output={output} />;
      return <TableView columns={output.columns} rows={output.rows} totalRows={output.totalRows} />;
    case 'image':
      return <ImageView width={output.width} height={output.height} pixels={output.pixels} alt={output.alt} />;
    case 'chart':
    case 'curve':
    case 'confusion':
    case 'network':
      return (
        <Suspense fallback={<ChartSpace title={'title' in output ? output.title : ''} />}>
          <ChartOutput output={output} />
        </Suspense>
      );
    case 'progress':
      return <ProgressView label={output.label} value={output.value} total={output.total} note={output.note} />;
    case 'tape':
      return (
        <Suspense fallback={<ChartSpace title={output.tape.title} />}>
          <TapeView tape={output.tape} onGoTo={onGoTo} />
        </Suspense>
      );
    case 'control':
      return <Control.Part output={output} />;
    case 'columns':
    case 'model':
    case 'stream':
    case 'html':
    case 'svg':
      return <Rich.Part output={output} />;
    case 'error':
      return <ErrorView error={output.error} onGoTo={onGoTo} />;
    case 'notice':
      return <p className={styles.notice}>{output.text}</p>;
    default:
      return unreachable(output);
  }
}
