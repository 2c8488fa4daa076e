import type { Metadata } from 'next';
import { Link } from '../../_components/ui/link.tsx';
import { currentLearner } from '#lib/server/learner/current-learner.ts';
import { listCourses } from '#lib/server/content/read.ts';
import { listSubmissions } from '#lib/server/submissions/submission-view.ts';
import { findLessonTitles, groupByExercise } from './group.ts';
import { NoSubmissions } from './no-submissions.tsx';
import { SubmissionRow } from './submission-row.tsx';
import styles from './submissions.module.css';

export const metadata: Metadata = { title: 'My submissions' };

/** Newest submissions shown. */
const SHOWN = 200;

interface SubmissionsPageProps {
  readonly searchParams: Promise<{ readonly by?: string | string[] }>;
}

export default async function SubmissionsPage({ searchParams }: SubmissionsPageProps) {
  const [{ by }, learner, courses] = await Promise.all([searchParams, currentLearner(), listCourses()]);
  const submissions = learner ? await listSubmissions(learner, { limit: SHOWN }) : [];
  const lessons = findLessonTitles(courses);
  const byExercise = by === 'exercise';
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <header className={styles.head}>
        <h1 className={styles.heading}>My submissions</h1>
        {submissions.length > 0 && (
          <nav className={styles.order} aria-label="Order">
            <Link href="/submissions" aria-current={byExercise ? undefined : 'page'}>
              By time
            </Link>
            <Link href="/submissions?by=exercise" aria-current={byExercise ? 'page' : undefined}>
              By exercise
            </Link>
          </nav>
        )}
      </header>
      {submissions.length === 0 ? (
        <NoSubmissions course={courses[0] ?? null} />
      ) : byExercise ? (
        groupByExercise(submissions).map((group) => (
          <section key={group.exercise} className={styles.group} aria-labelledby={group.exercise}>
            <h2 id={group.exercise} className={styles.groupTitle}>
              {group.title}
            </h2>
            <ol className={styles.list}>
              {group.submissions.map((view) => (
                <SubmissionRow key={view.id} view={view} lesson={lessons.get(view.exercise.split('/').slice(0, 2).join('/')) ?? null} named={false} />
              ))}
            </ol>
          </section>
        ))
      ) : (
        <ol className={styles.list}>
          {submissions.map((view) => (
            <SubmissionRow key={view.id} view={view} lesson={lessons.get(view.exercise.split('/').slice(0, 2).join('/')) ?? null} named />
          ))}
        </ol>
      )}
      {submissions.length === SHOWN && <p className={styles.more}>These are your newest {SHOWN} submissions. Older ones are kept; their receipts stay at their addresses.</p>}
    </main>
  );
}
