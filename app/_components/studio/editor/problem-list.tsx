/** Mistakes of a draft or a check; each leads to its file and line. */
import type { ContentProblem } from '#lib/course/content-error.ts';
import { formatPlace } from '#lib/course/content-error.ts';
import styles from './studio.module.css';

interface ProblemListProps {
  readonly problems: readonly ContentProblem[];
  /** files that can be opened here */
  readonly canOpen: (file: string) => boolean;
  readonly onOpen: (problem: ContentProblem) => void;
}

export function ProblemList({ problems, canOpen, onOpen }: ProblemListProps) {
  return (
    <ol className={styles.problems} aria-label="Mistakes">
      {problems.map((problem, index) => (
        <li key={index}>
          {canOpen(problem.file) ? (
            <button type="button" className={styles.place} onClick={() => onOpen(problem)}>
              {formatPlace(problem)}
            </button>
          ) : (
            <span className={styles.place}>{formatPlace(problem)}</span>
          )}
          <span>
            Expected {problem.expected}, found {problem.found}. <strong>To do:</strong> {problem.todo}
          </span>
        </li>
      ))}
    </ol>
  );
}
