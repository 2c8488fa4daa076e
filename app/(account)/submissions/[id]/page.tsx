import type { Metadata } from 'next';
import { Link } from '#app/_components/ui/link.tsx';
import { notFound } from 'next/navigation';
import { ScrollBox } from '#app/_components/exercise/scroll-box.tsx';
import { VerdictNotes } from '#app/_components/exercise/verdict-notes.tsx';
import { VerdictPanel } from '#app/_components/exercise/verdict-panel.tsx';
import { Icon } from '#app/_components/ui/icon.tsx';
import { isLimited } from '#lib/grading/attempts.ts';
import { highlightBlock } from '#lib/server/content/highlight.ts';
import { readCourse, readExercise } from '#lib/server/content/read.ts';
import { readVersionDates } from '#lib/server/content/version-dates.ts';
import { currentLearner } from '#lib/server/learner/current-learner.ts';
import { selectOptionalSubmissionWithCode, type SubmissionWithCode } from '#lib/server/submissions/submitted-code.ts';
import { findLessonTitles, lessonAddress } from '../group.ts';
import { LocalTime } from '#app/_components/ui/local-time.tsx';
import { LiveSubmission } from './live-submission.tsx';
import { ReceiptFacts } from './receipt-facts.tsx';
import styles from './receipt.module.css';

interface ReceiptPageProps {
  readonly params: Promise<{ readonly id: string }>;
}

/** The visitor's own submission; somebody else's does not exist for them. */
async function selectOwn({ params }: ReceiptPageProps): Promise<SubmissionWithCode> {
  const learner = await currentLearner();
  const found = learner && (await selectOptionalSubmissionWithCode(learner, (await params).id));
  return found || notFound();
}

export async function generateMetadata(props: ReceiptPageProps): Promise<Metadata> {
  const { view } = await selectOwn(props);
  return { title: `Receipt: ${view.exerciseTitle}` };
}

export default async function ReceiptPage(props: ReceiptPageProps) {
  const { view, code } = await selectOwn(props);
  const [course, codeHtml, exercise] = await Promise.all([readCourse(view.exercise.split('/')[0] ?? ''), highlightBlock(code), readExercise(view.exercise)]);
  const limited = exercise !== null && isLimited(exercise.attempts);
  const lesson = findLessonTitles(course ? [course] : []).get(view.exercise.split('/').slice(0, 2).join('/'));
  return (
    <main id="main" tabIndex={-1} className={styles.page}>
      <Link href="/submissions" className={styles.back}>
        <Icon name="back" size={14} /> My submissions
      </Link>
      <h1 className={styles.heading}>{view.exerciseTitle}</h1>
      <p className={styles.origin}>
        Submitted <LocalTime at={view.createdAt} />
        {lesson && (
          <>
            {' '}
            from <Link href={lessonAddress(view.exercise)}>{lesson}</Link>
          </>
        )}
      </p>

      <div className={styles.verdict}>
        {view.verdict && <VerdictPanel verdict={view.verdict} of="submission" code={code} level={2} />}
        <VerdictNotes view={view} limited={limited} />
        {(view.state !== 'done' || view.verdict?.kind === 'ours') && <LiveSubmission view={view} />}
      </div>

      <section className={styles.section} aria-labelledby="code">
        <h2 id="code">Your code as submitted</h2>
        <ScrollBox label="Your code as submitted" className={styles.code}>
          <pre className={`code ${styles.numbers}`} aria-hidden="true">
            {code.split('\n').map((_, line) => line + 1).join('\n')}
          </pre>
          <pre className="code" dangerouslySetInnerHTML={{ __html: codeHtml }} />
        </ScrollBox>
      </section>

      {view.receipt && (
        <section className={styles.section} aria-labelledby="receipt">
          <h2 id="receipt">Receipt</h2>
          <p className={styles.meaning}>Everything that is needed to grade this submission again and to get the same result. The file is signed: a change to it is noticed.</p>
          <ReceiptFacts receipt={view.receipt} versions={await readVersionDates(view.exercise, { exercise: view.receipt.exerciseVersion, lesson: view.receipt.lessonVersion })} />
          <p>
            <a className={styles.download} href={`/api/submissions/${view.id}/receipt`} download>
              <Icon name="download" size={14} /> Download as JSON
            </a>
          </p>
        </section>
      )}
    </main>
  );
}
