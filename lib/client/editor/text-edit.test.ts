import { describe, expect, it } from 'vitest';
import { toIndented, toInsertion, toNewLine, toOutdented, type TextEdit, type TextSelection } from './text-edit.ts';
import { toOffset, toPosition } from './text-position.ts';

/** `|` marks the caret, `«` and `»` a selection. */
function parse(marked: string): TextSelection {
  const caret = marked.indexOf('|');
  if (caret >= 0) return { text: marked.replace('|', ''), start: caret, end: caret };
  const start = marked.indexOf('«');
  return { text: marked.replace(/[«»]/g, ''), start, end: marked.indexOf('»') - 1 };
}

function apply(marked: string, change: (selection: TextSelection) => TextEdit): string {
  const selection = parse(marked);
  const edit = change(selection);
  const text = selection.text.slice(0, edit.from) + edit.insert + selection.text.slice(edit.to);
  if (edit.start === edit.end) return `${text.slice(0, edit.start)}|${text.slice(edit.start)}`;
  return `${text.slice(0, edit.start)}«${text.slice(edit.start, edit.end)}»${text.slice(edit.end)}`;
}

describe('text edits of the light editor', () => {
  it('keeps the indentation at Enter', () => expect(apply('  a;|', toNewLine)).toBe('  a;\n  |'));
  it('indents after an opening bracket', () => expect(apply('if (x) {|', toNewLine)).toBe('if (x) {\n  |'));
  it('opens a pair of brackets', () => expect(apply('  f({|})', toNewLine)).toBe('  f({\n    |\n  })'));
  it('puts spaces at the caret', () => expect(apply('a|b', toIndented)).toBe('a  |b'));
  it('indents lines', () => expect(apply('x\n«a\nb»', toIndented)).toBe('x\n  «a\n  b»'));
  it('outdents lines', () => expect(apply('«    a\n b»', toOutdented)).toBe('«  a\nb»'));
  it('inserts a symbol', () => expect(apply('a|', (s) => toInsertion(s, '=>'))).toBe('a=>|'));
  it('puts a pair around the selection', () => expect(apply('«x»', (s) => toInsertion(s, '()'))).toBe('(«x»)'));
  it('finds positions both ways', () => {
    const text = 'ab\ncde\n';
    expect(toOffset(text, { line: 2, column: 3 })).toBe(5);
    expect(toPosition(text, 5)).toEqual({ line: 2, column: 3 });
    expect(toOffset(text, { line: 99, column: 9 })).toBe(text.length);
  });
});
