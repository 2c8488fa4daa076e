/** What the light editor (a textarea) does at Tab and Enter: pure changes of a text with a selection. */

export interface TextSelection {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}
/** Replace `from..to` by `insert`, then select `start..end`. Said as an edit, so that the browser's own undo keeps working. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  readonly start: number;
  readonly end: number;
}

const INDENT = '  ';

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Puts text in place of the selection; a pair such as `()` is put around it. */
export function toInsertion({ text, start, end }: TextSelection, insert: string): TextEdit {
  const pair = /^(?:\(\)|\[\]|\{\}|``|''|"")$/.test(insert);
  if (!pair) return { from: start, to: end, insert, start: start + insert.length, end: start + insert.length };
  const inside = text.slice(start, end);
  return { from: start, to: end, insert: `${insert[0]}${inside}${insert[1]}`, start: start + 1, end: start + 1 + inside.length };
}

/** A new line with the indentation of this one, one step more after an opening bracket. */
export function toNewLine({ text, start, end }: TextSelection): TextEdit {
  const before = text.slice(lineStart(text, start), start);
  const indent = /^[ \t]*/.exec(before)?.[0] ?? '';
  const opens = /[{([]\s*$/.test(before);
  const closes = opens && /^\s*[})\]]/.test(text.slice(end));
  const insert = `\n${indent}${opens ? INDENT : ''}${closes ? `\n${indent}` : ''}`;
  const caret = start + 1 + indent.length + (opens ? INDENT.length : 0);
  return { from: start, to: end, insert, start: caret, end: caret };
}

/** Indents the selected lines, or puts two spaces at the caret. */
export function toIndented(selection: TextSelection): TextEdit {
  const { text, start, end } = selection;
  if (!text.slice(start, end).includes('\n')) return toInsertion(selection, INDENT);
  return shiftLines(selection, (line) => INDENT + line);
}

/** Takes one step of indentation off the selected lines. */
export const toOutdented = (selection: TextSelection): TextEdit => shiftLines(selection, (line) => line.replace(/^(?: {1,2}|\t)/, ''));

function shiftLines({ text, start, end }: TextSelection, shift: (line: string) => string): TextEdit {
  const from = lineStart(text, start);
  const lines = text.slice(from, end).split('\n');
  const shifted = lines.map(shift);
  const first = (shifted[0] ?? '').length - (lines[0] ?? '').length;
  const insert = shifted.join('\n');
  return { from, to: end, insert, start: Math.max(from, start + first), end: from + insert.length };
}
