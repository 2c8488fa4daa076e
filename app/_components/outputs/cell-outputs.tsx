'use client';
import { memo, useSyncExternalStore } from 'react';
import type { CodePosition } from '#lib/client/editor/editor-bridge.ts';
import type { OutputSlot } from '#lib/client/notebook/output-slot.ts';
import { groupOutputs } from '#lib/client/notebook/group-outputs.ts';
import { ConsoleView } from './console-view.tsx';
import { OutputView } from './output-view.tsx';
import styles from './outputs.module.css';

interface CellOutputsProps {
  readonly outputs: readonly OutputSlot[];
  readonly running: boolean;
  /** the learner chose a position in an error; null stands for this cell */
  readonly onGoTo: (cellId: string | null, at: CodePosition) => void;
}

/** All outputs of one run, in the order they were made. Console lines that follow one another share one block. */
export function CellOutputs({ outputs, running, onGoTo }: CellOutputsProps) {
  return (
    <div className={styles.outputs}>
      {groupOutputs(outputs).map((group) =>
        group.kind === 'console' ? (
          <ConsoleView key={group.key} slots={group.slots} running={running} />
        ) : (
          <LiveOutput key={group.key} slot={group.slot} onGoTo={onGoTo} />
        ),
      )}
    </div>
  );
}

interface LiveOutputProps {
  readonly slot: OutputSlot;
  readonly onGoTo: CellOutputsProps['onGoTo'];
}

/** Follows one output: an update redraws this and nothing around it. */
const LiveOutput = memo(function LiveOutput({ slot, onGoTo }: LiveOutputProps) {
  const output = useSyncExternalStore(slot.signal.subscribe, slot.output, slot.output);
  return <OutputView output={output} onGoTo={onGoTo} />;
});
