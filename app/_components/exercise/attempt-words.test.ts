import { describe, expect, it } from 'vitest';
import type { AttemptState } from '#lib/grading/attempts.ts';
import { describeAttempts, formatClock, formatWait, roundWait } from './attempt-words.ts';
import { isHeldBack } from './use-countdown.ts';

const state = (changes: Partial<AttemptState>): AttemptState => ({ max: 3, coolDownSeconds: 0, counts: 'best', used: 0, pending: 0, left: 3, waitSeconds: 0, ...changes });

describe('describeAttempts', () => {
  it.each([
    [state({}), '3 of 3 attempts left. The best one counts. Code that cannot be read costs none.'],
    [state({ left: 1, counts: 'last' }), '1 of 3 attempts left. The last one counts. Code that cannot be read costs none.'],
    [state({ left: 0, pending: 1 }), 'No attempt is left while your last one is being graded. The best one counts.'],
    [state({ left: 0, used: 3 }), 'All 3 attempts are used. Your mark stays, and you can still check your code.'],
    [state({ left: 0, used: 1, max: 1 }), 'The one attempt is used. Your mark stays, and you can still check your code.'],
    [state({ left: null, max: null, coolDownSeconds: 90 }), '1 minute 30 seconds between two attempts. The best one counts.'],
    [state({ left: null, max: null, counts: 'last' }), 'The last one counts.'],
    [state({ left: null, max: null }), null],
  ])('%#', (given, text) => expect(describeAttempts(given, false)).toBe(text));

  it('says after the solution that nothing counts any more', () => expect(describeAttempts(state({ left: null }), true)).toContain('does not count'));
});

it('holds Submit back without attempts, or before their time', () => {
  expect([isHeldBack(state({ left: 0 }), 0), isHeldBack(state({}), 3), isHeldBack(state({}), 0), isHeldBack(state({ left: null }), 0)]).toEqual([true, true, false, false]);
});

it('rounds up for the ear', () => expect([600, 599, 61, 60, 42, 8].map(roundWait)).toEqual([600, 600, 120, 60, 50, 10]));

it.each([
  [0, '0 seconds', '0:00'],
  [1, '1 second', '0:01'],
  [65, '1 minute 5 seconds', '1:05'],
  [120, '2 minutes', '2:00'],
  [3661, '1 hour 1 minute', '1:01:01'],
])('%d seconds', (seconds, words, clock) => expect([formatWait(seconds), formatClock(seconds)]).toEqual([words, clock]));
