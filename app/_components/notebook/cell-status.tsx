'use client';
import { useEffect, useState } from 'react';
import { describeCell, formatDuration, type CellState, type Staleness } from '#lib/client/notebook/cell-state.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './cell.module.css';

interface CellStatusProps {
  readonly state: CellState;
  readonly stale: Staleness | null;
  /** runs what it needs, as far as that is out of date, and the cell */
  readonly onRunStale: () => void;
}

/** How the cell's last run went, in words with a sign. */
export function CellStatus({ state, stale, onRunStale }: CellStatusProps) {
  const { icon, tone, text } = describeCell(state, stale);
  return (
    <span className={styles.status} data-tone={tone}>
      {icon !== null && <Icon name={icon} size={14} />}
      {text}
      {state.startedAt !== null && <Elapsed since={state.startedAt} />}
      {state.leakedTensors > 0 && state.startedAt === null && (
        <span className={styles.leak} title="Made by this cell, no longer reachable, and not freed. tf.tidy() frees them.">
          {state.leakedTensors} {state.leakedTensors === 1 ? 'tensor' : 'tensors'} leaked
        </span>
      )}
      {stale && stale.kind !== 'edited' && (
        <Button variant="plain" size="sm" onClick={onRunStale}>
          Run stale
        </Button>
      )}
    </span>
  );
}

const TICK_MS = 100;

/** Seconds since a run began; counts for the eye only, the end is announced. */
function Elapsed({ since }: { readonly since: number }) {
  const [ms, setMs] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setMs(Date.now() - since), TICK_MS);
    return () => clearInterval(timer);
  }, [since]);
  return ms < 1_000 ? null : <span aria-hidden="true"> {formatDuration(ms)}</span>;
}
