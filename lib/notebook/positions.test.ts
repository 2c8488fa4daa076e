/** There and back: what stands in a compiled cell leads to where it came from in the learner's text. */
import { describe, expect, it } from 'vitest';
import { compileCell } from './compile-cell.ts';
import { toLearnerPosition } from './map-error.ts';
import { FAILURES, GOLDEN } from './test/cases/index.ts';

const CELLS = [...new Set([...Object.values(GOLDEN).flat(), ...FAILURES].flatMap(([, cells]) => cells))];
const WORD = /(?<![\p{ID_Continue}$#])[\p{ID_Start}_$][\p{ID_Continue}$]*/uy;

/** The word that begins at a place (from 0), or null. */
function wordAt(text: string | undefined, column: number): string | null {
  WORD.lastIndex = column;
  return WORD.exec(text ?? '')?.[0] ?? null;
}

/** Enums and default exports become other words, and the inside of a template is one word. */
const isRewritten = (line: string): boolean => /\benum\b|`|\$default|#!/.test(line);

describe.each([
  ['shared variables', undefined],
  ['local variables', { names: new Set<string>(), everything: false }],
])('with %s', (_name, capturedElsewhere) => {
  const compile = (source: string) => compileCell(source, { cellId: 'c', ...(capturedElsewhere ? { capturedElsewhere } : {}) });

  it('every word of a program that the learner wrote comes from that word', () => {
    const wrong: object[] = [];
    let compared = 0;
    for (const source of CELLS) {
      const cell = compile(source);
      const lines = source.split('\n');
      for (const [index, text] of cell.code.split('\n').entries()) {
        const triples = cell.columns[index] ?? [];
        for (let i = 0; i < triples.length; i += 3) {
          const [programColumn = 0, line = 0, column = 0] = triples.slice(i, i + 3);
          const from = wordAt(lines[line], column);
          const word = wordAt(text, programColumn);
          if (word === null || from === null || isRewritten(lines[line] ?? '')) continue;
          // a word of ours stands for the place before which we put it
          const isOurs = word === '__epoch' || (/^(?:return|const|let|function|async|void)$/.test(word) && from !== word);
          compared++;
          if (word !== from && !isOurs) wrong.push({ source, word, from, line, column });
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(1000);
  });

  it('every name that a cell declares leads back to a line that has it', () => {
    let found = 0;
    for (const source of CELLS) {
      const cell = compile(source);
      const lines = source.split('\n');
      for (const name of cell.names.filter((declared) => source.includes(declared))) {
        const mention = new RegExp(`(?<![\\p{ID_Continue}$"]|(?<!\\.\\.)\\.)${name.replaceAll('$', '\\$')}(?![\\p{ID_Continue}$])`, 'gu');
        const places = cell.code.split('\n').flatMap((text, index) => [...text.matchAll(mention)].map((match) => toLearnerPosition(cell, index + 1, match.index + 1)));
        // `var a;` in a block only makes the name
        if (places.length === 0) continue;
        expect(places.some(({ line }) => lines[line - 1]?.includes(name)), `${name} of ${source}`).toBe(true);
        found++;
      }
    }
    expect(found).toBeGreaterThan(250);
  });
});
