/** The best result so far, beside the title. */
import type { ExerciseStanding } from '#lib/grading/submission.ts';
import styles from './exercise.module.css';
import { Sign } from './sign.tsx';
import { countPoints, countTries, formatPoints } from './words.ts';

export function Standing({ standing }: { readonly standing: ExerciseStanding | null }) {
  if (!standing?.best) return <p className={styles.standing} />;
  const { earned, points } = standing.best;
  const solved = earned >= points;
  return (
    <p className={styles.standing} data-solved={solved}>
      <Sign name={solved ? 'passed' : earned > 0 ? 'half' : 'waiting'} />
      <span>
        {solved ? 'Solved' : `Best ${formatPoints(earned)} of ${countPoints(points)}`}, {countTries(standing.attempts)}
      </span>
    </p>
  );
}
