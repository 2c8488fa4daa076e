/** A cell that does not parse is found when the lesson compiles, by the compiler the notebook itself uses. */
import { CellSyntaxError, compileCell, type CompiledCell } from '#lib/notebook/compile-cell.ts';
import { rememberText } from './remember.ts';

// an id has no line break
const compileText = rememberText((text) => {
  const end = text.indexOf('\n');
  return compileCell(text.slice(end + 1), { cellId: text.slice(0, end) });
});

/** Compiles a cell of a lesson; throws a CellSyntaxError. */
export const compileLessonCell = (cellId: string, source: string): CompiledCell => compileText(`${cellId}\n${source}`);

/** Reports the first syntax mistake of a cell, in its own lines and columns; null when it did not compile, else its names. */
export function checkCellText(source: string, cellId: string, report: (line: number, column: number, message: string) => void): readonly string[] | null {
  try {
    return compileLessonCell(cellId, source).names;
  } catch (error) {
    if (!(error instanceof CellSyntaxError)) throw error;
    report(error.line, error.column, error.message);
    return null;
  }
}
