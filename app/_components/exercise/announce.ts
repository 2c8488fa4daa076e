/** What a screen reader hears: one short sentence per change, never the whole list. */
import type { SubmissionState } from '#lib/client/submissions/submission-flow.ts';
import type { SubmissionView } from '#lib/grading/submission.ts';
import { VERDICT_WORDS, type Verdict } from '#lib/grading/verdict.ts';
import type { CheckState } from './use-check.ts';
import { countPoints, describePlace, describeWait, formatPoints } from './words.ts';

export function announceCheck(state: CheckState): string {
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
      return announceVerdict(state.verdict);
    }
  }
}

export function announceSubmission(state: SubmissionState): string {
  switch (state.phase) {
    case 'idle':
      return '';
    case 'sending':
      return 'Submission saved, sending';
    case 'waiting':
      return 'No connection. Your submission is kept and sent later';
    case 'following':
      if (state.link === 'lost') return 'Connection lost. Your submission is stored';
      return state.view.state === 'queued' ? announceQueue(state.view) : 'Your submission is running';
    case 'done':
      return state.fresh && state.view.verdict ? announceVerdict(state.view.verdict) : '';
    case 'refused':
      return `Submission not accepted. ${state.message}`;
  }
}

/** The place alone, and the wait in round words: both change seldom, so that nobody is read numbers for a minute. */
function announceQueue({ place, wait }: SubmissionView): string {
  const words = describeWait(wait);
  return `Submitted, ${describePlace(place)}${words === '' ? '' : `, ${words}`}`;
}

function announceVerdict(verdict: Verdict): string {
  const { title, meaning } = VERDICT_WORDS[verdict.kind];
  if (verdict.kind === 'broken' || verdict.kind === 'ours') return `${title}. ${meaning}`;
  return `${title}: ${formatPoints(verdict.earned)} of ${countPoints(verdict.points)}. ${meaning}`;
}
