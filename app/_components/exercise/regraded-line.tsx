/** Under the title: a regrade changed what one of the learner's submissions is worth. */
import { Link } from '#app/_components/ui/link.tsx';
import { LocalTime } from '#app/_components/ui/local-time.tsx';
import type { SubmissionView } from '#lib/grading/submission.ts';
import styles from './exercise.module.css';
import { describeMark } from './looks.ts';

export function RegradedLine({ view: { id, regraded, verdict } }: { readonly view: SubmissionView }) {
  if (!regraded || !verdict) return null;
  return (
    <p className={styles.regraded}>
      Regraded on <LocalTime at={regraded.at} />: {describeMark(regraded.before)} before, {describeMark(verdict)} now.{' '}
      <Link href={`/submissions/${id}`}>Why it changed</Link>
    </p>
  );
}
