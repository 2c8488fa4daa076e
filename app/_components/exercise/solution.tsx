'use client';
/** The author's solution: says when it opens, and once it is open fetches and shows it beside the learner's code. */
import { useState } from 'react';
import { Button } from '#app/_components/ui/button.tsx';
import { Icon } from '#app/_components/ui/icon.tsx';
import type { ExerciseStanding, SolutionView } from '#lib/grading/submission.ts';
import styles from './hints.module.css';
import { countTries } from './words.ts';

const loadPanel = () => import('./solution-panel.tsx');

interface SolutionProps {
  readonly exercise: string;
  readonly standing: ExerciseStanding | null;
  readonly afterAttempts: number;
  /** the learner's text now */
  readonly code: string;
}

type Fetched = { readonly phase: 'none' | 'loading' } | { readonly phase: 'here'; readonly solution: SolutionView; readonly Panel: Awaited<ReturnType<typeof loadPanel>>['SolutionPanel'] } | { readonly phase: 'failed'; readonly message: string };

export function Solution({ exercise, standing, afterAttempts, code }: SolutionProps) {
  const [fetched, setFetched] = useState<Fetched>({ phase: 'none' });
  const [open, setOpen] = useState(false);

  const fetchSolution = async () => {
    setFetched({ phase: 'loading' });
    try {
      const [{ readSolution }, { SolutionPanel }] = await Promise.all([import('#lib/client/submissions/api.ts'), loadPanel()]);
      const answer = await readSolution(exercise);
      if (answer.kind === 'ok') setFetched({ phase: 'here', solution: answer.value, Panel: SolutionPanel });
      else setFetched({ phase: 'failed', message: answer.kind === 'refused' ? answer.message : 'The server could not be reached. Try again when the connection is back.' });
    } catch {
      setFetched({ phase: 'failed', message: 'The solution could not be fetched. Try again when the connection is back.' });
    }
  };

  const toggle = () => {
    setOpen(!open);
    if (!open && fetched.phase !== 'here' && fetched.phase !== 'loading') void fetchSolution();
  };

  if (!standing?.solutionOpen) {
    return (
      <p className={styles.locked}>
        <Icon name="lock" size={14} />
        <span>
          The solution opens with full marks or after {countTries(afterAttempts)}
          {standing && standing.attempts > 0 ? ` (${standing.attempts} so far)` : ''}.
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
