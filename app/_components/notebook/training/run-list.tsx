'use client';
import { useState } from 'react';
import { formatNumber } from '#lib/client/notebook/tensor-slices.ts';
import { nameApart } from '#lib/client/training/compare-runs.ts';
import { describeRun, finalMetrics, secondsOf, type RunRecord } from '#lib/client/training/run-record.ts';
import type { TrainingDesk } from '#lib/client/training/training-desk.ts';
import { COMPARED, KEEP_LIMITS } from '#lib/client/training/training-limits.ts';
import { formatDuration } from '#lib/client/notebook/cell-state.ts';
import { Button } from '../../ui/button.tsx';
import { LocalTime } from '../../ui/local-time.tsx';
import styles from './training.module.css';

interface RunListProps {
  readonly desk: TrainingDesk;
  readonly runs: readonly RunRecord[];
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (id: string, isChosen: boolean) => void;
}

/** Metrics of a run that its line shows. */
const METRICS_SHOWN = 3;

export function RunList({ desk, runs, chosen, onChoose }: RunListProps) {
  const [edited, setEdited] = useState<string | null>(null);
  const isFull = chosen.size >= COMPARED.most;
  // those that are compared are named as in the chart
  const compared = runs.filter(({ id }) => chosen.has(id));
  const names = new Map(nameApart(compared).map((name, index) => [compared[index]?.id, name]));
  return (
    <ul className={styles.runs} aria-label="Runs of this lesson, newest first">
      {runs.map((run) => (
        <li key={run.id} className={styles.run}>
          <input type="checkbox" aria-label={`Compare ${run.title}, ${describeRun(run)}`} checked={chosen.has(run.id)} disabled={isFull && !chosen.has(run.id)} onChange={(event) => onChoose(run.id, event.target.checked)} />
          <div>
            {edited === run.id ? <RunWords desk={desk} run={run} onDone={() => setEdited(null)} /> : <RunLine run={run} name={names.get(run.id) ?? run.title} />}
          </div>
          <div className={styles.tools}>
            {edited !== run.id && (
              <Button variant="plain" size="sm" aria-label={`Rename ${run.title}`} onClick={() => setEdited(run.id)}>
                Rename
              </Button>
            )}
            <Button variant="plain" size="sm" aria-label={`Remove ${run.title}`} onClick={() => (onChoose(run.id, false), void desk.removeRun(run.id))}>
              Remove
            </Button>
          </div>
        </li>
      ))}
    </ul>
  );
}

function RunLine({ run, name }: { readonly run: RunRecord; readonly name: string }) {
  const metrics = Object.entries(finalMetrics(run)).slice(0, METRICS_SHOWN);
  return (
    <>
      <p>
        <b>{name}</b> <span className={styles.quiet}>in {run.cellId}, <LocalTime at={new Date(run.startedAt).toISOString()} /></span>
      </p>
      <p>
        {describeRun(run)}, {formatDuration(secondsOf(run) * 1000)}
        {metrics.map(([metric, value]) => (
          <span key={metric}>
            , {metric} {formatNumber(value)}
          </span>
        ))}
      </p>
      {run.note !== '' && <p className={styles.quiet}>{run.note}</p>}
    </>
  );
}

function RunWords({ desk, run, onDone }: { readonly desk: TrainingDesk; readonly run: RunRecord; readonly onDone: () => void }) {
  const [title, setTitle] = useState(run.title);
  const [note, setNote] = useState(run.note);
  return (
    <form
      className={styles.words}
      onSubmit={(event) => {
        event.preventDefault();
        void desk.changeRun(run.id, { title: title.trim() === '' ? run.name : title.trim(), note: note.trim() });
        onDone();
      }}
    >
      <label>
        Name
        {/* the press on Rename asks for it */}
        {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
        <input value={title} maxLength={KEEP_LIMITS.nameCharacters} autoFocus onChange={(event) => setTitle(event.target.value)} />
      </label>
      <label>
        Note
        <input value={note} maxLength={KEEP_LIMITS.noteCharacters} onChange={(event) => setNote(event.target.value)} />
      </label>
      <Button type="submit" size="sm">
        Save
      </Button>
    </form>
  );
}
