import { expect, it } from 'vitest';
import { ANNOUNCED_CHARACTERS, takeAnnouncement } from './stream-announcement.ts';

it('announces whole words, and the rest at the end', () => {
  expect(takeAnnouncement('once upon a ti', 0, false)).toEqual({ upTo: 12, words: 'once upon a ' });
  expect(takeAnnouncement('once upon a ti', 12, false)).toBeNull();
  expect(takeAnnouncement('once upon a time', 12, true)).toEqual({ upTo: 16, words: 'time' });
  expect(takeAnnouncement('once', 4, true)).toBeNull();
});

it('leaves out what nobody could listen to in time', () => {
  const announced = takeAnnouncement('word '.repeat(1_000), 0, false);
  expect(announced?.upTo).toBe(5_000);
  expect(announced?.words.length).toBeLessThanOrEqual(ANNOUNCED_CHARACTERS + 2);
  expect(announced?.words).toMatch(/^… word word/);
});

it('reads a word without end in pieces', () => {
  expect(takeAnnouncement('x'.repeat(150), 0, false)).toBeNull();
  expect(takeAnnouncement('x'.repeat(250), 0, false)?.upTo).toBe(250);
});
