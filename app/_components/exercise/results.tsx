'use client';
/** The newest result of an exercise: a check here, or a submission on its way or judged. */
import { Link } from '../ui/link.tsx';
import type { CodePosition } from '#lib/client/editor/editor-bridge.ts';
import type { SubmissionState } from '#lib/client/submissions/submission-flow.ts';
import { VERDICT_WORDS, type CheckResult } from '#lib/grading/verdict.ts';
import type { BenchExercise } from './bench.tsx';
import { CheckList, toRow, type CheckRow } from './check-list.tsx';
import { Notice } from './notice.tsx';
import styles from './results.module.css';
import { CheckTraceContext } from './check-trace-context.ts';
import { SubmissionProgress } from './submission-progress.tsx';
import type { CheckState } from './use-check.ts';
import { VerdictNotes } from './verdict-notes.tsx';
import { VerdictPanel } from './verdict-panel.tsx';

export { tellVerdict } from './tell-verdict.ts';

interface ResultsProps {
  readonly exercise: BenchExercise;
  readonly latest: 'check' | 'submission';
  readonly check: CheckState;
  readonly submission: SubmissionState;
  /** the exercise limits attempts */
  readonly limited: boolean;
  /** the learner's text now */
  readonly code: string;
  readonly onTryNow: () => void;
  readonly assetBase: string;
  /** opens the learner's text there */
  readonly onGoTo: (at: CodePosition) => void;
}

export function Results({ exercise, latest, check, submission, limited, code, onTryNow, assetBase, onGoTo }: ResultsProps) {
  if (latest === 'check') return <CheckOutcome exercise={exercise} state={check} code={code} assetBase={assetBase} onGoTo={onGoTo} />;
  if (submission.phase !== 'done') return <SubmissionProgress state={submission} onTryNow={onTryNow} />;
  return <Judged state={submission} limited={limited} code={code} />;
}

function CheckOutcome({ exercise, state, code, assetBase, onGoTo }: { readonly state: CheckState } & Pick<ResultsProps, 'exercise' | 'code' | 'assetBase' | 'onGoTo'>) {
  switch (state.phase) {
    case 'idle':
      return null;
    case 'running':
      return <CheckList label="Checks" rows={toRows(exercise, state.results, true)} />;
    case 'stopped':
      return (
        <>
          <Notice title="Stopped">The checks were stopped; those below had already run.</Notice>
          <CheckList label="Checks" rows={toRows(exercise, state.results, false)} />
        </>
      );
    case 'unavailable':
      return (
        <Notice title="The checks could not run here" tone="bad">
          {state.message} You can still submit: the server runs them too.
        </Notice>
      );
    case 'done':
      return (
        <CheckTraceContext value={{ assetBase, code: state.code, backend: exercise.backend, seconds: exercise.seconds, onGoTo }}>
          <VerdictPanel verdict={state.verdict} of="check" code={state.code} aside={state.code === code ? null : 'You changed the code since this check.'} />
        </CheckTraceContext>
      );
  }
}

/** Every visible check, with the results so far; the first without one is running. */
function toRows(exercise: BenchExercise, results: readonly CheckResult[], running: boolean): CheckRow[] {
  const visible = exercise.checks.filter((check) => check.bundle === 'visible');
  const byIndex = new Map(results.map((result) => [result.index, result]));
  const next = visible.findIndex((_, index) => !byIndex.has(index));
  return visible.map((check, index) => {
    const result = byIndex.get(index);
    if (result) return toRow(result);
    return { title: check.title, points: check.points, status: !running ? 'skipped' : index === next ? 'running' : 'waiting', result: null };
  });
}

function Judged({ state, limited, code }: { readonly state: Extract<SubmissionState, { phase: 'done' }>; readonly limited: boolean; readonly code: string }) {
  const { view, fresh } = state;
  if (!view.verdict) return null;
  const panel = (
    <VerdictPanel verdict={view.verdict} of="submission" code={state.code} aside={state.code === null || state.code === code ? null : 'You changed the code since this submission.'}>
      <VerdictNotes view={view} limited={limited} />
      <p className={styles.receipt}>
        <Link href={`/submissions/${view.id}`}>Open the receipt</Link>
      </p>
    </VerdictPanel>
  );
  if (fresh) return panel;
  return (
    <details className={styles.earlier}>
      <summary>
        Your last submission: {VERDICT_WORDS[view.verdict.kind].title}
        {view.regraded && ', regraded'}
      </summary>
      {panel}
    </details>
  );
}
