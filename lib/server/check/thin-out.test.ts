import { expect, test } from 'vitest';
import { CHECK_LIMITS } from './check-limits.ts';
import { thinOut } from './thin-out.ts';

test('up to the limit nothing is left out; beyond it, evenly', () => {
  const items = Array.from({ length: CHECK_LIMITS.mutantsPerExercise }, (_, index) => index);
  expect(thinOut(items, CHECK_LIMITS.mutantsPerExercise)).toEqual(items);
  expect(thinOut([...items, -1], CHECK_LIMITS.mutantsPerExercise)).toHaveLength(CHECK_LIMITS.mutantsPerExercise);
  expect(thinOut([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 4)).toEqual([0, 2, 5, 7]);
});
