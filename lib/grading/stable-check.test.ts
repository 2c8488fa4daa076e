import { describe, expect, test } from 'vitest';
import { asNumbers, extremes, type LearnerValue, type StableOptions } from './check-api.ts';
import { flattenNumbers, TensorValue } from './learner-value.ts';
import { judgeOne } from './test-judge.ts';
import type { CheckResult } from './verdict.ts';

const softmax = (z: number[]): number[] => {
  const top = Math.max(...z);
  const e = z.map((value) => Math.exp(value - top));
  const total = e.reduce((sum, value) => sum + value, 0);
  return e.map((value) => value / total);
};
const naive = (z: number[]): number[] => {
  const e = z.map((value) => Math.exp(value));
  const total = e.reduce((sum, value) => sum + value, 0);
  return e.map((value) => value / total);
};
const judgeStable = (f: (...args: never[]) => LearnerValue, options: Partial<StableOptions> = {}, bundle: 'visible' | 'hidden' = 'hidden'): Promise<CheckResult> =>
  judgeOne({ f }, ({ check }) => void check.stable('survives', { points: 2, of: 'f', inputs: extremes({ as: 'array', length: 3 }), ...options }), { bundle });

describe('softmax at the edge', () => {
  test('with the largest logit taken off it holds', async () => {
    const holds: StableOptions['holds'] = ({ expect: judged }, value) => judged(value).toBeProbabilities();
    expect(await judgeStable(softmax, { holds })).toMatchObject({ status: 'passed', earned: 2 });
  });

  test('as in the formula it gives NaN, shown on the mildest input that breaks it', async () => {
    expect(await judgeStable(naive)).toMatchObject({ status: 'failed', tried: 'f([710, 710, 710])', got: '[NaN, NaN, NaN]', rule: expect.stringContaining('must not give NaN') as string, expected: null });
  });

  test.each<[string, (z: number[]) => LearnerValue]>([
    ['a constant', () => [0, 0, 0]],
    ['NaN replaced by zeros', (z) => naive(z).map((p) => (Number.isNaN(p) ? 0 : p))],
    ['clipped logits, which are not the same any more', (z) => naive(z.map((value) => Math.min(50, Math.max(-50, value)))).map((p, i) => p + (i === 0 ? 0.01 : 0))],
  ])('what the author states must hold: %s', async (_name, f) => {
    const holds: StableOptions['holds'] = ({ expect: judged }, value) => judged(value).toBeProbabilities();
    expect(await judgeStable(f, { holds })).toMatchObject({ status: 'failed' });
  });

  test('an invariance may ask again: all logits moved by the same', async () => {
    const define = (f: (z: number[]) => LearnerValue): Promise<CheckResult> =>
      judgeOne({ f }, ({ learner, check }) => {
        check.stable('moved', {
          points: 1,
          of: 'f',
          inputs: extremes({ as: 'array', length: 3 }),
          holds: async ({ expect: judged }, value, logits) => judged(await learner.call('f', asNumbers(logits ?? []).map((z) => z + 8))).toBeCloseTo([...asNumbers(value)], { within: 1e-3 }),
        });
      });
    expect(await define(softmax)).toMatchObject({ status: 'passed' });
    expect(await define((z) => softmax(z.map((value) => Math.abs(value))))).toMatchObject({ status: 'failed' });
  });
});

describe('what counts as stable', () => {
  const numbers = extremes({ as: 'number' });

  test.each<[string, (x: number) => LearnerValue, 'passed' | 'failed']>([
    ['1 / (1 + e^-x)', (x) => 1 / (1 + Math.exp(-x)), 'passed'],
    ['e^x / (1 + e^x)', (x) => Math.exp(x) / (1 + Math.exp(x)), 'failed'],
    ['e^x overflows', (x) => Math.exp(x), 'failed'],
    ['nothing', () => undefined, 'failed'],
    ['an empty array', () => [], 'failed'],
    ['a text', () => '0.5', 'failed'],
  ])('%s', async (_name, f, status) => {
    expect(await judgeStable(f, { inputs: numbers })).toMatchObject({ status });
  });

  test('infinities where the author allows them, NaN never', async () => {
    expect(await judgeStable((x: number) => Math.exp(x), { inputs: numbers, infinite: true })).toMatchObject({ status: 'passed' });
    expect(await judgeStable((x: number) => Math.exp(x) - Math.exp(x), { inputs: numbers, infinite: true })).toMatchObject({ status: 'failed' });
  });

  test('`with` makes the arguments', async () => {
    const result = await judgeStable((z: number[], target: number[]) => (z[0] ?? 0) / (target[0] ?? 0), { with: (z) => [z, [0]] }, 'visible');
    expect(result).toMatchObject({ status: 'failed', tried: 'f([0, 0, 0], [0])', got: 'NaN' });
  });
});

test('extremes: equal, one above, one below, spread, as good as minus infinity; mild before wild', () => {
  const rows = extremes({ as: 'array', length: 3 }).map((row) => JSON.stringify(row));
  for (const wanted of ['[0,0,0]', '[1e-30,1e-30,1e-30]', '[104,104,104]', '[-746,-746,-746]', '[89,0,0]', '[-89,0,0]', '[-710,0,710]', '[-1000000000,-1000000000,0]']) expect(rows).toContain(wanted);
  const sizes = extremes({ as: 'number' }).map((value) => Math.abs(Number(value)));
  expect(sizes.slice(3)).toEqual(sizes.slice(3).toSorted((a, b) => a - b));
  const [batch] = extremes({ as: 'tensor', length: 3, rows: 2 });
  expect(batch).toBeInstanceOf(TensorValue);
  expect((batch as TensorValue).shape).toEqual([2, 3]);
  expect(extremes({ as: 'array', length: 1 }).every((row) => flattenNumbers(row)?.every(Number.isFinite))).toBe(true);
});
