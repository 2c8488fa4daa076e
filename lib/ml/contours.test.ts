import { expect, test } from 'vitest';
import { findContours, type ContourLine } from './contours.ts';

const RANGE = { min: -2, max: 2 };
const pointsOf = (line: ContourLine): [number, number][] => Array.from({ length: line.length / 2 }, (_, k) => [line[2 * k] ?? 0, line[2 * k + 1] ?? 0]);

test('a bowl has one closed round line', () => {
  const [line = [], ...others] = findContours((x, y) => x * x + y * y, 1, RANGE, RANGE, 40, 40);
  expect(others).toEqual([]);
  const points = pointsOf(line);
  expect(points.at(-1)).toEqual(points[0]);
  for (const [x, y] of points) expect(Math.hypot(x, y)).toBeCloseTo(1, 2);
  const length = points.slice(1).reduce((sum, [x, y], k) => sum + Math.hypot(x - (points[k]?.[0] ?? 0), y - (points[k]?.[1] ?? 0)), 0);
  expect(length).toBeCloseTo(2 * Math.PI, 1);
});

test('a slope has one open line from border to border', () => {
  const lines = findContours((x) => x, 0.5, RANGE, RANGE, 10, 10);
  expect(lines).toHaveLength(1);
  const points = pointsOf(lines[0] ?? []);
  expect(points).toHaveLength(11);
  for (const [x] of points) expect(x).toBeCloseTo(0.5, 12);
});

test('a saddle has two lines, and at its own height they do not cross', () => {
  expect(findContours((x, y) => x * y, 0.3, RANGE, RANGE, 21, 21)).toHaveLength(2);
  expect(findContours((x, y) => x * y, 0.001, RANGE, RANGE, 21, 21)).toHaveLength(2);
});

test('no line where the level is never reached', () => {
  expect(findContours((x, y) => x * x + y * y, -1, RANGE, RANGE, 10, 10)).toEqual([]);
});
