/** What the learner should know before pressing Submit: attempts left, the time until the next one, what counts. */
import type { ExerciseStanding } from '#lib/grading/submission.ts';
import { describeAttempts, formatClock, formatWait, roundWait } from './attempt-words.ts';
import styles from './attempts.module.css';

interface AttemptsProps {
  /** named by the Submit button as its description */
  readonly id: string;
  readonly standing: ExerciseStanding | null;
  /** seconds until the next attempt, running down */
  readonly waitSeconds: number;
}

export function Attempts({ id, standing, waitSeconds }: AttemptsProps) {
  if (!standing) return null;
  const { attempts, solutionSeen } = standing;
  const text = describeAttempts(attempts, solutionSeen);
  if (text === null) return null;
  const isWaiting = waitSeconds > 0 && attempts.left !== 0;
  return (
    <div className={styles.attempts} data-held={isWaiting || attempts.left === 0}>
      <p id={id} className={styles.text}>
        {text}
        {isWaiting && <span className="visually-hidden"> You can submit again in {formatWait(roundWait(attempts.waitSeconds))}.</span>}
      </p>
      {isWaiting && (
        <p className={styles.clock} aria-hidden="true">
          Next attempt in <strong>{formatClock(waitSeconds)}</strong>
        </p>
      )}
      {/* Heard twice: when the wait begins and when it is over, never each second. */}
      <p role="status" className="visually-hidden">
        {isWaiting ? `You can submit again in ${formatWait(roundWait(attempts.waitSeconds))}` : attempts.waitSeconds > 0 && attempts.left !== 0 ? 'You can submit again' : ''}
      </p>
    </div>
  );
}
