'use client';
/** Hands in and follows. The client that does it is fetched on first use; writing the submission down never waits for that. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { findPending, keepPending, makePending } from '#lib/client/submissions/pending-store.ts';
import type { SubmissionClient as Client } from '#lib/client/submissions/submission-client.ts';
import type { PendingSubmission, SubmissionState } from '#lib/client/submissions/submission-flow.ts';
import type { SubmissionRequest, SubmissionView } from '#lib/grading/submission.ts';

const loadClient = () => import('#lib/client/submissions/submission-client.ts');
/** Offline is told when it is needed. */
const preload = () => void loadClient().catch(() => undefined);

export function useSubmission(exercise: string) {
  const [state, setState] = useState<SubmissionState>({ phase: 'idle' });
  const client = useRef<Client | null>(null);
  /** Pressed, but the client has not been fetched yet. */
  const early = useRef<PendingSubmission | null>(null);

  const open = useCallback(async (): Promise<Client> => {
    const { SubmissionClient } = await loadClient();
    if (client.current) return client.current;
    const opened = new SubmissionClient(exercise);
    opened.subscribe(() => setState(opened.getState()));
    client.current = opened;
    return opened;
  }, [exercise]);

  const deliver = useCallback(async () => {
    const pending = early.current;
    if (!pending) return;
    try {
      (await open()).press(pending);
      early.current = null;
    } catch {
      // The client itself could not be fetched: the submission is written down and goes out with the connection.
      setState({ phase: 'waiting', pending, failures: 1, kept: true, reason: 'network' });
    }
  }, [open]);

  const press = useCallback(
    (request: Omit<SubmissionRequest, 'key' | 'exercise'>) => {
      if (early.current) return;
      const pending = makePending({ ...request, exercise });
      if (client.current) return client.current.press(pending);
      early.current = pending;
      setState({ phase: 'sending', pending, failures: 0, kept: keepPending(pending) });
      void deliver();
    },
    [exercise, deliver],
  );

  const tryNow = useCallback(() => {
    if (early.current) void deliver();
    else client.current?.tryNow();
  }, [deliver]);

  /** The last submission on the server: shown when it is judged, followed when it is not (finally). */
  const found = useCallback(
    async (view: SubmissionView) => {
      if (view.state !== 'done' || view.verdict?.kind === 'ours') return (await open()).found(view);
      setState((now) => (now.phase === 'idle' ? { phase: 'done', view, code: null, fresh: false } : now));
    },
    [open],
  );

  useEffect(() => {
    let left = false;
    const resume = async () => {
      const opened = await open();
      if (!left) opened.resume();
    };
    if (findPending(exercise).length > 0) resume().catch(() => undefined); // offline: the next visit resumes
    const onOnline = () => void deliver();
    addEventListener('online', onOnline);
    return () => {
      left = true;
      removeEventListener('online', onOnline);
      client.current?.dispose();
      client.current = null;
    };
  }, [exercise, open, deliver]);

  return { state, press, tryNow, found, preload };
}
