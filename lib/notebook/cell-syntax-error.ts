/** The text of a cell is not a program. Positions are those of the learner's text, both from 1. */
export class CellSyntaxError extends Error {
  override name = 'SyntaxError';
  readonly line: number;
  readonly column: number;

  constructor(message: string, line: number, column: number) {
    super(message);
    this.line = line;
    this.column = column;
  }
}
