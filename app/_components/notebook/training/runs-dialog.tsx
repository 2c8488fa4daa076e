'use client';
import { useEffect, useState } from 'react';
import { toCsv, toJson } from '#lib/client/training/compare-runs.ts';
import type { RunRecord } from '#lib/client/training/run-record.ts';
import { saveFile } from '#lib/client/take-along/save-file.ts';
import type { TrainingDesk } from '#lib/client/training/training-desk.ts';
import { COMPARED } from '#lib/client/training/training-limits.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { CompareRuns } from './compare-runs.tsx';
import { ModelList } from './model-list.tsx';
import { RunList } from './run-list.tsx';
import styles from './training.module.css';

/** The lesson's runs, some of them side by side, and the course's models. */
export function RunsDialog({ desk, onClose }: { readonly desk: TrainingDesk; readonly onClose: () => void }) {
  const runs = useRuns(desk);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const compared = runs?.filter(({ id }) => chosen.has(id)) ?? [];
  const choose = (id: string, isChosen: boolean): void => setChosen(new Set(isChosen ? [...chosen, id] : [...chosen].filter((other) => other !== id)));
  const taken = compared.length > 0 ? compared : (runs ?? []);
  return (
    <Dialog title="Runs" size="wide" onClose={onClose}>
      {runs === null && <p role="status">Looking for runs…</p>}
      {runs?.length === 0 && (
        <EmptyState title="No training has been recorded in this lesson.">
          <p>
            Give a training a name and it stands here, with its configuration and its curve: <code>await train(model, xs, ys, {'{'} name: 'first', epochs: 20 {'}'})</code> from <code>epoch/training</code>, or{' '}
            <code>callbacks: checkpoint('first')</code> in a call of <code>model.fit</code>. It then also goes on after a closed tab.
          </p>
        </EmptyState>
      )}
      {runs && runs.length > 0 && (
        <>
          <p className={styles.hint}>{compared.length < COMPARED.least ? `Choose ${COMPARED.least} to ${COMPARED.most} runs to see them in one chart.` : `${compared.length} runs are compared below.`}</p>
          <RunList desk={desk} runs={runs} chosen={chosen} onChoose={choose} />
          <div className={styles.actions}>
            <Button size="sm" icon={<Icon name="download" size={14} />} onClick={() => saveFile('runs.csv', toCsv(taken), 'text/csv')}>
              CSV of {count(taken)}
            </Button>
            <Button size="sm" icon={<Icon name="download" size={14} />} onClick={() => saveFile('runs.json', toJson(taken), 'application/json')}>
              JSON of {count(taken)}
            </Button>
          </div>
          {compared.length >= COMPARED.least && <CompareRuns runs={compared} />}
        </>
      )}
      <ModelList desk={desk} />
    </Dialog>
  );
}

const count = (runs: readonly RunRecord[]): string => (runs.length === 1 ? '1 run' : `${runs.length} runs`);

/** Follows the records while runs are on. Null until they are read. */
function useRuns(desk: TrainingDesk): readonly RunRecord[] | null {
  const [runs, setRuns] = useState<readonly RunRecord[] | null>(null);
  useEffect(() => {
    let isOpen = true;
    const read = (): void => void desk.listRuns().then((found) => isOpen && setRuns(found), () => isOpen && setRuns([]));
    read();
    const unfollow = desk.signal.subscribe(read);
    return () => {
      isOpen = false;
      unfollow();
    };
  }, [desk]);
  return runs;
}
