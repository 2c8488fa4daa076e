import { describe, expect, test } from 'vitest';
import { fitClassifier, fitLeastSquares, fitSvm, hinge, scoreOfLine, scoreOfNeighbours, type ClassifierId } from './classifiers.ts';
import { drawFruits, FRUIT_RANGES, toUnitSample } from './fruits.ts';
import type { Sample } from './plane-learning.ts';

const point = (x1: number, x2: number, label: 0 | 1): Sample => ({ x1, x2, label });
const CORNERS = [point(0, 0, 0), point(0.2, 0, 0), point(1, 1, 1), point(0.8, 1, 1)];

describe('neighbours', () => {
  const samples = [point(0, 0, 1), point(0.1, 0, 0), point(0.2, 0, 0), point(1, 1, 1)];
  test('the nearest decides alone, three outvote it', () => {
    expect(Math.sign(scoreOfNeighbours(samples, 1)(0.02, 0))).toBe(1);
    expect(Math.sign(scoreOfNeighbours(samples, 3)(0.02, 0))).toBe(-1);
  });
  test('the border runs half-way between the two nearest', () => expect(scoreOfNeighbours([point(0, 0, 0), point(1, 0.4, 1)], 1)(0.5, 0.2)).toBeCloseTo(0, 12));
  test.each([1, 3, 5])('k = %d says what a count of votes says', (k) => {
    const fruits = drawFruits(30, 4).map(toUnitSample);
    for (const { x1, x2 } of drawFruits(100, 5).map(toUnitSample)) {
      const near = [...fruits].sort((p, q) => Math.hypot(p.x1 - x1, p.x2 - x2) - Math.hypot(q.x1 - x1, q.x2 - x2)).slice(0, k);
      expect(scoreOfNeighbours(fruits, k)(x1, x2) > 0).toBe(near.filter(({ label }) => label === 1).length > k / 2);
    }
  });
  test('with fewer points than k all vote', () => expect(scoreOfNeighbours([point(0, 0, 1)], 5)(1, 1)).toBeGreaterThan(0));
});

describe('least squares', () => {
  test('two equal and opposite clouds are parted half-way', () => {
    const { w1, w2, b } = fitLeastSquares([point(0, 0.3, 0), point(0, 0.7, 0), point(1, 0.3, 1), point(1, 0.7, 1)]);
    expect([w1, w2, b].map((v) => Number(v.toFixed(6)) + 0)).toEqual([2, 0, -1]);
  });
  test('a far point on its own right side pulls the border, and the margin’s does not', () => {
    const near = [point(0.3, 0.4, 0), point(0.3, 0.6, 0), point(0.4, 0.5, 0), point(0.5, 0.5, 1)];
    const far = [...near, ...Array.from({ length: 3 }, () => point(5, 0.5, 1))];
    expect(scoreOfLine(fitLeastSquares(far))(0.5, 0.5)).toBeLessThan(0);
    expect(scoreOfLine(fitSvm(far, 1e4))(0.5, 0.5)).toBeGreaterThan(0);
  });
});

describe('support vector machine', () => {
  test('hinge', () => {
    expect([hinge(1, 1.5), hinge(1, 0.3), hinge(1, -0.5), hinge(-1, -2), hinge(-1, 0)].map((v) => Number(v.toFixed(9)))).toEqual([0, 0.7, 1.5, 0, 1]);
  });
  test('with a large C the nearest points of both classes have the scores −1 and 1', () => {
    const score = scoreOfLine(fitSvm([point(0.2, 0.5, 0), point(0.1, 0.4, 0), point(0.6, 0.5, 1), point(0.9, 0.9, 1)], 1e4));
    expect(score(0.2, 0.5)).toBeCloseTo(-1, 2);
    expect(score(0.6, 0.5)).toBeCloseTo(1, 2);
  });
  test.each([1, 10])('with C = %d no small change of the line has a smaller objective', (C) => {
    const samples = drawFruits(16, 9).map(toUnitSample);
    const objective = (w1: number, w2: number, b: number): number =>
      0.5 * (w1 * w1 + w2 * w2) + C * samples.reduce((sum, { x1, x2, label }) => sum + hinge(label === 1 ? 1 : -1, w1 * x1 + w2 * x2 + b), 0);
    const { w1, w2, b } = fitSvm(samples, C);
    const best = objective(w1, w2, b);
    for (const factor of [0.5, 2]) expect(objective(factor * w1, factor * w2, factor * b)).toBeGreaterThan(best);
    for (const [d1, d2, d3] of [[0.1, 0, 0], [-0.1, 0, 0], [0, 0.1, 0], [0, -0.1, 0], [0, 0, 0.1], [0, 0, -0.1]] as const) {
      // the bias is held back a very little, too
      expect(objective(w1 + d1, w2 + d2, b + d3)).toBeGreaterThan(best - 0.02 * best);
    }
  });
});

test.each<ClassifierId>(['nearest', 'knn', 'linear', 'svm'])('%s parts what is easy, and does not mind nothing or one class', (id) => {
  const options = { k: 3, C: 100 };
  const { score } = fitClassifier(id, CORNERS, options);
  expect(CORNERS.map(({ x1, x2 }) => (score(x1, x2) > 0 ? 1 : 0))).toEqual([0, 0, 1, 1]);
  for (const samples of [[], [point(0.5, 0.5, 1)], [point(0.5, 0.5, 0), point(0.5, 0.5, 0)]]) expect(Number.isFinite(fitClassifier(id, samples, options).score(0.1, 0.2))).toBe(true);
});

describe('fruits', () => {
  test('the same seed gives the same fruits, both kinds in turn, in range', () => {
    expect(drawFruits(40, 5)).toEqual(drawFruits(40, 5));
    expect(drawFruits(40, 5)).not.toEqual(drawFruits(40, 6));
    for (const [i, { radius, hue, label }] of drawFruits(400, 9).entries()) {
      expect(label).toBe(i % 2);
      expect(radius >= FRUIT_RANGES.radius[0] && radius <= FRUIT_RANGES.radius[1] && hue >= FRUIT_RANGES.hue[0] && hue <= FRUIT_RANGES.hue[1]).toBe(true);
    }
  });
  test('overlap a little', () => {
    const { score } = fitClassifier('linear', drawFruits(400, 1).map(toUnitSample), { k: 1, C: 1 });
    const right = drawFruits(400, 2).map(toUnitSample).filter(({ x1, x2, label }) => (score(x1, x2) > 0 ? 1 : 0) === label).length / 400;
    expect(right).toBeGreaterThan(0.93);
    expect(right).toBeLessThan(0.995);
  });
});
