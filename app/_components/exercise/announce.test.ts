import { describe, expect, it } from 'vitest';
import type { CheckResult, Verdict } from '#lib/grading/verdict.ts';
import { announceCheck as announceCheckWith, announceSubmission as announceSubmissionWith } from './announce.ts';
import { tellVerdict } from './tell-verdict.ts';

const announceCheck = (state: Parameters<typeof announceCheckWith>[0]): string => announceCheckWith(state, tellVerdict);
const announceSubmission = (state: Parameters<typeof announceSubmissionWith>[0]): string => announceSubmissionWith(state, tellVerdict);

const check = (status: CheckResult['status'], index: number): CheckResult => ({ index, bundle: 'visible', title: 'a check', status, points: 1, earned: status === 'passed' ? 1 : 0, rule: null, tried: null, got: null, expected: null, note: null });
const verdict = (kind: Verdict['kind'], checks: readonly CheckResult[] = []): Verdict => ({ kind, points: 2, earned: checks.filter(({ status }) => status === 'passed').length, checks, error: null, limit: null, log: '' });
const view = { id: 's', exercise: 'c/l/e', exerciseTitle: 'E', createdAt: '', place: null, wait: null, checking: null, verdict: null, receipt: null, costsAttempt: null, afterSolution: false, regraded: null } as const;

describe('announceCheck', () => {
  it('says how many passed, and never more than the visible ones', () => {
    expect(announceCheck({ phase: 'done', code: '', verdict: verdict('passed', [check('passed', 0), check('passed', 1)]) })).toBe('All 2 visible checks passed');
    expect(announceCheck({ phase: 'done', code: '', verdict: verdict('partly', [check('passed', 0), check('failed', 1)]) })).toBe('1 of 2 visible checks passed');
    expect(announceCheck({ phase: 'done', code: '', verdict: verdict('passed', [check('passed', 0)]) })).toBe('The visible check passed');
    expect(announceCheck({ phase: 'done', code: '', verdict: verdict('failed', [check('failed', 0)]) })).toBe('0 of 1 visible check passed');
  });

  it('says what stopped the code', () => {
    expect(announceCheck({ phase: 'done', code: '', verdict: verdict('time') })).toMatch(/^Out of time: 0 of 2 points/);
    // a text that could not be read has not run, let alone stopped
    expect(announceCheck({ phase: 'done', code: '', verdict: verdict('error') })).toBe('Error in your code: 0 of 2 points. An error in your code kept it from being judged.');
  });
});

describe('announceSubmission', () => {
  it('follows the way to the verdict', () => {
    expect(announceSubmission({ phase: 'following', pending: null, link: 'live', view: { ...view, state: 'queued', place: 2 } })).toBe('Submitted, 2 before yours in the queue');
    expect(announceSubmission({ phase: 'following', pending: null, link: 'live', view: { ...view, state: 'queued', place: 40, wait: { kind: 'about', seconds: 17 } } })).toBe('Submitted, 40 before yours in the queue, about 20 seconds');
    expect(announceSubmission({ phase: 'following', pending: null, link: 'live', view: { ...view, state: 'queued', place: 0, wait: { kind: 'no-grader' } } })).toContain('nothing is graded at the moment');
    expect(announceSubmission({ phase: 'following', pending: null, link: 'live', view: { ...view, state: 'running' } })).toBe('Your submission is running');
    expect(announceSubmission({ phase: 'following', pending: null, link: 'lost', view: { ...view, state: 'running' } })).toBe('Connection lost. Your submission is stored');
  });

  it('gives no score for what is not the learner’s mistake', () => {
    for (const kind of ['broken', 'ours'] as const) {
      expect(announceSubmission({ phase: 'done', code: null, fresh: true, view: { ...view, state: 'done', verdict: verdict(kind) } })).not.toContain('points');
    }
  });

  it('is silent about a verdict that was there when the page opened', () => {
    expect(announceSubmission({ phase: 'done', code: null, fresh: false, view: { ...view, state: 'done', verdict: verdict('passed') } })).toBe('');
  });
});
