import { describe, expect, test } from 'vitest';
import { fillAboveZero, linesAtZero, sampleScores, type Point, type Score } from './plane-region.ts';

const BOUNDS = { left: -1, right: 1, bottom: -1, top: 1 };
const areaOf = (polygon: readonly Point[]): number => Math.abs(polygon.reduce((sum, [x, y], k) => {
  const [x2, y2] = polygon[(k + 1) % polygon.length] ?? [0, 0];
  return sum + x * y2 - x2 * y;
}, 0)) / 2;
const filled = (score: Score, cells = 40): number => fillAboveZero(sampleScores(score, BOUNDS, cells)).reduce((sum, polygon) => sum + areaOf(polygon), 0);

describe('the area above zero', () => {
  test.each<[string, Score, number]>([
    ['everything', () => 1, 4],
    ['nothing', () => 0, 0],
    ['a half, cut between two corners', (x) => x - 0.013, 1.974],
    ['a half, cut aslant', (x, y) => x + y, 2],
    ['two quarters', (x, y) => x * y, 2],
    ['where one side is infinite', (x) => (x > 0 ? Infinity : -1), 2],
  ])('%s', (_, score, area) => expect(filled(score)).toBeCloseTo(area, 1));

  test('a disc, finer with more cells', () => {
    const disc: Score = (x, y) => 0.25 - x * x - y * y;
    expect(filled(disc, 80)).toBeCloseTo(Math.PI / 4, 2);
    expect(Math.abs(filled(disc, 80) - Math.PI / 4)).toBeLessThan(Math.abs(filled(disc, 8) - Math.PI / 4));
  });
});

describe('the border', () => {
  test('lies where the score is zero', () => {
    const lines = linesAtZero(sampleScores((x, y) => 2 * x - y + 0.3, BOUNDS, 16));
    expect(lines.length).toBeGreaterThan(10);
    for (const [x, y] of lines.flat()) expect(2 * x - y + 0.3).toBeCloseTo(0, 9);
  });

  test('is as long as the circle', () => {
    const lines = linesAtZero(sampleScores((x, y) => 0.25 - x * x - y * y, BOUNDS, 40));
    expect(lines.reduce((sum, [[x1, y1], [x2, y2]]) => sum + Math.hypot(x2 - x1, y2 - y1), 0)).toBeCloseTo(Math.PI, 1);
  });

  test('is empty where there is one side only', () => expect(linesAtZero(sampleScores(() => -1, BOUNDS, 8))).toEqual([]));
});
