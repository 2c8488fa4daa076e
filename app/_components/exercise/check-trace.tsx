'use client';
/** The computation behind a failed check, on demand: runs the call that the check tried and shows every step of it. */
import { useContext, useEffect, useRef, useState } from 'react';
import { callToCode } from '#lib/grading/call-to-code.ts';
import type { Output } from '#lib/notebook/outputs.ts';
import { Button } from '../ui/button.tsx';
import { onDemand } from '../ui/on-demand.tsx';
import styles from './check-list.module.css';
import { CheckTraceContext, type CheckTraceParts } from './check-trace-context.ts';

const Outputs = onDemand(async () => (await import('../outputs/output-view.tsx')).OutputView);

type Progress = { readonly phase: 'none' | 'running' } | { readonly phase: 'here'; readonly outputs: readonly Output[] } | { readonly phase: 'failed' };

/** Offers a trace where there is one to make: the call is written out whole, and the code works with tensors. */
export function CheckTrace({ tried }: { readonly tried: string | null }) {
  const parts = useContext(CheckTraceContext);
  const call = tried === null ? null : callToCode(tried);
  if (!parts || call === null || !parts.code.includes('@tensorflow/tfjs')) return null;
  return <Offer key={`${call} ${parts.code}`} call={call} parts={parts} />;
}

function Offer({ call, parts }: { readonly call: string; readonly parts: CheckTraceParts }) {
  const [progress, setProgress] = useState<Progress>({ phase: 'none' });
  const gone = useRef(new AbortController());
  useEffect(() => {
    const controller = new AbortController();
    gone.current = controller;
    return () => controller.abort();
  }, []);

  const run = async (): Promise<void> => {
    const { signal } = gone.current;
    setProgress({ phase: 'running' });
    try {
      const { traceCall } = await import('#lib/client/grading/trace-call.ts');
      const outputs = await traceCall({ ...parts, call, signal });
      if (!signal.aborted) setProgress({ phase: 'here', outputs });
    } catch {
      if (!signal.aborted) setProgress({ phase: 'failed' });
    }
  };

  return (
    <div className={styles.trace}>
      {progress.phase !== 'here' && (
        <Button variant="plain" size="sm" disabled={progress.phase === 'running'} onClick={() => void run()}>
          {progress.phase === 'running' ? 'Tracing' : 'Trace this call'}
        </Button>
      )}
      <div role="status">
        {progress.phase === 'failed' && <p className={styles.note}>The trace could not run. Check your connection and try again.</p>}
        {progress.phase === 'here' && progress.outputs.map((output, index) => <Outputs.Part key={index} output={output} onGoTo={(_, at) => parts.onGoTo(at)} />)}
      </div>
    </div>
  );
}
