/** Offsets in a text and its lines and columns. */

/** Offset of a line and column (both from 1) in a text; past the end counts as the end. */
export function toOffset(text: string, position: { readonly line: number; readonly column: number }): number {
  const lines = text.split('\n');
  const line = Math.min(position.line, lines.length);
  const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return before + Math.min(position.column - 1, (lines[line - 1] ?? '').length);
}

/** Line and column (both from 1) of an offset. */
export function toPosition(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset);
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') };
}
