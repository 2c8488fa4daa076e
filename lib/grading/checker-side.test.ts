import { describe, expect, test } from 'vitest';
import type { CheckCard } from './check-outcome.ts';
import { BrokenChecksError, CheckerSide } from './checker-side.ts';
import { OurFaultError, type Clock, type Realm } from './realm.ts';
import { WIRE_LIMITS, type LearnerAnswer } from './wire.ts';

const still: Clock = { now: () => 0, after: () => () => undefined };
const CARD: CheckCard = { index: 0, bundle: 'hidden', title: 'a', points: 2, rule: null };
const RESULT = { index: 0, bundle: 'visible', title: 'a', points: 2, status: 'passed', earned: 2, rule: null, tried: null, got: null, expected: null, note: null };

function run(frames: readonly unknown[], clock: Clock = still) {
  const realm: Realm = { tier: '', onFrame: () => undefined, onEnd: () => undefined, kill: () => undefined, send: () => queueMicrotask(() => frames.forEach((frame) => realm.onFrame(JSON.stringify(frame)))) };
  return new CheckerSide(realm, clock).run({ bundle: 'hidden', code: '', seed: 1, cards: [CARD], ask: async () => ({ type: 'value', value: 1 }), onStarted: () => undefined, onResult: () => undefined });
}

describe('what an author’s process claims', () => {
  test('is taken when it fits', async () => {
    expect(await run([{ type: 'started', index: 0 }, { type: 'result', result: RESULT }, { type: 'finished' }])).toEqual([{ ...RESULT, bundle: 'hidden' }]);
  });

  test('loses expected values of hidden checks', async () => {
    const leaky = { ...RESULT, status: 'failed', earned: 0, expected: '42', note: 'it is 42', got: '1' };
    expect(await run([{ type: 'result', result: leaky }, { type: 'finished' }])).toMatchObject([{ expected: null, note: null, got: '1' }]);
  });

  test.each([
    ['more points than the check has', { ...RESULT, earned: 3 }],
    ['NaN points', { ...RESULT, earned: null }],
    ['negative points', { ...RESULT, status: 'partly', earned: -1 }],
    ['points without passing', { ...RESULT, status: 'failed' }],
    ['passing without points', { ...RESULT, earned: 0 }],
    ['an unknown status', { ...RESULT, status: 'perfect' }],
    ['another title', { ...RESULT, title: 'b' }],
    ['another index', { ...RESULT, index: 1 }],
    ['no record', null],
  ])('breaks the exercise: %s', async (_name, result) => {
    await expect(run([{ type: 'result', result }])).rejects.toThrow(BrokenChecksError);
  });

  test.each([
    ['an early end', [{ type: 'finished' }]],
    ['one result too many', [{ type: 'result', result: RESULT }, { type: 'result', result: RESULT }]],
    ['an unknown message', [{ type: 'grade', earned: 100 }]],
    ['its own report', [{ type: 'broken', message: 'TypeError' }]],
    ['a declaration', [{ type: 'declared', checks: [] }]],
    ['a flood of messages that each are allowed', Array.from({ length: WIRE_LIMITS.frames + 1 }, () => ({ type: 'started', index: 0 }))],
  ])('breaks the exercise: %s', async (_name, frames) => {
    await expect(run(frames)).rejects.toThrow(BrokenChecksError);
  });

  test('breaks the exercise when it takes too long', async () => {
    let now = 0;
    const passing: Clock = { now: () => now, after: (ms, callback) => (queueMicrotask(() => ((now += ms), callback())), () => undefined) };
    await expect(run([], passing)).rejects.toThrow('at most 10 s');
  });
});

test('while any question is open, time is not the checks’ own', async () => {
  const timers = new Set<() => void>();
  const clock: Clock = {
    now: () => 0,
    after: (_ms, callback) => {
      timers.add(callback);
      return () => void timers.delete(callback);
    },
  };
  const answers: ((answer: LearnerAnswer) => void)[] = [];
  const sent: string[] = [];
  const realm: Realm = { tier: '', onFrame: () => undefined, onEnd: () => undefined, kill: () => undefined, send: (frame) => void sent.push(frame) };
  const done = new CheckerSide(realm, clock).run({ bundle: 'hidden', code: '', seed: 1, cards: [CARD], ask: () => new Promise((resolve) => answers.push(resolve)), onStarted: () => undefined, onResult: () => undefined });
  expect(timers.size).toBe(1);
  for (const id of [1, 2]) realm.onFrame(JSON.stringify({ type: 'ask', id, ask: 'call', name: 'f', args: [] }));
  answers[0]?.({ type: 'value', value: 1 });
  await expect.poll(() => sent.length).toBe(2);
  expect(timers.size).toBe(0);
  answers[1]?.({ type: 'value', value: 2 });
  await expect.poll(() => sent.length).toBe(3);
  expect(timers.size).toBe(1);
  for (const frame of [{ type: 'result', result: RESULT }, { type: 'finished' }]) realm.onFrame(JSON.stringify(frame));
  await done;
  expect(timers.size).toBe(0);
});

test('a checker ended from outside is our fault', async () => {
  const realm: Realm = { tier: '', onFrame: () => undefined, onEnd: () => undefined, kill: () => undefined, send: () => queueMicrotask(() => realm.onEnd({ reason: 'killed', message: 'SIGKILL' })) };
  await expect(new CheckerSide(realm, still).declare('', 1)).rejects.toThrow(OurFaultError);
});
