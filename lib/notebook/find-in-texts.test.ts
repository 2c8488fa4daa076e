import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIND_LIMITS, findInTexts, replaceMatches, toOutputText, type SearchedText } from './find-in-texts.ts';

const code = (cellId: string, text: string): SearchedText => ({ cellId, part: 'code', text });

describe('find in the notebook', () => {
  it('tells cell, line, column and the line itself', () => {
    const { matches } = findInTexts([code('a', 'let x;\n  weights = x'), { cellId: 'a', part: 'output', text: 'x' }, code('b', 'y')], 'x');
    expect(matches).toEqual([
      { cellId: 'a', part: 'code', from: 4, to: 5, line: 1, column: 5, excerpt: 'let x;' },
      { cellId: 'a', part: 'code', from: 19, to: 20, line: 2, column: 13, excerpt: 'weights = x' },
      { cellId: 'a', part: 'output', from: 0, to: 1, line: 1, column: 1, excerpt: 'x' },
    ]);
  });

  it('minds capitals only where the word has some', () => {
    const texts = [code('a', 'Loss loss LOSS')];
    expect(findInTexts(texts, 'loss').matches).toHaveLength(3);
    expect(findInTexts(texts, 'Loss').matches).toHaveLength(1);
    expect(findInTexts([code('a', 'İx')], 'x').matches[0]).toMatchObject({ from: 1, column: 2 });
  });

  it('lists so many and says that there are more', () => {
    const text = 'a'.repeat(FIND_LIMITS.matches);
    expect(findInTexts([code('a', text)], 'a')).toMatchObject({ isCut: false });
    expect(findInTexts([code('a', `${text}a`)], 'a')).toMatchObject({ isCut: true, matches: { length: FIND_LIMITS.matches } });
    expect(findInTexts([code('a', `${'b '.repeat(400)}x`)], 'x').matches[0]?.excerpt.length).toBeLessThanOrEqual(FIND_LIMITS.excerptCharacters);
    expect(findInTexts([code('a', text)], '')).toEqual({ matches: [], isCut: false });
  });

  it('replaces as the language itself would', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', ' '), maxLength: 30 });
    fc.assert(
      fc.property(text, fc.constantFrom('a', 'ab', 'aa'), text, (whole, word, other) => {
        expect(replaceMatches(whole, findInTexts([code('a', whole)], word).matches, other)).toBe(whole.replaceAll(word, () => other));
      }),
    );
  });

  it('finds words inside outputs that are folded on the page', () => {
    const inner = { type: 'primitive', of: 'string', text: "'deep'" } as const;
    expect(toOutputText({ kind: 'value', value: { type: 'record', name: 'Object', size: 1, entries: [['list', { type: 'list', name: 'Array', length: 1, items: [inner], preview: '[…]' }]], preview: '{…}' } })).toBe("Object list: Array(1) 'deep'");
    expect(toOutputText({ kind: 'error', error: { name: 'TypeError', message: 'no', at: null, frames: [], hint: 'Run above' } })).toBe('TypeError: no\nRun above');
    expect(toOutputText({ kind: 'control', control: { id: '1.1', key: '', spec: { type: 'select', label: 'Colour', options: ['red', 'blue'] } }, value: 1, problem: '', phase: 'open' })).toBe('Colour: blue (selection)');
    expect(toOutputText({ kind: 'html', html: '<b>bold</b>', height: null }).trim()).toBe('bold');
  });
});
