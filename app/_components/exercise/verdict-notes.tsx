/** What stands beside a verdict: whether it counts, whether it cost an attempt, and how a regrade changed it. */
import { LocalTime } from '#app/_components/ui/local-time.tsx';
import type { CheckChange, CheckSide } from '#lib/grading/compare-verdicts.ts';
import type { Regraded, SubmissionView } from '#lib/grading/submission.ts';
import type { Verdict } from '#lib/grading/verdict.ts';
import styles from './verdict-notes.module.css';
import { CHECK_LOOKS, describeMark } from './looks.ts';
import { countPoints, formatPoints } from './words.ts';

interface VerdictNotesProps {
  readonly view: SubmissionView;
  /** whether the exercise limits attempts: only then is it worth saying that one was not used */
  readonly limited: boolean;
}

export function VerdictNotes({ view, limited }: VerdictNotesProps) {
  const { verdict, regraded, afterSolution, costsAttempt } = view;
  const isFree = limited && costsAttempt === false && !afterSolution;
  if (!verdict || (!regraded && !afterSolution && !isFree)) return null;
  return (
    <div className={styles.notes}>
      {regraded && <RegradedNote regraded={regraded} now={verdict} />}
      {afterSolution && <p>Handed in after you had opened the solution, so it does not count.</p>}
      {isFree && <p>This cost you no attempt.</p>}
    </div>
  );
}

function RegradedNote({ regraded, now }: { readonly regraded: Regraded; readonly now: Verdict }) {
  const { at, before, changes } = regraded;
  return (
    <div>
      <p>
        <strong>
          Regraded on <LocalTime at={at} />:
        </strong>{' '}
        {describeMark(before)} <span aria-hidden="true">→</span>
        <span className="visually-hidden"> is now</span> {describeMark(now)}
        {changes.length > 0 ? ', because the checks of this exercise changed.' : '.'}
      </p>
      {changes.length > 0 && (
        <ul className={styles.changes}>
          {changes.map((change) => (
            <li key={change.title}>{describeChange(change)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function describeChange({ title, before, after }: CheckChange): string {
  if (!after) return `“${title}” is no longer part of the exercise`;
  if (!before) return `“${title}” is new: ${describeSide(after)}`;
  return `“${title}”: ${describeSide(before)} before, now ${describeSide(after)}`;
}

const describeSide = ({ status, points, earned }: CheckSide): string => `${CHECK_LOOKS[status].word} (${formatPoints(earned)} of ${countPoints(points)})`;
