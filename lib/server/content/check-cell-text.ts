/** A cell that does not parse is found when the lesson compiles, by the compiler the notebook itself uses. */
import { CellSyntaxError, compileCell } from '#lib/notebook/compile-cell.ts';

/** Reports the first syntax mistake of a cell, in its own lines and columns; null when it did not compile, else its names. */
export function checkCellText(source: string, cellId: string, report: (line: number, column: number, message: string) => void): readonly string[] | null {
  try {
    return compileCell(source, { cellId }).names;
  } catch (error) {
    if (!(error instanceof CellSyntaxError)) throw error;
    report(error.line, error.column, error.message);
    return null;
  }
}
