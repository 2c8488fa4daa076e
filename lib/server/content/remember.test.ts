import { expect, test } from 'vitest';
import { REMEMBERED, rememberText } from './remember.ts';

test('a text is worked on once while it is remembered', () => {
  const asked: string[] = [];
  const shout = rememberText((text) => {
    asked.push(text);
    if (text === '') throw new Error('nothing to shout');
    return text.toUpperCase();
  });
  expect([shout('a'), shout('a')]).toEqual(['A', 'A']);
  expect(asked).toEqual(['a']);
  for (let count = 0; count < 2; count += 1) expect(() => shout('')).toThrow('nothing');
  expect(asked).toEqual(['a', '', '']);
});

test('of more texts than it may keep, the oldest are forgotten', () => {
  const asked: string[] = [];
  const note = rememberText((text) => asked.push(text));
  for (let index = 0; index <= REMEMBERED; index += 1) note(String(index));
  note(String(REMEMBERED));
  expect(asked.length).toBe(REMEMBERED + 1);
  note('0');
  expect(asked.length).toBe(REMEMBERED + 2);
});
