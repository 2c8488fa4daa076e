import { expect, test } from 'vitest';
import { UNTOUCHED_RULE } from './check-untouched.ts';
import { asNumbers, float, int, tensor, vector, type LearnerValue, type TensorValue } from './check-api.ts';
import { DETERMINISTIC_RULES } from './deterministic-check.ts';
import { judgeOne, type Functions } from './test-judge.ts';
import type { CheckResult } from './verdict.ts';

const check = (f: Functions[string], mayChangeArguments = false): Promise<CheckResult> =>
  judgeOne({ f }, ({ check: declare }) => void declare.deterministic('depends on its arguments alone', { points: 1, of: 'f', inputs: [vector({ length: 3, min: 1, max: 5 }), int({ min: 1, max: 99 })], mayChangeArguments }), { bundle: 'hidden' });

test('a pure function passes, NaN included', async () => {
  expect(await check((x: number[], seed: number) => x.map((value) => value * seed))).toMatchObject({ status: 'passed' });
  expect(await check(() => [NaN, -0])).toMatchObject({ status: 'passed' });
});

test('randomness without a seed', async () => {
  let n = 0;
  expect(await check(() => n++)).toMatchObject({ status: 'failed', rule: DETERMINISTIC_RULES.again, got: expect.stringMatching(/^first \d+, later \d+$/) as string });
});

test('a memory that only another call disturbs', async () => {
  let last: number[] | null = null;
  const f = (x: number[]): LearnerValue => {
    const same = last?.join() === x.join();
    const fresh = last === null;
    last = x;
    return same || fresh ? 1 : 2;
  };
  expect(await check(f)).toMatchObject({ status: 'failed', rule: DETERMINISTIC_RULES.order });
});

test.each<[string, (x: number[]) => LearnerValue]>([
  ['sorts in place', (x) => (x.unshift(x.pop() ?? 0), x.reduce((sum, value) => sum + value, 0))],
  ['writes a value', (x) => ((x[1] = -1), 0)],
  ['appends', (x) => x.push(1) * 0],
])('an argument that is changed: %s', async (_name, f) => {
  expect(await check(f)).toMatchObject({ status: 'failed', rule: UNTOUCHED_RULE, got: expect.stringMatching(/^argument 1 was \[/) as string });
  expect(await check((x: number[]) => f(x), true)).toMatchObject({ status: 'passed' });
});

test('callPure gives the value, and fails where an argument was changed', async () => {
  const judge = (f: Functions[string]): Promise<CheckResult> =>
    judgeOne({ f }, ({ check: declare, learner }) => void declare('gives the first', { points: 1 }, async ({ expect: judged }) => judged(await learner.callPure('f', [3, 1, 2])).toBe(1)));
  expect(await judge((list: number[]) => [...list].sort()[0] ?? 0)).toMatchObject({ status: 'passed' });
  expect(await judge((list: number[]) => list.sort()[0] ?? 0)).toMatchObject({ status: 'failed', rule: UNTOUCHED_RULE });
  expect(await judge((list: number[]) => list[0] ?? 0)).toMatchObject({ status: 'failed', got: '3' });
});

test('a tensor that is changed', async () => {
  const define = (f: (x: TensorValue) => LearnerValue): Promise<CheckResult> =>
    judgeOne({ f }, ({ check: declare }) => void declare.deterministic('leaves tensors alone', { points: 1, of: 'f', inputs: [tensor(float(), { shape: [2] })] }));
  expect(await define((x) => asNumbers(x)[0])).toMatchObject({ status: 'passed' });
  expect(await define((x) => ((x.values[0] = 7), 0))).toMatchObject({ status: 'failed' });
});
