/** The mark so far, beside the title. */
import type { ExerciseStanding } from '#lib/grading/submission.ts';
import styles from './exercise.module.css';
import { Sign } from './sign.tsx';
import { countPoints, countTries, formatPoints } from './words.ts';

export function Standing({ standing }: { readonly standing: ExerciseStanding | null }) {
  if (!standing?.mark) return <p className={styles.standing} />;
  const { earned, points } = standing.mark;
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
