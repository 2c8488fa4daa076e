/** What a screen reader hears: one short sentence per change, never the whole list. */
import type { SubmissionState } from '#lib/client/submissions/submission-flow.ts';
import type { SubmissionView } from '#lib/grading/submission.ts';
import type { Verdict } from '#lib/grading/verdict.ts';
import type { CheckState } from './use-check.ts';
import { describePlace, describeWait } from './words.ts';

/** Says a verdict; what has the words for it comes with the view of results. */
type Tell = (verdict: Verdict) => string;

export function announceCheck(state: CheckState, tell: Tell): string {
  switch (state.phase) {
    case 'idle':
      return '';
    case 'running':
      return 'Checking';
    case 'stopped':
      return 'Checks stopped';
    case 'unavailable':
      return 'The checks could not run';
    case 'done': {
      const { kind, checks } = state.verdict;
      const passed = checks.filter((check) => check.status === 'passed').length;
      if (kind === 'passed') return checks.length === 1 ? 'The visible check passed' : `All ${checks.length} visible checks passed`;
      if (kind === 'partly' || kind === 'failed') return `${passed} of ${checks.length} visible ${checks.length === 1 ? 'check' : 'checks'} passed`;
      return tell(state.verdict);
    }
  }
}

export function announceSubmission(state: SubmissionState, tell: Tell): string {
  switch (state.phase) {
    case 'idle':
      return '';
    case 'sending':
      return 'Submission saved, sending';
    case 'waiting':
      return 'Waiting for a connection. Your submission is kept and sent later';
    case 'following':
      if (state.link === 'lost') return 'Connection lost. Your submission is stored';
      return state.view.state === 'queued' ? announceQueue(state.view) : 'Your submission is running';
    case 'done':
      return state.fresh && state.view.verdict ? tell(state.view.verdict) : '';
    case 'refused':
      return `Submission not accepted. ${state.message}`;
  }
}

/** The place alone, and the wait in round words: both change seldom, so that nobody is read numbers for a minute. */
function announceQueue({ place, wait }: SubmissionView): string {
  const words = describeWait(wait);
  return `Submitted, ${describePlace(place)}${words === '' ? '' : `, ${words}`}`;
}
