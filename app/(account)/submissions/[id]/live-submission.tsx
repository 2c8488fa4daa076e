'use client';
/** Follows a submission that is not judged yet, and has the page drawn anew when it is. */
import { useRouter } from 'next/navigation';
import { useEffect, useState } from 'react';
import { SubmissionProgress } from '#app/_components/exercise/submission-progress.tsx';
import { SubmissionClient } from '#lib/client/submissions/submission-client.ts';
import type { SubmissionState } from '#lib/client/submissions/submission-flow.ts';
import type { SubmissionView } from '#lib/grading/submission.ts';

export function LiveSubmission({ view }: { readonly view: SubmissionView }) {
  const router = useRouter();
  const [state, setState] = useState<SubmissionState>({ phase: 'following', pending: null, view, link: 'live' });

  useEffect(() => {
    const client = new SubmissionClient(view.exercise);
    client.subscribe(() => {
      const now = client.getState();
      setState(now);
      if (now.phase === 'done' && now.view.verdict?.kind !== 'ours') router.refresh();
    });
    client.found(view);
    return () => client.dispose();
  }, [view, router]);

  if (state.phase === 'done') return null;
  return (
    <div role="status">
      <SubmissionProgress state={state} onTryNow={() => router.refresh()} />
    </div>
  );
}
