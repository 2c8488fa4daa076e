import type MagicString from 'magic-string';
import { selectOptionalPosition, type LineSegments } from './decode-mappings.ts';

/** Where the lines and words of a program stand in the learner's text. */
export interface CellPositions {
  /** per program line (from 0) the learner's line (from 1), null where none */
  readonly lineTable: readonly (number | null)[];
  /** per program line: flat triples of program column, learner's line, learner's column, all from 0, sorted */
  readonly columns: readonly (readonly number[])[];
}

/** Text that we put in front of a place in the JavaScript, and which stands for that place in stack traces. */
export interface InsertedText {
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** Joins the two steps from program to JavaScript and from JavaScript to TypeScript. */
export function findPositions(text: MagicString, segments: readonly LineSegments[], inserted: InsertedText | null): CellPositions {
  const { mappings } = text.generateDecodedMap({ hires: 'boundary' });
  const columns = mappings.map((line) =>
    line.flatMap(([programColumn, , jsLine, jsColumn]) => {
      if (jsLine === undefined || jsColumn === undefined) return [];
      const position = selectOptionalPosition(segments[jsLine], jsColumn) ?? { line: jsLine, column: jsColumn };
      const triple = [programColumn, position.line, position.column];
      if (inserted?.line !== jsLine || inserted.column !== jsColumn) return triple;
      return [programColumn - inserted.length, position.line, position.column, ...triple];
    }),
  );
  let last = 1;
  const lineTable = columns.map((triples) => (last = (triples[1] ?? last - 1) + 1));
  return { lineTable, columns };
}
