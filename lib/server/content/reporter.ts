/** Turns "this node is wrong" into a content problem at the node's place. */
import type { ContentProblem, Position, ProblemList } from '#lib/course/content-error.ts';

/** Anything with a place in a parsed text. */
export interface Placed {
  readonly position?: { readonly start: Position } | undefined;
}

export interface Reporter {
  readonly file: string;
  report(at: Placed, problem: Pick<ContentProblem, 'expected' | 'found' | 'todo'>): void;
  positionOf(at: Placed): Position;
}

/**
 * `fixed` is for Markdown inside a JSON string: escapes make positions in the text meaningless there, so every problem is
 * reported where the field stands.
 */
export function createReporter(file: string, problems: ProblemList, fixed: Position | null = null): Reporter {
  const positionOf = (at: Placed): Position => {
    const start = fixed ?? at.position?.start ?? { line: 1, column: 1 };
    return { line: start.line, column: start.column };
  };
  return {
    file,
    positionOf,
    report: (at, problem) => problems.add({ file, position: positionOf(at), ...problem }),
  };
}
