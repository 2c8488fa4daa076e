import { describe, expect, test } from 'vitest';
import { tensor, type LearnsOptions, type LearnerValue } from './check-api.ts';
import { sureShare, studentLower, wilsonLower } from './confidence.ts';
import { judgeOne, type Functions } from './test-judge.ts';
import type { CheckResult } from './verdict.ts';

/** 200 points, of which the learner's code must tell the sign; drawn from the seed of the submission. */
const judgeSign = (functions: Functions, options: Partial<LearnsOptions> = {}, seed = 1): Promise<CheckResult> =>
  judgeOne(
    functions,
    ({ check, random }) => {
      const inputs = Array.from({ length: 200 }, () => [random.float(-1, 1), random.float(-1, 1)]);
      const labels = inputs.map(([x = 0, y = 0]) => (x + y > 0 ? 1 : 0));
      check.learns('tells the sign', { predict: 'predict', inputs, labels, bands: [{ atLeast: 0.7, points: 1 }, { atLeast: 0.9, points: 3 }], ...options });
    },
    { bundle: 'hidden', seed },
  );
type Rows = readonly (readonly number[])[];
const right = (rows: Rows): number[] => rows.map(([x = 0, y = 0]) => (x + y > 0 ? 1 : 0));
/** wrong for every n-th */
const wrongEvery = (n: number) => (rows: Rows) => right(rows).map((label, i) => (i % n === 0 ? 1 - label : label));

describe('predictions', () => {
  test.each<[string, (rows: Rows) => LearnerValue, string, number]>([
    ['all right', right, 'passed', 3],
    ['scores by row', (rows) => right(rows).map((label) => (label ? [0.2, 0.8] : [0.9, 0.1])), 'passed', 3],
    ['probabilities as a column', (rows) => tensor(right(rows).map((label) => [label * 0.6 + 0.2])), 'passed', 3],
    ['a fifth wrong', wrongEvery(5), 'partly', 1],
    ['half wrong', wrongEvery(2), 'failed', 0],
    ['a constant answer', (rows) => rows.map(() => 1), 'failed', 0],
    ['a constant probability', (rows) => rows.map(() => 0.5), 'failed', 0],
    ['NaN', (rows) => rows.map(() => NaN), 'failed', 0],
    ['NaN scores', (rows) => rows.map(() => [NaN, NaN]), 'failed', 0],
    ['too few', () => [1], 'failed', 0],
    ['a number that would broadcast', () => 1, 'failed', 0],
    ['a row that would broadcast', (rows) => [right(rows)], 'failed', 0],
    ['all wrong', (rows) => right(rows).map((label) => 1 - label), 'failed', 0],
  ])('%s', async (_name, predict, status, earned) => {
    expect(await judgeSign({ predict })).toMatchObject({ status, earned, points: 3, tried: 'predict on 200 held-out examples', expected: null });
  });

  test('a table of the inputs of one submission is worth nothing in the next', async () => {
    const table = new Map<string, number>();
    await judgeSign({ predict: (rows: Rows) => (rows.forEach((row, i) => table.set(row.join(), right(rows)[i] ?? 0)), right(rows)) }, {}, 1);
    const predict = (rows: Rows): number[] => rows.map((row) => table.get(row.join()) ?? 0);
    expect(await judgeSign({ predict }, {}, 1)).toMatchObject({ status: 'passed' });
    expect(await judgeSign({ predict }, {}, 2)).toMatchObject({ status: 'failed', earned: 0 });
  });
});

describe('several seeds', () => {
  /** A training that succeeds for some seeds only. */
  const withLuck = (isLucky: (seed: number) => boolean): Functions & { readonly seen: number[] } => {
    const seen: number[] = [];
    let isTrained = false;
    const train = (_epochs: number, seed: number): null => {
      seen.push(seed);
      isTrained = isLucky(seed);
      return null;
    };
    return Object.assign({ train, predict: (rows: Rows) => (isTrained ? right(rows) : rows.map(() => 1)) }, { seen: seen as never });
  };
  const options: Partial<LearnsOptions> = { train: 'train', trainOn: [10], seeds: 4 };

  test('each trains anew with a seed of its own, drawn per submission', async () => {
    const first = withLuck(() => true);
    expect(await judgeSign(first, options, 1)).toMatchObject({ status: 'passed', got: '100% right on average (100%, 100%, 100%, 100%)', tried: 'predict on 200 held-out examples, trained with 4 seeds' });
    expect(new Set(first.seen).size).toBe(4);
    const second = withLuck(() => true);
    await judgeSign(second, options, 2);
    expect(second.seen).not.toEqual(first.seen);
  });

  test('one lucky seed is not learning', async () => {
    let n = 0;
    expect(await judgeSign(withLuck(() => n++ === 0), options)).toMatchObject({ earned: 0 });
  });

  test('with a confidence, spread costs: three good runs of four are not sure', async () => {
    let n = 0;
    const functions = withLuck(() => ++n % 4 !== 0);
    const result = await judgeSign(functions, { ...options, confidence: 0.95 });
    expect(result).toMatchObject({ earned: 0, got: expect.stringMatching(/right on average .*; with 95% confidence at least [\d.]+%$/) as string });
  });
});

describe('confidence', () => {
  test('Wilson’s interval, as tables give it', () => {
    expect(wilsonLower(0.5, 100, 0.95)).toBeCloseTo(0.4038, 4);
    expect(wilsonLower(1, 20, 0.95)).toBeCloseTo(0.8389, 4);
    expect(wilsonLower(0, 20, 0.95)).toBe(0);
  });

  test('Student’s over runs', () => {
    expect(studentLower([0.9, 0.92, 0.94], 0.95)).toBeCloseTo(0.92 - 4.3027 * (0.02 / Math.sqrt(3)), 6);
    expect(studentLower([0.9, 0.9], 0.95)).toBeNull();
    expect(studentLower(Array.from({ length: 40 }, () => 0.8), 0.99)).toBeCloseTo(0.8);
  });

  test('the lower of the two counts', () => {
    expect(sureShare([1, 1, 1], 20, 0.95)).toBeCloseTo(0.8389, 4);
    expect(sureShare([0.5, 1, 0.75], 100_000, 0.95)).toBeLessThan(0.2);
  });

  test('a share just above a band is not sure to be above it', async () => {
    expect(await judgeSign({ predict: wrongEvery(12) }, {})).toMatchObject({ earned: 3 });
    expect(await judgeSign({ predict: wrongEvery(12) }, { confidence: 0.95 })).toMatchObject({ earned: 1 });
  });
});
