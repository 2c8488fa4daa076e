/** What the check found, and what became of the wish to publish. */
import type { ContentProblem } from '#lib/course/content-error.ts';
import type { Release } from '#lib/course/studio.ts';
import { ProblemList } from './problem-list.tsx';
import styles from './release-dialog.module.css';

interface ReleaseReportProps {
  readonly release: Release;
  readonly canOpen: (file: string) => boolean;
  readonly onOpen: (problem: ContentProblem) => void;
}

const WORDS: Readonly<Record<Release['state'], string>> = {
  waiting: 'Waiting for its turn to be checked…',
  checking: 'Checking: the lesson is compiled, its cells run, its exercises are graded…',
  passed: 'All is well: the lesson can be published.',
  refused: 'There are mistakes. Nothing was published.',
  scheduled: 'All is well: it will be published at its date.',
  published: 'Published: learners see it now.',
  cancelled: 'It was taken back.',
  failed: 'Something on our side failed, several times. Nothing was published; try again later.',
};

export function ReleaseReport({ release: { state, report }, canOpen, onOpen }: ReleaseReportProps) {
  return (
    <section className={styles.report} aria-label="Report" data-release={state}>
      <p role="status" className={styles.verdict} data-good={state === 'passed' || state === 'published' || state === 'scheduled'}>
        {WORDS[state]}
      </p>
      {report && report.problems.length > 0 && <ProblemList problems={report.problems} canOpen={canOpen} onOpen={onOpen} />}
      {report?.lessons.map(({ slug, words, minutes, cells, exercises }) => (
        <dl key={slug} className={styles.facts}>
          <dt>Reading</dt>
          <dd>
            {words} words, about {Math.round(minutes)} minutes
          </dd>
          {cells.map(({ id, ms, mib }) => (
            <div key={id}>
              <dt>Cell {id}</dt>
              <dd>{ms === null ? 'needs a browser, not run' : `ran in ${Math.round(ms)} ms${mib === null ? '' : `, held at most ${Math.round(mib)} MiB`}`}</dd>
            </div>
          ))}
          {exercises.map(({ id, points, graded, mutants }) => (
            <div key={id}>
              <dt>Exercise {id}</dt>
              <dd>
                {points} points, {graded} solutions graded{mutants && `, ${mutants.lost} of ${mutants.tried} changed solutions lose marks`}
              </dd>
            </div>
          ))}
        </dl>
      ))}
    </section>
  );
}
