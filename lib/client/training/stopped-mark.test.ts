import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hasMark, writeMark } from './stopped-mark.ts';

/** A browser's storage, as far as a mark needs it. */
function openStorage(): Storage {
  const items = new Map<string, string>();
  return { length: 0, clear: () => items.clear(), key: () => null, getItem: (name) => items.get(name) ?? null, setItem: (name, value) => void items.set(name, value), removeItem: (name) => void items.delete(name) };
}

it('stands while any account has something cut off', () => {
  const storage = openStorage();
  const path = 'deep-learning/welcome';
  expect(hasMark(path, storage)).toBe(false);
  writeMark(path, '', true, storage);
  writeMark(path, '.ada', true, storage);
  writeMark(path, '.ada', true, storage);
  expect(storage.getItem(`epoch.training:${path}`)).toBe('@ @.ada');
  writeMark(path, '', false, storage);
  expect(hasMark(path, storage)).toBe(true);
  writeMark(path, '.ada', false, storage);
  expect(hasMark(path, storage)).toBe(false);
});

it('has the name that a page looks for as it opens', () => {
  expect(readFileSync('app/_components/notebook/notebook.tsx', 'utf8')).toContain('localStorage[`epoch.training:${value.path}`]');
});
