import { describe, expect, test } from 'vitest';
import { array, float, int, probabilities, tensor, vector, type Arbitrary, type LearnerValue, type TensorValue } from './check-api.ts';
import { judgeOne } from './test-judge.ts';
import type { CheckResult } from './verdict.ts';

/** Everything that a property check drew. */
async function draw<T extends LearnerValue>(input: Arbitrary<T>, runs = 60): Promise<T[]> {
  const seen: T[] = [];
  await judgeOne({}, ({ check }) => void check.property('any', { points: 1, runs, inputs: [input] }, (_context, value) => void seen.push(value)));
  return seen;
}
/** What the smallest input was for which `holds` is false. */
const shrink = (input: Arbitrary<LearnerValue>, holds: (value: LearnerValue) => boolean): Promise<CheckResult> =>
  judgeOne({ f: (value: LearnerValue) => (holds(value) ? 1 : 0) }, ({ learner, check }) => {
    check.property('holds', { points: 1, runs: 100, inputs: [input] }, async ({ expect: judged }, value) => judged(await learner.call('f', value)).toBe(1));
  });

describe('distributions', () => {
  test('have the sum 1, and zeros among them', async () => {
    const all = await draw(probabilities({ length: 4 }));
    for (const p of all) {
      expect(p).toHaveLength(4);
      expect(p.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 9);
      expect(Math.min(...p)).toBeGreaterThanOrEqual(0);
    }
    expect(all.some((p) => p.includes(0))).toBe(true);
    expect(new Set(all.map(String)).size).toBeGreaterThan(50);
  });

  test('have no zeros where the author wants none', async () => {
    expect((await draw(probabilities({ length: 4, positive: true }))).every((p) => Math.min(...p) > 0)).toBe(true);
  });

  test('shrink to something simple', async () => {
    expect(await shrink(probabilities({ length: 3 }), () => false)).toMatchObject({ tried: 'f([0.33333333, 0.33333333, 0.33333333])' });
  });
});

describe('vectors and tensors', () => {
  test('vectors keep their length and range', async () => {
    expect((await draw(vector({ length: 3, min: -2, max: 2 }))).every((v) => v.length === 3 && v.every((x) => Math.abs(x) <= 2))).toBe(true);
  });

  test('a vector shrinks to the one value that matters', async () => {
    const result = await shrink(vector({ length: 3 }), (value) => !(value as number[]).some((x) => x > 2));
    expect(result.tried).toMatch(/^f\(\[(0, 0, 2\.001|0, 2\.001, 0|2\.001, 0, 0)\]\)$/);
  });

  test('sides may be drawn, the shape shrinks first', async () => {
    const input = tensor(float({ min: -1, max: 1 }), { shape: [int({ min: 1, max: 4 }), int({ min: 1, max: 4 })] });
    const shapes = (await draw(input)).map((t: TensorValue) => t.shape.join());
    expect(new Set(shapes).size).toBeGreaterThan(8);
    const result = await shrink(input, (value) => ((value as TensorValue).shape[1] ?? 0) < 2);
    expect(result.tried).toBe('f(tensor [1, 2] [[0, 0]])');
  });

  test('an array shrinks to few items', async () => {
    expect(await shrink(array(int()), (value) => (value as number[]).length < 2)).toMatchObject({ tried: 'f([0, 0])' });
  });
});
