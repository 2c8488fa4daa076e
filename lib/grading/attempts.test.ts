import { describe, expect, it } from 'vitest';
import { attemptsUntilSolution, checkAttempt, costsAttempt, NO_LIMIT, toAttemptState, type AttemptFacts, type AttemptRules } from './attempts.ts';
import { exerciseSpecSchema } from './exercise.ts';
import { ATTEMPT_LIMITS } from './limits.ts';

const THREE: AttemptRules = { max: 3, coolDownSeconds: 0, counts: 'best' };
const SLOW: AttemptRules = { max: null, coolDownSeconds: 60, counts: 'last' };
const facts = (changes: Partial<AttemptFacts> = {}): AttemptFacts => ({ used: 0, pending: 0, sinceSeconds: null, solutionSeen: false, ...changes });

describe('checkAttempt', () => {
  it.each([
    ['the first of three', THREE, facts(), null],
    ['the third of three', THREE, facts({ used: 2, sinceSeconds: 0 }), null],
    ['a fourth', THREE, facts({ used: 3 }), { kind: 'attempts-used', max: 3 }],
    ['a fourth while the third is graded', THREE, facts({ used: 2, pending: 1 }), { kind: 'attempts-pending', max: 3, pending: 1 }],
    ['any number without a limit', NO_LIMIT, facts({ used: 1000, pending: 9, sinceSeconds: 0 }), null],
    ['one too early', SLOW, facts({ used: 1, sinceSeconds: 18 }), { kind: 'cool-down', coolDownSeconds: 60, waitSeconds: 42 }],
    ['one in time', SLOW, facts({ used: 1, sinceSeconds: 60 }), null],
    ['anything after the solution', { ...THREE, coolDownSeconds: 60 }, facts({ used: 3, sinceSeconds: 1, solutionSeen: true }), null],
  ])('%s', (_, rules, given, refusal) => {
    expect(checkAttempt(rules, given)).toEqual(refusal ? { ok: false, error: refusal } : { ok: true, value: null });
  });

  it('says what is left, and never less than nothing', () => {
    expect(toAttemptState(THREE, facts({ used: 1, pending: 1 })).left).toBe(1);
    // the limit was lowered after four attempts
    expect(toAttemptState(THREE, facts({ used: 4 })).left).toBe(0);
    expect(toAttemptState(NO_LIMIT, facts({ used: 4 })).left).toBeNull();
  });
});

describe('costsAttempt', () => {
  it('asks whether a text can be read only where the verdict leaves it open', () => {
    const never = (): boolean => {
      throw new Error('Expected no look at the text');
    };
    expect([costsAttempt({ kind: 'broken' }, never), costsAttempt({ kind: 'ours' }, never), costsAttempt({ kind: 'time' }, never)]).toEqual([false, false, true]);
    expect([costsAttempt({ kind: 'error' }, () => true), costsAttempt({ kind: 'error' }, () => false)]).toEqual([true, false]);
  });
});

it('the solution opens at the latest when no attempt is left', () => {
  expect([attemptsUntilSolution(5, { max: null }), attemptsUntilSolution(5, { max: 3 }), attemptsUntilSolution(2, { max: 3 })]).toEqual([5, 3, 2]);
});

describe('attempts of exercise.json', () => {
  const parse = (attempts: unknown) => exerciseSpecSchema.shape.attempts.safeParse(attempts);
  it('has no limit unless it says so', () => {
    expect(parse(undefined).data).toEqual(NO_LIMIT);
    expect(parse({ max: 3 }).data).toEqual({ max: 3, coolDownSeconds: 0, counts: 'best' });
  });
  it.each([{ max: 0 }, { max: 1.5 }, { max: ATTEMPT_LIMITS.most + 1 }, { coolDownSeconds: -1 }, { coolDownSeconds: ATTEMPT_LIMITS.coolDownSeconds + 1 }, { counts: 'first' }, { most: 3 }])('refuses %j', (attempts) => {
    expect(parse(attempts).success).toBe(false);
  });
  it('takes the limits themselves', () => {
    expect(parse({ max: ATTEMPT_LIMITS.most, coolDownSeconds: ATTEMPT_LIMITS.coolDownSeconds }).success).toBe(true);
  });
});
