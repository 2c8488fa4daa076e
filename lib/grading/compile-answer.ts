/** The learner's text becomes a program, with the same compiler as notebook cells. Never throws. */
import { err, ok, type Result } from '../base/result.ts';
import { CellSyntaxError, compileCell, type CompiledCell } from '../notebook/compile-cell.ts';
import type { LearnerError } from './verdict.ts';

export type AnswerProgram = Pick<CompiledCell, 'code' | 'lineTable' | 'columns'>;
export type CompiledAnswer = Result<AnswerProgram, LearnerError>;

export function compileAnswer(text: string): CompiledAnswer {
  try {
    const { code, lineTable, columns } = compileCell(text, { cellId: ANSWER_CELL });
    return ok({ code, lineTable, columns });
  } catch (thrown) {
    if (thrown instanceof CellSyntaxError) return err({ name: thrown.name, message: thrown.message, line: thrown.line, column: thrown.column });
    // the compiler itself gave up, e.g. on parentheses nested thousands deep
    const reason = thrown instanceof Error ? thrown.message.slice(0, 200) : 'unknown reason';
    return err({ name: 'SyntaxError', message: `The code could not be read (${reason}). Try it in smaller pieces.`, line: null, column: null });
  }
}

/** Names the learner's text in stack traces. */
export const ANSWER_CELL = 'answer';
