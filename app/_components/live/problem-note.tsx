'use client';
import { createContext, use } from 'react';
import { formatPlace } from '#lib/course/content-error.ts';
import type { LiveProblem } from '#lib/course/live-content.ts';
import styles from './live.module.css';

/** All that is wrong now; a note names its problem by its place in the list. */
export const LiveProblems = createContext<readonly LiveProblem[]>([]);

export const toNoteId = (index: number): string => `live-problem-${String(index)}`;

/** A mistake of the author at its place in the lesson. */
export function ProblemNote({ index }: { readonly index: string }) {
  const problem = use(LiveProblems)[Number(index)];
  return problem ? (
    <div id={toNoteId(Number(index))} className={styles.note} role="note" aria-label="Mistake" tabIndex={-1} data-print="no">
      <ProblemWords problem={problem} />
    </div>
  ) : null;
}

/** Where, what was expected, what was found, what to do. */
export function ProblemWords({ problem, href = null }: { readonly problem: LiveProblem; /** its place on this page */ readonly href?: string | null }) {
  return (
    <>
      <p className={styles.place}>{href === null ? formatPlace(problem) : <a href={href}>{formatPlace(problem)}</a>}</p>
      <dl className={styles.words}>
        {(['expected', 'found', 'todo'] as const).map((part) => (
          <div key={part}>
            <dt>{part === 'todo' ? 'to do' : part}</dt>
            <dd>{problem[part]}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
