/** A submission on its way: kept here, stored, queued, running. */
import { Button } from '#app/_components/ui/button.tsx';
import type { SubmissionState } from '#lib/client/submissions/submission-flow.ts';
import type { RunningCheck, SubmissionView } from '#lib/grading/submission.ts';
import { unreachable } from '#lib/base/invariant.ts';
import { Notice } from './notice.tsx';
import styles from './submission-progress.module.css';
import { countCheck } from './looks.ts';
import { describePlace, describeWait } from './words.ts';

const STEPS = ['Saved', 'In the queue', 'Running', 'Verdict'] as const;

interface SubmissionProgressProps {
  readonly state: SubmissionState;
  readonly onTryNow: () => void;
}

export function SubmissionProgress({ state, onTryNow }: SubmissionProgressProps) {
  switch (state.phase) {
    case 'idle':
    case 'done':
      return null;
    case 'sending':
      return <Steps reached={state.failures > 0 ? -1 : 0} text={state.failures > 0 ? 'Sending again …' : 'Saved here, sending …'} />;
    case 'waiting':
      return (
        <Notice title={state.reason === 'network' ? 'Waiting for a connection' : 'The server does not answer'} action={<Button size="sm" onClick={onTryNow}>Try now</Button>}>
          {state.kept
            ? `Your submission is saved here and will be sent when ${state.reason === 'network' ? 'the connection is back' : 'the server answers again'}. You can go on, or close the page and come back. What counts is when it arrives; it is graded by the lesson as you see it now.`
            : 'Your submission could not be saved in this browser. Keep this page open: it is sent as soon as it can be.'}
        </Notice>
      );
    case 'following':
      return (
        <>
          {state.view.state === 'queued' ? <Queued view={state.view} /> : <Steps reached={2} text={describeRun(state.view.checking)} />}
          {state.link === 'lost' && <Notice title="No connection">Your submission is stored and is graded meanwhile. The verdict appears here when the connection is back.</Notice>}
        </>
      );
    case 'refused':
      return (
        <Notice title="Not accepted" tone="bad">
          {state.message} Your code is still in the editor.
        </Notice>
      );
    default:
      return unreachable(state);
  }
}

function Queued({ view: { place, wait } }: { readonly view: SubmissionView }) {
  const words = wait?.kind === 'about' ? `${describePlace(place)}, ${describeWait(wait)}` : describePlace(place);
  return (
    <>
      <Steps reached={1} text={capitalize(words)} />
      {wait?.kind === 'no-grader' && (
        <Notice title="Nothing is graded at the moment">Your submission is stored and keeps its place. It is graded as soon as a grader is back; you can close the page and come back.</Notice>
      )}
    </>
  );
}

/** `Check 2 of 5: “is increasing”` */
const describeRun = (checking: RunningCheck | null): string => (checking ? `${capitalize(countCheck(checking))}: “${checking.title}”` : 'Running your code');

function Steps({ reached, text }: { readonly reached: number; readonly text: string }) {
  return (
    <div className={styles.progress}>
      <ol className={styles.steps} aria-label="Way of your submission">
        {STEPS.map((step, position) => (
          <li key={step} className={styles.step} data-state={position < reached ? 'past' : position === reached ? 'now' : 'ahead'} aria-current={position === reached ? 'step' : undefined}>
            {step}
          </li>
        ))}
      </ol>
      <p className={styles.now}>{text}</p>
    </div>
  );
}

const capitalize = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
