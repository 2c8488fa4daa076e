import { expect, it } from 'vitest';
import { findBlockPlace } from './find-block-place.ts';

const TEXT = ['---', 'title: T', '', '---', '', 'One', 'sentence.', '', '```ts cell id=a', '1', '', '2', '```', '', 'Last.'].join('\n');

it.each<[string, number, number | null]>([
  ['the top of the file', 1, 5],
  ['an empty line of the front matter', 3, 5],
  ['an empty line', 5, 5],
  ['a sentence', 6, 8],
  ['a line that begins a cell', 9, 14],
  ['an empty line in a cell', 11, 14],
  ['the last sentence', 15, null],
])('from %s', (_, line, place) => expect(findBlockPlace(TEXT, line)).toBe(place));
