import { describe, expect, test } from 'vitest';
import { array, checks, float, int, oneOf, record, tensor, type TensorValue, type CheckDefinition, type LearnerValue } from './check-api.ts';
import { LearnerGone, LearnerThrew, NOT_RUN_NOTE } from './check-outcome.ts';
import { judge } from './test-judge.ts';
import { runChecks } from './run-checks.ts';

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

describe('an example', () => {
  test('passes with its points', async () => {
    const [result] = await judge({ sigmoid }, ({ learner, check }) => {
      check('half', { points: 2 }, async ({ expect: judged }) => judged(await learner.call('sigmoid', 0)).toBeCloseTo(0.5));
    });
    expect(result).toMatchObject({ status: 'passed', earned: 2, points: 2, tried: null, got: null });
  });

  test('fails with what was tried, got and expected', async () => {
    const [result] = await judge({ sigmoid: (x: number) => x }, ({ learner, check }) => {
      check('half', { points: 2, rule: 'σ(0) = ½' }, async ({ expect: judged }) => judged(await learner.call('sigmoid', 0)).toBeCloseTo(0.5, { within: 0.1 }));
    });
    expect(result).toMatchObject({ status: 'failed', earned: 0, rule: 'σ(0) = ½', tried: 'sigmoid(0)', got: '0', expected: '0.5 within 0.1' });
  });

  test('is an error when the function is missing', async () => {
    const [result] = await judge({}, ({ learner, check }) => {
      check('half', { points: 1 }, async () => void (await learner.call('sigmoid', 0)));
    });
    expect(result).toMatchObject({ status: 'error', got: 'ReferenceError: sigmoid is not defined' });
  });

  test('is broken when it throws by itself, and says nothing of why', async () => {
    const [result] = await judge({}, ({ check }) => {
      check('oops', { points: 1 }, () => {
        throw new Error('the answer is 42');
      });
    });
    expect(result?.status).toBe('broken');
    expect(JSON.stringify(result)).not.toContain('42');
  });
});

describe('a property', () => {
  const isIncreasing = ({ learner, check }: CheckDefinition): void => {
    check.property('below ten', { points: 1, inputs: [int({ min: 0, max: 1000 }), float({ min: 0, max: 1 })] }, async ({ expect: judged }, n) => judged(await learner.call('f', n)).toBeLessThan(10));
  };

  test('shrinks to the smallest failing input', async () => {
    const [result] = await judge({ f: (n: number) => n }, isIncreasing);
    expect(result).toMatchObject({ status: 'failed', tried: 'f(10)', got: '10' });
  });

  test('shrinks what throws, too', async () => {
    const f = (n: number): number => {
      if (n > 20) throw new LearnerThrew({ name: 'RangeError', message: 'too large', line: 4, column: 1, memory: false });
      return 0;
    };
    const [result] = await judge({ f }, isIncreasing);
    expect(result).toMatchObject({ status: 'error', tried: 'f(21)', got: 'RangeError: too large (line 4)' });
  });

  test('tries the same inputs for the same seed, others for another', async () => {
    const seen = async (seed: number): Promise<string> => {
      const inputs: number[] = [];
      await judge({ f: (n: number) => (inputs.push(n), 0) }, isIncreasing, { seed });
      return inputs.join();
    };
    expect(await seen(1)).toBe(await seen(1));
    expect(await seen(1)).not.toBe(await seen(2));
  });

  test('stops at once when the check itself is broken', async () => {
    let runs = 0;
    const [result] = await judge({}, ({ check }) => {
      check.property('oops', { points: 1, inputs: [int()] }, () => {
        runs++;
        throw new TypeError('oops');
      });
    });
    expect(result?.status).toBe('broken');
    expect(runs).toBe(1);
  });

  test('draws arrays, tensors, choices and records', async () => {
    const seen: LearnerValue[] = [];
    await judge({ f: (...args: LearnerValue[]) => void seen.push(args) }, ({ learner, check }) => {
      check.property('any', { points: 1, runs: 20, inputs: [array(float({ min: -1, max: 1 }), { length: 3 }), tensor(int(), { shape: [2, 2], dtype: 'int32' }), oneOf('a', int({ min: 5, max: 6 })), record({ b: float() })] }, async (_context, ...args) => void (await learner.call('f', ...args)));
    });
    expect(seen).toHaveLength(20);
    for (const [list, t, choice, fields] of seen as [number[], TensorValue, string | number, { b: number }][]) {
      expect(list.length === 3 && list.every((value) => value >= -1 && value <= 1)).toBe(true);
      expect([t.shape, t.dtype]).toEqual([[2, 2], 'int32']);
      expect(['a', 5, 6]).toContain(choice);
      expect(Number.isFinite(fields.b)).toBe(true);
    }
  });
});

describe('dependencies and limits', () => {
  test('a check is not run when one that it needs did not pass', async () => {
    const results = await judge({ f: () => 1 }, ({ learner, check }) => {
      const first = check('shape', { points: 1 }, async ({ expect: judged }) => judged(await learner.call('f')).toBe(2));
      const second = check('values', { points: 1, after: [first] }, () => undefined);
      check('more', { points: 1, after: [second] }, () => undefined);
    });
    expect(results.map(({ status, note }) => [status, note])).toEqual([['failed', null], ['skipped', 'Not run: fix “shape” first.'], ['skipped', 'Not run: fix “values” first.']]);
  });

  test('after the realm is gone nothing more is run, even when the author swallows it', async () => {
    const results = await runChecks(
      checks(({ learner, check }) => {
        check('one', { points: 1 }, () => undefined);
        check('two', { points: 1 }, async () => void (await learner.call('f').catch(() => 0)));
        check('three', { points: 1 }, () => undefined);
      }),
      { bundle: 'visible', seed: 1, ask: () => Promise.reject(new LearnerGone('time', 'took too long')) },
    );
    expect(results.map(({ status, note }) => [status, note])).toEqual([['passed', null], ['time', 'took too long'], ['skipped', NOT_RUN_NOTE]]);
  });

  test.each([
    ['no check', () => undefined],
    ['no points', ({ check }: CheckDefinition) => void check('a', { points: 0 }, () => undefined)],
    ['NaN points', ({ check }: CheckDefinition) => void check('a', { points: NaN }, () => undefined)],
    ['the same title twice', ({ check }: CheckDefinition) => [1, 2].forEach(() => check('a', { points: 1 }, () => undefined))],
    ['a band that a constant answer reaches', ({ check }: CheckDefinition) => void check.learns('a', { predict: 'p', inputs: [1, 2], labels: [1, 2], bands: [{ atLeast: 0.5, points: 1 }] })],
    ['too few examples to be sure', ({ check }: CheckDefinition) => void check.learns('a', { predict: 'p', inputs: [1, 2], labels: [1, 2], confidence: 0.95, bands: [{ atLeast: 0.9, points: 1 }] })],
    ['a confidence that nobody tabled', ({ check }: CheckDefinition) => void check.learns('a', { predict: 'p', inputs: [1, 2], labels: [1, 2], confidence: 0.94, bands: [{ atLeast: 0.9, points: 1 }] })],
    ['seeds without training', ({ check }: CheckDefinition) => void check.learns('a', { predict: 'p', inputs: [1, 2], labels: [1, 2], seeds: 3, bands: [{ atLeast: 0.9, points: 1 }] })],
    ['no extreme inputs', ({ check }: CheckDefinition) => void check.stable('a', { points: 1, of: 'f', inputs: [] })],
    ['bands that fall', ({ check }: CheckDefinition) => void check.learns('a', { predict: 'p', inputs: [1], labels: [1], bands: [{ atLeast: 0.9, points: 1 }, { atLeast: 0.8, points: 2 }] })],
    ['a stranger in after', ({ check }: CheckDefinition) => void check('a', { points: 1, after: [{ index: 0, title: 'b' }] }, () => undefined)],
  ])('a definition is refused with %s', async (_name, define) => {
    await expect(judge({}, define)).rejects.toThrow(/^Expected/);
  });
});

describe('hidden checks', () => {
  const secret = 0.731058;
  const define = ({ learner, check }: CheckDefinition): void => {
    check('value', { points: 1, rule: 'the rule' }, async ({ expect: judged }) => judged(await learner.call('f', 1)).toBeCloseTo(secret));
    check('values', { points: 1 }, async ({ expect: judged }) => judged(await learner.call('f', 1)).toBeCloseTo([secret, 2 * secret]));
    check('same', { points: 1 }, async ({ expect: judged }) => judged(await learner.call('f', 1)).toEqual({ secret }));
    check('more', { points: 1 }, async ({ expect: judged }) => judged(await learner.call('f', 1)).toBeGreaterThan(secret));
    check('words', { points: 1 }, async ({ expect: judged }) => judged(await learner.call('f', 1)).toSatisfy(() => false, `is ${secret}`));
    check('throws', { points: 1 }, () => {
      throw new Error(`expected ${secret}`);
    });
    check.learns('learned', { predict: 'f', inputs: [secret, secret], labels: [secret, 0], bands: [{ atLeast: 0.9, points: 1 }] });
  };

  test('never say what was expected', async () => {
    const results = await judge({ f: () => [0.25, 0.5] }, define, { bundle: 'hidden' });
    expect(results.every(({ status }) => status !== 'passed')).toBe(true);
    expect(results.every(({ expected, note, status }) => expected === null && (note === null || status === 'broken'))).toBe(true);
    expect(JSON.stringify(results)).not.toContain(String(secret));
    expect(JSON.stringify(results)).not.toMatch(/\.ts:|at .*\(/);
  });

  test('still say what was tried, what came and the rule', async () => {
    expect((await judge({ f: () => 0.25 }, define, { bundle: 'hidden' }))[0]).toMatchObject({ tried: 'f(1)', got: '0.25', rule: 'the rule' });
  });

  test('visible ones do', async () => {
    expect(JSON.stringify(await judge({ f: () => 0.25 }, define))).toContain(String(secret));
  });
});
