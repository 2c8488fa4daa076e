import { describe, expect, test } from 'vitest';
import { seededRandom, seedFromText } from './seeded-random.ts';

describe('seededRandom', () => {
  test('gives the same numbers for the same seed, on every machine', () => {
    const random = seededRandom(7);
    const first = [random.next(), random.next(), random.next()];
    const again = seededRandom(7);
    expect([again.next(), again.next(), again.next()]).toEqual(first);
    expect(seededRandom(8).next()).not.toBe(first[0]);
  });

  test('is uniform in [0, 1) and normal with mean 0 and deviation 1', () => {
    const random = seededRandom(1);
    const uniform = Array.from({ length: 20_000 }, () => random.next());
    expect(Math.min(...uniform)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...uniform)).toBeLessThan(1);
    expect(mean(uniform)).toBeCloseTo(0.5, 1.7);
    const normal = Array.from({ length: 20_000 }, () => random.normal());
    expect(mean(normal)).toBeCloseTo(0, 1);
    expect(mean(normal.map((value) => value ** 2))).toBeCloseTo(1, 1);
  });

  test('reaches both ends of whole numbers, shuffles without loss', () => {
    const random = seededRandom(3);
    expect(new Set(Array.from({ length: 200 }, () => random.int(1, 3)))).toEqual(new Set([1, 2, 3]));
    expect(random.shuffle([1, 2, 3, 4]).sort()).toEqual([1, 2, 3, 4]);
    expect(() => random.pick([])).toThrow('empty');
  });
});

test('seeds from text differ for close texts', () => {
  const seeds = Array.from({ length: 1_000 }, (_, i) => seedFromText(String(i)));
  expect(new Set(seeds).size).toBe(1_000);
});

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
