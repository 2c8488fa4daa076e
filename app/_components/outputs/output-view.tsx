'use client';
import { lazy, Suspense } from 'react';
import { unreachable } from '#lib/base/invariant.ts';
import type { CodePosition } from '#lib/client/editor/editor-bridge.ts';
import type { Output } from '#lib/notebook/outputs.ts';
import { ChartSpace } from '../charts/chart-space.tsx';
import { ErrorView } from './error-view.tsx';
import { ImageView } from './image-view.tsx';
import styles from './outputs.module.css';
import { ProgressView } from './progress-view.tsx';
import { onDemand } from '../ui/on-demand.tsx';
import { isShortTable, TableView } from './table-view.tsx';
import { TensorView } from './tensor-view.tsx';
import { ValueParts, ValueTree } from './value-tree.tsx';

const LiveCurve = lazy(async () => ({ default: (await import('../charts/live-curve.tsx')).LiveCurve }));
const TapeView = lazy(async () => ({ default: (await import('./tape-view.tsx')).TapeView }));
const StaticChart = lazy(async () => ({ default: (await import('../charts/static-chart.tsx')).StaticChart }));

/** What is rarer than values, small tensors and short tables; fetched with the first of them. */
const Rich = onDemand(async () => (await import('./rich-output.tsx')).RichOutput);

interface OutputViewProps {
  readonly output: Output;
  readonly onGoTo: (cellId: string | null, at: CodePosition) => void;
}

/** Draws one output by its kind. */
export function OutputView({ output, onGoTo }: OutputViewProps) {
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
      return (
        <Suspense fallback={<ChartSpace title={output.chart.title ?? ''} />}>
          <StaticChart chart={output.chart} />
        </Suspense>
      );
    case 'curve':
      return (
        <Suspense fallback={<ChartSpace title={output.title} />}>
          <LiveCurve title={output.title} xLabel={output.xLabel} yLabel={output.yLabel} logY={output.logY} series={output.series} />
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
