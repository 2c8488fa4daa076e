import { expect, it } from 'vitest';
import { remember } from './remember.ts';

it('asks once for a text, forgets the oldest, and keeps nothing that is long', () => {
  const asked: string[] = [];
  const twice = remember((text) => {
    asked.push(text);
    return text + text;
  });
  expect([twice('a'), twice('a')]).toEqual(['aa', 'aa']);
  expect(asked).toEqual(['a']);
  for (let index = 0; index < 600; index += 1) twice(String(index));
  twice('a');
  expect(asked.filter((text) => text === 'a')).toHaveLength(2);
  const long = 'x'.repeat(30_000);
  twice(long);
  twice(long);
  expect(asked.filter((text) => text === long)).toHaveLength(2);
});
