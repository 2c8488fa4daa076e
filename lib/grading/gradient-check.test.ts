import { describe, expect, test } from 'vitest';
import { array, asNumbers, float, tensor, type TensorValue, type GradientOptions, type LearnerValue } from './check-api.ts';
import { judgeOne, type Functions } from './test-judge.ts';
import type { CheckResult } from './verdict.ts';

const THREE = array(float({ min: -1, max: 1 }), { length: 3 });
const check = (functions: Functions, options: Partial<GradientOptions> = {}): Promise<CheckResult> =>
  judgeOne(functions, ({ check: declare }) => void declare.gradient('by differences', { points: 1, of: 'f', gradient: 'g', inputs: [THREE], ...options }), { bundle: 'visible' });

const squares = (w: number[]): number => w.reduce((sum, value) => sum + value ** 2, 0);
const slopes = (w: number[]): number[] => w.map((value) => 2 * value);
const atZero = float({ min: 0, max: 0 });

describe('right derivatives', () => {
  test.each<[string, (x: number) => number, (x: number) => number, number]>([
    ['a square', (x) => x * x, (x) => 2 * x, 1],
    ['strong curvature', (x) => Math.sin(20 * x), (x) => 20 * Math.cos(20 * x), 1],
    ['large arguments', (x) => x ** 3, (x) => 3 * x * x, 1e4],
    ['a flat sigmoid', (x) => 1 / (1 + Math.exp(-x)), (x) => Math.exp(-Math.abs(x)) / (1 + Math.exp(-Math.abs(x))) ** 2, 20],
    ['a large constant beside it', (x) => 1e6 + x, () => 1, 1],
    ['float32 inside', (x) => Math.fround(Math.tanh(x)), (x) => 1 - Math.tanh(x) ** 2, 2],
  ])('%s', async (_name, f, g, max) => {
    expect(await check({ f, g }, { inputs: [float({ min: -max, max })], runs: 30 })).toMatchObject({ status: 'passed' });
  });

  test('of arrays, and of tensors in float32', async () => {
    expect(await check({ f: squares, g: slopes })).toMatchObject({ status: 'passed' });
    const values = (w: TensorValue): number[] => [...asNumbers(w)];
    const single = { f: (w: TensorValue) => Math.fround(squares(values(w))), g: (w: TensorValue) => tensor(slopes(values(w)), w.shape) };
    expect(await check(single, { inputs: [tensor(float({ min: -1, max: 1 }), { shape: [2, 2] })], runs: 20 })).toMatchObject({ status: 'passed' });
  });

  test('against a function of the author’s', async () => {
    const of = (w: LearnerValue): number => squares([...asNumbers(w)]);
    expect(await check({ g: slopes }, { of })).toMatchObject({ status: 'passed' });
    expect(await check({ g: (w: number[]) => w }, { of })).toMatchObject({ status: 'failed' });
  });
});

describe('at a corner', () => {
  const relu = (x: number): number => Math.max(0, x);

  test.each([0, 0.5, 1])('every slope between both sides is right: %s', async (slope) => {
    expect(await check({ f: relu, g: () => slope }, { inputs: [atZero] })).toMatchObject({ status: 'passed' });
  });

  test.each([-0.5, 1.5, NaN])('another is not: %s', async (slope) => {
    expect(await check({ f: relu, g: () => slope }, { inputs: [atZero] })).toMatchObject({ status: 'failed', expected: 'from 0 to 1 by central differences' });
  });

  test.each([1e-6, 2e-6, 4e-6, 7e-6, 9e-6, -3e-6])('close to one, at %s, the true derivative is right', async (x) => {
    expect(await check({ f: relu, g: (at: number) => (at > 0 ? 1 : 0) }, { inputs: [float({ min: x, max: x })] })).toMatchObject({ status: 'passed' });
  });
});

describe('wrong derivatives', () => {
  test('with the component', async () => {
    const result = await check({ f: squares, g: (w: number[]) => w.map((value, i) => (i === 1 ? value + 1 : 2 * value)) });
    expect(result).toMatchObject({ status: 'failed' });
    expect(result.tried).toMatch(/^g\(\[[^)]*\)$/);
    expect(result.got).toContain('wrong in component 2');
    expect(result.note).toContain('Component 2 of 3');
  });

  test('off by half a percent, however small the numbers are', async () => {
    for (const scale of [1, 1e-3, 1e3]) {
      const f = (x: number): number => scale * x * x;
      expect(await check({ f, g: (x: number) => 2.01 * scale * x }, { inputs: [float({ min: 0.5, max: 1 })] }), String(scale)).toMatchObject({ status: 'failed' });
    }
  });

  test.each([Infinity, -Infinity])('%s, to which any slope is relatively close', async (slope) => {
    expect(await check({ f: (x: number) => x * x, g: () => slope }, { inputs: [float({ min: 1, max: 2 })] })).toMatchObject({ status: 'failed' });
  });

  test.each<[string, LearnerValue]>([
    ['too short', [1, 2]],
    ['one number that would broadcast', 0],
    ['a row that would broadcast', [[0, 0, 0]]],
    ['NaN', [NaN, NaN, NaN]],
    ['infinity', [Infinity, 0, 0]],
    ['nothing', undefined],
  ])('%s', async (_name, value) => {
    expect(await check({ f: squares, g: () => value })).toMatchObject({ status: 'failed' });
  });

  test('the shape is a rule of its own, told for hidden checks too', async () => {
    const result = await judgeOne({ f: squares, g: () => 1 }, ({ check: declare }) => void declare.gradient('slope', { points: 1, rule: 'The author’s.', of: 'f', gradient: 'g', inputs: [THREE] }), { bundle: 'hidden' });
    expect(result).toMatchObject({ status: 'failed', expected: null, rule: 'The author’s. A derivative has the shape of what it is taken by.', got: '1 (shape [])' });
  });
});
