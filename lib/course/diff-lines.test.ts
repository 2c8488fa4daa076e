import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLines, diffLines, mergeTexts, toLines } from './diff-lines.ts';

const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 12 }).map((lines) => lines.join('\n'));

describe('diffLines', () => {
  it('gives hunks that turn one text into the other and touch nothing else', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const [a, b] = [toLines(before), toLines(after)];
        const made: string[] = [];
        let at = 0;
        for (const { aFrom, aTo, bFrom, bTo } of diffLines(a, b)) {
          made.push(...a.slice(at, aFrom), ...b.slice(bFrom, bTo));
          at = aTo;
        }
        expect([...made, ...a.slice(at)].join('\n')).toBe(after);
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds the shortest way', () => {
    expect(diffLines(toLines('a\nb\nc\nd'), toLines('a\nx\nc\nd\ne'))).toEqual([
      { aFrom: 1, aTo: 2, bFrom: 1, bTo: 2 },
      { aFrom: 4, aTo: 4, bFrom: 4, bTo: 5 },
    ]);
    expect(countLines('a\nb\nc', 'b\nc\nd')).toEqual({ added: 1, removed: 1 });
    expect(diffLines(['a'], ['a'])).toEqual([]);
  });

  it('takes texts without anything in common for one hunk, soon', () => {
    const lines = (name: string): string[] => Array.from({ length: 20_000 }, (_, index) => `${name}${String(index)}`);
    expect(diffLines(lines('a'), lines('b'))).toEqual([{ aFrom: 0, aTo: 20_000, bFrom: 0, bTo: 20_000 }]);
  });
});

describe('mergeTexts', () => {
  const base = 'one\ntwo\nthree\nfour\nfive';
  it.each([
    ['lines far apart', 'ONE\ntwo\nthree\nfour\nfive', 'one\ntwo\nthree\nfour\nFIVE', 'ONE\ntwo\nthree\nfour\nFIVE'],
    ['the same change twice', 'one\nTWO\nthree\nfour\nfive', 'one\nTWO\nthree\nfour\nFIVE', 'one\nTWO\nthree\nfour\nFIVE'],
    ['lines added at both ends', `zero\n${base}`, `${base}\nsix`, `zero\n${base}\nsix`],
    ['one removes, one writes elsewhere', 'one\nthree\nfour\nfive', 'one\ntwo\nthree\nfour\nfive!', 'one\nthree\nfour\nfive!'],
    ['the same line', 'one\nmine\nthree\nfour\nfive', 'one\ntheirs\nthree\nfour\nfive', null],
    ['neighbouring lines', 'one\nmine\nthree\nfour\nfive', 'one\ntwo\ntheirs\nfour\nfive', null],
    ['one removes what the other changes', 'one\nfour\nfive', 'one\ntwo\nTHREE\nfour\nfive', null],
    ['both add other lines at the end', `${base}\nmine`, `${base}\ntheirs`, null],
  ])('%s', (_name, mine, theirs, expected) => {
    expect(mergeTexts(base, mine, theirs)).toBe(expected);
    expect(mergeTexts(base, theirs, mine)).toBe(expected);
  });

  it('never loses a side that stands alone, and never invents lines', () => {
    fc.assert(
      fc.property(text, text, text, (old, mine, theirs) => {
        expect(mergeTexts(old, mine, old)).toBe(mine);
        expect(mergeTexts(old, old, theirs)).toBe(theirs);
        expect(mergeTexts(old, mine, mine)).toBe(mine);
        const merged = mergeTexts(old, mine, theirs);
        expect(mergeTexts(old, theirs, mine)).toBe(merged);
        const known = new Set(toLines(`${mine}\n${theirs}`));
        if (merged !== null) expect(toLines(merged).every((line) => known.has(line))).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
