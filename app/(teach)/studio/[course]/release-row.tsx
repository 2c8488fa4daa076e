import { Button } from '#app/_components/ui/button.tsx';
import { LocalTime } from '#app/_components/ui/local-time.tsx';
import { formatPlace } from '#lib/course/content-error.ts';
import type { Release } from '#lib/course/studio.ts';
import styles from '../studio.module.css';

const WORDS: Readonly<Record<Release['state'], { readonly text: string; readonly tone: 'good' | 'warn' | 'bad' | undefined }>> = {
  waiting: { text: 'Waits for its turn', tone: undefined },
  checking: { text: 'Is being checked', tone: undefined },
  passed: { text: 'Passed the check', tone: 'good' },
  refused: { text: 'Has mistakes, nothing was published', tone: 'bad' },
  scheduled: { text: 'Passed, waits for its date', tone: 'good' },
  published: { text: 'Published', tone: 'good' },
  cancelled: { text: 'Taken back', tone: undefined },
  failed: { text: 'Something on our side failed; nothing was published', tone: 'warn' },
};

/** A wish to check or publish: who asked when for what, what became of it, and what the check found. */
export function ReleaseRow({ release, onCancel }: { readonly release: Release; readonly onCancel: () => void }) {
  const { wish, lesson, by, askedAt, publishAt, state, finishedAt, report, revision } = release;
  const { text, tone } = WORDS[state];
  const canCancel = state === 'waiting' || state === 'scheduled' || (state === 'checking' && wish === 'publish');
  return (
    <li className={styles.row} data-release={state}>
      <span>
        <span className={styles.name}>
          {wish === 'check' ? 'Check' : 'Publish'} {lesson ?? 'all lessons'}
        </span>
        <span className={styles.fact}>
          asked by {by.name}, <LocalTime at={askedAt} />, revision {revision}
        </span>
        {publishAt !== null && (
          <span className={styles.fact}>
            for <LocalTime at={publishAt} />
          </span>
        )}
      </span>
      <span>
        <span className={styles.state} data-tone={tone}>
          {text}
        </span>
        {finishedAt !== null && (
          <span className={styles.fact}>
            <LocalTime at={finishedAt} />
          </span>
        )}
        {canCancel && (
          <Button size="sm" onClick={onCancel}>
            Take it back
          </Button>
        )}
        {report && <Report report={report} />}
      </span>
    </li>
  );
}

function Report({ report: { problems, lessons } }: { readonly report: NonNullable<Release['report']> }) {
  const cells = lessons.flatMap((lesson) => lesson.cells);
  const exercises = lessons.flatMap((lesson) => lesson.exercises);
  return (
    <details className={styles.report} open={problems.length > 0}>
      <summary>{problems.length === 0 ? 'Report' : `${String(problems.length)} ${problems.length === 1 ? 'mistake' : 'mistakes'}`}</summary>
      <p className={styles.fact}>
        {lessons.length} lessons, {cells.length} cells, {exercises.length} exercises; {exercises.reduce((sum, { graded }) => sum + graded, 0)} solutions graded,{' '}
        {exercises.reduce((sum, { mutants }) => sum + (mutants?.lost ?? 0), 0)} of {exercises.reduce((sum, { mutants }) => sum + (mutants?.tried ?? 0), 0)} changed solutions lose marks
      </p>
      <ul>
        {problems.map((problem) => (
          <li key={`${formatPlace(problem)} ${problem.found}`}>
            <code>{formatPlace(problem)}</code>
            <span className={styles.fact}>expected {problem.expected}</span>
            <span className={styles.fact}>found {problem.found}</span>
            <span className={styles.fact}>{problem.todo}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
