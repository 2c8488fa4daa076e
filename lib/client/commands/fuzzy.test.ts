import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFuzzy, matchFuzzy } from './fuzzy.ts';

const titles = (query: string, ...all: string[]): string[] => findFuzzy(query, all.map((title) => ({ title }))).map(({ item }) => item.title);

describe('finding commands', () => {
  it('by first letters, by parts of words, in any case', () => {
    expect(titles('rab', 'Run all above', 'Go to grab', 'Restart')).toEqual(['Run all above', 'Go to grab']);
    expect(titles('MERGE', 'Merge with the cell below', 'Remember gems')).toEqual(['Merge with the cell below', 'Remember gems']);
    expect(titles('run', 'Trunk', 'Run all', 'Run')).toEqual(['Run', 'Run all', 'Trunk']);
  });

  it('gives all, in their order, before anything is typed', () => {
    expect(titles(' ', 'b', 'a')).toEqual(['b', 'a']);
  });

  it('finds exactly what holds the letters in their order', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 8 });
    fc.assert(
      fc.property(letters, letters, (query, title) => {
        const wanted = query.replace(/\s/g, '');
        const match = matchFuzzy(query, title);
        expect(match !== null).toBe(new RegExp(Array.from(wanted).join('.*')).test(title));
        if (match) expect(match.at.map((index) => title[index]).join('')).toBe(wanted);
      }),
    );
  });
});
