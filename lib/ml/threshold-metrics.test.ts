import { describe, expect, test } from 'vitest';
import { seededRandom } from '#lib/base/seeded-random.ts';
import { aucOf, countAt, metricsOf, rocCurve } from './threshold-metrics.ts';

const LABELS = [1, 1, 0, 1, 0, 0, 0, 0];
const SCORES = [0.9, 0.8, 0.7, 0.4, 0.3, 0.2, 0.15, 0.1];

test('the counts of the lesson, a score at the threshold is called', () => {
  expect(countAt(LABELS, SCORES, 0.5)).toEqual({ TP: 2, FN: 1, FP: 1, TN: 4 });
  expect(countAt(LABELS, SCORES, 0.4)).toEqual({ TP: 3, FN: 0, FP: 1, TN: 4 });
  expect(() => countAt([1], [], 0.5)).toThrow('Expected one score for each label, got 0 scores for 1 labels');
});

test('the second program of the lesson, and nobody called', () => {
  const { accuracy, precision, recall, f1 } = metricsOf({ TP: 8, FN: 2, FP: 20, TN: 970 });
  expect([accuracy, precision, recall, f1].map((value) => value.toFixed(3))).toEqual(['0.978', '0.286', '0.800', '0.421']);
  expect(metricsOf({ TP: 0, FN: 10, FP: 0, TN: 990 })).toEqual({ accuracy: 0.99, precision: 0, recall: 0, f1: 0, falsePositiveRate: 0 });
});

describe('the area', () => {
  test('of the lesson, of equal scores, of one class', () => {
    expect(aucOf(LABELS, SCORES)).toBeCloseTo(14 / 15, 12);
    expect(aucOf(LABELS, SCORES.map(() => 0.5))).toBe(0.5);
    expect(aucOf([1, 1], [0.1, 0.2])).toBeNaN();
  });

  test('is the share of ordered pairs, ties counting half', () => {
    const random = seededRandom(1);
    for (let round = 0; round < 50; round += 1) {
      const labels = [1, 0, ...Array.from({ length: 8 }, () => random.int(0, 1))];
      const scores = labels.map(() => random.int(0, 5) / 5);
      let [ordered, pairs] = [0, 0];
      labels.forEach((a, i) =>
        labels.forEach((b, j) => {
          if (a !== 1 || b !== 0) return;
          pairs += 1;
          ordered += (Math.sign((scores[i] ?? 0) - (scores[j] ?? 0)) + 1) / 2;
        }),
      );
      expect(aucOf(labels, scores)).toBeCloseTo(ordered / pairs, 12);
    }
  });
});

test('the curve goes from nobody to everybody and never back', () => {
  const points = rocCurve(LABELS, SCORES);
  expect(points[0]).toMatchObject({ falsePositiveRate: 0, recall: 0 });
  expect(points.at(-1)).toMatchObject({ falsePositiveRate: 1, recall: 1 });
  points.slice(1).forEach((point, k) => {
    expect(point.falsePositiveRate).toBeGreaterThanOrEqual(points[k]?.falsePositiveRate ?? 0);
    expect(point.recall).toBeGreaterThanOrEqual(points[k]?.recall ?? 0);
  });
});
