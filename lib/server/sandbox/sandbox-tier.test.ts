import { expect, test } from 'vitest';
import { selectWeakestTier } from './sandbox-tier.ts';

test('the weakest of several graders counts, and an unknown name counts as weakest', () => {
  expect(selectWeakestTier([])).toBeNull();
  expect(selectWeakestTier(['contained'])).toBe('contained');
  expect(selectWeakestTier(['contained', 'filtered', 'contained'])).toBe('filtered');
  expect(selectWeakestTier(['contained', 'basic'])).toBe('basic');
  expect(selectWeakestTier(['contained', 'strict'])).toBe('basic');
});
