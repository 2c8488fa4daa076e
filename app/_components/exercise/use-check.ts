'use client';
/** Runs the visible checks here in the browser; the runner is fetched on first use. */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { CheckResult, Verdict } from '#lib/grading/verdict.ts';
import type { BenchExercise } from './bench.tsx';

export type CheckState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'running'; readonly results: readonly CheckResult[] }
  | { readonly phase: 'done'; readonly verdict: Verdict; /** the text that was checked */ readonly code: string }
  | { readonly phase: 'stopped'; readonly results: readonly CheckResult[] }
  /** could not start: offline before the first use, or a bug of ours */
  | { readonly phase: 'unavailable'; readonly message: string };

const loadRunner = () => import('#lib/client/grading/run-visible-checks.ts');

export function useCheck(exercise: BenchExercise, assetBase: string) {
  const [state, setState] = useState<CheckState>({ phase: 'idle' });
  const running = useRef<AbortController | null>(null);

  useEffect(() => () => running.current?.abort(), []);

  const check = useCallback(
    async (code: string) => {
      if (running.current) return;
      const abort = new AbortController();
      running.current = abort;
      // A late result must belong to the run that is shown.
      const isCurrent = () => running.current === abort;
      setState({ phase: 'running', results: [] });
      try {
        const { runVisibleChecks } = await loadRunner();
        if (!isCurrent()) return;
        const onCheck = (result: CheckResult) => {
          if (isCurrent()) setState((now) => (now.phase === 'running' ? { ...now, results: [...now.results, result] } : now));
        };
        const verdict = await runVisibleChecks({ exercise, code, assetBase, onCheck, signal: abort.signal });
        if (!isCurrent()) return;
        if (verdict.kind === 'ours') setState({ phase: 'unavailable', message: 'Something on our side failed, or the connection is lost.' });
        else setState({ phase: 'done', verdict, code });
      } catch (error) {
        if (isCurrent()) setState({ phase: 'unavailable', message: error instanceof Error ? error.message : String(error) });
      } finally {
        if (isCurrent()) running.current = null;
      }
    },
    [exercise, assetBase],
  );

  const stop = useCallback(() => {
    if (!running.current) return;
    running.current.abort();
    running.current = null;
    setState((now) => (now.phase === 'running' ? { phase: 'stopped', results: now.results } : now));
  }, []);

  /** Has the runner ready before it is asked for: the code on approach, a Worker with TensorFlow.js once the learner is at work. */
  const prepare = useCallback(
    async (atWork: boolean) => {
      try {
        const { warmVisibleChecks } = await loadRunner();
        if (atWork) warmVisibleChecks(assetBase, exercise.backend);
      } catch {
        // Offline: told when the checks are really asked for.
      }
    },
    [assetBase, exercise.backend],
  );

  return { state, check, stop, prepare };
}
