/** The mark so far, beside the title, and what a regrade made of it. */
import type { ExerciseStanding } from '#lib/grading/submission.ts';
import styles from './exercise.module.css';
import { RegradedLine } from './regraded-line.tsx';
import { Sign } from './sign.tsx';
import { countPoints, countTries, formatPoints } from './words.ts';

export function Standing({ standing }: { readonly standing: ExerciseStanding }) {
  return (
    <>
      {standing.mark ? <MarkLine standing={standing} mark={standing.mark} /> : <p className={styles.standing} />}
      {standing.regraded && <RegradedLine view={standing.regraded} />}
    </>
  );
}

interface MarkLineProps {
  readonly standing: ExerciseStanding;
  readonly mark: NonNullable<ExerciseStanding['mark']>;
}

function MarkLine({ standing, mark: { earned, points } }: MarkLineProps) {
  const solved = earned >= points;
  return (
    <p className={styles.standing} data-solved={solved}>
      <Sign name={solved ? 'passed' : earned > 0 ? 'half' : 'waiting'} />
      <span>
        {solved ? 'Solved' : `${standing.attempts.counts === 'best' ? 'Best' : 'Last'} ${formatPoints(earned)} of ${countPoints(points)}`}, {countTries(standing.attempts.used)}
      </span>
    </p>
  );
}
