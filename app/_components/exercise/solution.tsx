'use client';
/** The author's solution: says when it opens and what opening it means, then fetches and shows it beside the learner's code. */
import { useState } from 'react';
import { Button } from '#app/_components/ui/button.tsx';
import { Icon } from '#app/_components/ui/icon.tsx';
import type { ExerciseStanding, SolutionView } from '#lib/grading/submission.ts';
import styles from './hints.module.css';
import { countPoints, countTries, formatPoints } from './words.ts';

const loadPanel = () => import('./solution-panel.tsx');

interface SolutionProps {
  readonly exercise: string;
  readonly standing: ExerciseStanding | null;
  readonly afterAttempts: number;
  /** the learner's text now */
  readonly code: string;
  /** the server has noted that the solution was opened */
  readonly onOpened: () => void;
}

type Fetched = { readonly phase: 'none' | 'loading' } | { readonly phase: 'here'; readonly solution: SolutionView; readonly Panel: Awaited<ReturnType<typeof loadPanel>>['SolutionPanel'] } | { readonly phase: 'failed'; readonly message: string };

export function Solution({ exercise, standing, afterAttempts, code, onOpened }: SolutionProps) {
  const [fetched, setFetched] = useState<Fetched>({ phase: 'none' });
  const [open, setOpen] = useState(false);

  const mark = standing?.mark ?? null;
  /** nothing is lost by opening it after full marks, or again */
  const mustAsk = standing !== null && !standing.solutionSeen && (mark === null || mark.earned < mark.points) && fetched.phase === 'none';

  const fetchSolution = async () => {
    setFetched({ phase: 'loading' });
    try {
      const [{ openSolution }, { SolutionPanel }] = await Promise.all([import('#lib/client/submissions/api.ts'), loadPanel()]);
      const answer = await openSolution(exercise);
      if (answer.kind === 'ok') {
        setFetched({ phase: 'here', solution: answer.value, Panel: SolutionPanel });
        onOpened();
      } else setFetched({ phase: 'failed', message: answer.kind === 'refused' ? answer.message : 'The server could not be reached. Try again when the connection is back.' });
    } catch {
      setFetched({ phase: 'failed', message: 'The solution could not be fetched. Try again when the connection is back.' });
    }
  };

  const toggle = () => {
    setOpen(!open);
    if (!open && !mustAsk && fetched.phase !== 'here' && fetched.phase !== 'loading') void fetchSolution();
  };

  if (!standing?.solutionOpen) {
    return (
      <p className={styles.locked}>
        <Icon name="lock" size={14} />
        <span>
          The solution opens with full marks or after {countTries(afterAttempts)}
          {standing && standing.attempts.used > 0 ? ` (${standing.attempts.used} so far)` : ''}.
        </span>
      </p>
    );
  }
  return (
    <div>
      <button type="button" className={styles.toggle} aria-expanded={open} onClick={toggle}>
        <Icon name="chevron" size={14} />
        Solution
      </button>
      {open && mustAsk && (
        <p className={styles.wait}>
          <span>
            Once you open it, what you submit is still graded but no longer counts. {mark ? `Your mark stays at ${formatPoints(mark.earned)} of ${countPoints(mark.points)}.` : 'You have no mark yet.'}
          </span>
          <Button size="sm" onClick={() => void fetchSolution()}>Open the solution</Button>
        </p>
      )}
      {open && fetched.phase === 'loading' && <p className={styles.wait}>Fetching the solution …</p>}
      {open && fetched.phase === 'failed' && (
        <p className={styles.wait} role="alert">
          {fetched.message} <Button size="sm" onClick={() => void fetchSolution()}>Try again</Button>
        </p>
      )}
      {open && fetched.phase === 'here' && <fetched.Panel solution={fetched.solution} code={code} />}
    </div>
  );
}
