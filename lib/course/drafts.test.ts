import { describe, expect, it } from 'vitest';
import { DRAFT_LIMITS, HISTORY_LIMITS, isStorable, selectForgotten } from './drafts.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const newestFirst = (times: readonly number[]) => times.map((savedAt) => ({ savedAt })).sort((a, b) => b.savedAt - a.savedAt);

describe('the history of a text', () => {
  it('forgets nothing while it is short', () => {
    expect(selectForgotten(newestFirst(Array.from({ length: HISTORY_LIMITS.newest }, (_, index) => index)))).toEqual([]);
  });

  it('keeps the newest, and the last of each earlier day', () => {
    const today = Array.from({ length: HISTORY_LIMITS.newest }, (_, index) => 10 * DAY + index * MINUTE);
    const earlier = [3 * DAY, 3 * DAY + MINUTE, 5 * DAY + MINUTE, 5 * DAY];
    expect(selectForgotten(newestFirst([...today, ...earlier])).map(({ savedAt }) => savedAt)).toEqual([5 * DAY, 3 * DAY]);
  });

  it('keeps so many days and no more', () => {
    const days = Array.from({ length: HISTORY_LIMITS.days + 3 }, (_, index) => index * DAY);
    const today = Array.from({ length: HISTORY_LIMITS.newest }, (_, index) => 500 * DAY + index);
    expect(selectForgotten(newestFirst([...days, ...today])).map(({ savedAt }) => savedAt)).toEqual([2 * DAY, DAY, 0]);
  });
});

it('keeps on the server what it can hold', () => {
  expect(isStorable(null)).toBe(true);
  expect(isStorable('x'.repeat(DRAFT_LIMITS.textCharacters))).toBe(true);
  expect(isStorable('x'.repeat(DRAFT_LIMITS.textCharacters + 1))).toBe(false);
  expect(isStorable('a\0b')).toBe(false);
});
