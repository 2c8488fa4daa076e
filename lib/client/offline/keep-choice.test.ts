import { expect, it } from 'vitest';
import { MemoryStorage } from '../submissions/test-parts.ts';
import { isAutomatic, isRefused, noteRefused } from './keep-choice.ts';

it('keeps by itself unless bytes cost or trickle', () => {
  expect([undefined, {}, { effectiveType: '4g' }, { saveData: true }, { type: 'cellular' }, { effectiveType: '3g' }, { effectiveType: 'slow-2g' }].map((connection) => isAutomatic(connection ?? {}))).toEqual([true, true, true, false, false, false, false]);
});

it('remembers what was removed until it is asked for', () => {
  const storage = new MemoryStorage();
  noteRefused('/courses/a/b', true, () => storage);
  expect([isRefused('/courses/a/b', () => storage), isRefused('/courses/a/c', () => storage)]).toEqual([true, false]);
  noteRefused('/courses/a/b', false, () => storage);
  expect(isRefused('/courses/a/b', () => storage)).toBe(false);
});

it('keeps nothing by itself where storage is forbidden', () => {
  const forbidden = (): Storage => {
    throw new DOMException('forbidden', 'SecurityError');
  };
  noteRefused('/courses/a/b', false, forbidden);
  expect(isRefused('/courses/a/b', forbidden)).toBe(true);
});
