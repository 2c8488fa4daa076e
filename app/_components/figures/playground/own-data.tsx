'use client';
import { useId, useState } from 'react';
import { OWN_POINTS_AT_MOST, parseCsv, toCsv, type Point } from '#lib/ml/playground/data-sets.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceRow } from '../choice-row.tsx';
import styles from './own-data.module.css';

interface OwnDataProps {
  readonly points: readonly Point[];
  readonly onChange: (points: readonly Point[]) => void;
  /** the target of the next point that is drawn on the plane */
  readonly target: 1 | -1;
  readonly onTarget: (target: 1 | -1) => void;
}

/** Points of one's own: drawn on the plane, or as lines of numbers. */
export function OwnData({ points, onChange, target, onTarget }: OwnDataProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const apply = (): void => {
    const read = parseCsv(draft ?? toCsv(points));
    if ('problem' in read) {
      setProblem(read.problem);
      return;
    }
    setProblem(null);
    setDraft(null);
    onChange(read.points);
  };
  return (
    <div className={styles.own}>
      <ChoiceRow legend="A press on the plane adds a point of" choices={[{ id: '1', title: 'class 1' }, { id: '-1', title: 'class −1' }]} chosen={String(target) as '1' | '-1'} onChange={(chosen) => onTarget(chosen === '1' ? 1 : -1)} />
      <label htmlFor={id} className={styles.label}>
        Or one point a line: x,y,target ({points.length} of at most {OWN_POINTS_AT_MOST})
      </label>
      <textarea id={id} className={styles.text} rows={6} spellCheck={false} value={draft ?? toCsv(points)} onChange={({ currentTarget }) => setDraft(currentTarget.value)} aria-invalid={problem !== null} aria-describedby={problem === null ? undefined : `${id}-problem`} />
      {problem === null ? null : (
        <p id={`${id}-problem`} role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={styles.actions}>
        <Button size="sm" onClick={apply}>
          Use these points
        </Button>
        <Button size="sm" variant="plain" onClick={() => (setDraft(null), setProblem(null), onChange([]))}>
          Remove all
        </Button>
      </div>
    </div>
  );
}
