'use client';
/** In development: follows what the author saves, and says on every page what is wrong with it. */
import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useSyncExternalStore } from 'react';
import { followLiveContent, isNews, liveContent } from '#lib/client/live/live-content.ts';
import type { LiveProblem } from '#lib/course/live-content.ts';
import styles from './live.module.css';
import { ProblemWords, toNoteId } from './problem-note.tsx';

const NONE: readonly LiveProblem[] = [];

export function LivePage() {
  const router = useRouter();
  const page = usePathname();
  useEffect(
    () =>
      followLiveContent(page, (paths) => {
        if (isNews(page, paths)) router.refresh();
      }),
    [page, router],
  );
  const problems = useSyncExternalStore(liveContent.signal.subscribe, liveContent.problems, () => NONE);
  const words = problems.length === 0 ? '' : `${String(problems.length)} ${problems.length === 1 ? 'mistake' : 'mistakes'}: what was saved is not published`;
  return (
    <>
      <p role="status" className="visually-hidden">
        {words}
      </p>
      {problems.length > 0 && (
        <aside className={styles.list} aria-label="Mistakes in the content" data-print="no">
          <details>
            <summary>{words}</summary>
            <ol>
              {problems.map((problem, index) => (
                <li key={JSON.stringify(problem)}>
                  <ProblemWords problem={problem} href={problem.place !== null && page === `/courses/${String(problem.lesson)}` ? `#${toNoteId(index)}` : null} />
                </li>
              ))}
            </ol>
          </details>
        </aside>
      )}
    </>
  );
}
