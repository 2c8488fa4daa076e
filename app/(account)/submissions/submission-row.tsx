import { Link } from '#app/_components/ui/link.tsx';
import { Sign } from '#app/_components/exercise/sign.tsx';
import { VERDICT_LOOKS } from '#app/_components/exercise/looks.ts';
import { countPoints, formatPoints } from '#app/_components/exercise/words.ts';
import type { SubmissionView } from '#lib/grading/submission.ts';
import { VERDICT_WORDS } from '#lib/grading/verdict.ts';
import { lessonAddress } from './group.ts';
import { LocalTime } from '#app/_components/ui/local-time.tsx';
import styles from './submissions.module.css';

interface SubmissionRowProps {
  readonly view: SubmissionView;
  /** title of its lesson; null when that is no longer published */
  readonly lesson: string | null;
  /** false under a heading that names the exercise */
  readonly named: boolean;
}

export function SubmissionRow({ view, lesson, named }: SubmissionRowProps) {
  const { verdict } = view;
  const look = verdict && VERDICT_LOOKS[verdict.kind];
  const scored = verdict && verdict.kind !== 'broken' && verdict.kind !== 'ours';
  return (
    <li className={styles.row} data-tone={look?.tone ?? 'quiet'}>
      <Sign name={look?.sign ?? 'waiting'} size={20} className={styles.sign} />
      <div className={styles.what}>
        <Link href={`/submissions/${view.id}`} className={styles.name}>
          {named ? view.exerciseTitle : <LocalTime at={view.createdAt} />}
          <span className="visually-hidden">, receipt</span>
        </Link>
        {view.regraded && <span className={styles.remark}>regraded</span>}
        {view.afterSolution && <span className={styles.remark}>after the solution, does not count</span>}
        {lesson && (
          <span className={styles.lesson}>
            {named && 'in '}
            <Link href={lessonAddress(view.exercise)}>{named ? lesson : 'Open in the lesson'}</Link>
          </span>
        )}
      </div>
      <span className={styles.kind}>{verdict ? VERDICT_WORDS[verdict.kind].title : view.state === 'running' ? 'Running' : 'In the queue'}</span>
      <span className={styles.score}>{scored ? `${formatPoints(verdict.earned)} of ${countPoints(verdict.points)}` : ''}</span>
      {named && (
        <span className={styles.when}>
          <LocalTime at={view.createdAt} />
        </span>
      )}
    </li>
  );
}
