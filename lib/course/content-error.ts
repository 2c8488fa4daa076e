/** What an author reads when content does not compile: where, what was expected, what was found, what to do. */

/** A place in a text, both from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface ContentProblem {
  /** path as the author knows it, relative to where the compiler was asked to look */
  readonly file: string;
  /** null when the problem is the file itself, e.g. that it is missing */
  readonly position: Position | null;
  readonly expected: string;
  readonly found: string;
  /** one sentence, imperative */
  readonly todo: string;
}

/** `file:line:column`, which terminals and editors turn into a link. */
export const formatPlace = (problem: Pick<ContentProblem, 'file' | 'position'>): string =>
  problem.position === null ? problem.file : `${problem.file}:${problem.position.line}:${problem.position.column}`;

const indent = (text: string): string => text.replaceAll('\n', '\n            ');

/** One problem as four lines for a terminal. */
export const formatProblem = (problem: ContentProblem): string =>
  [
    formatPlace(problem),
    `  expected  ${indent(problem.expected)}`,
    `  found     ${indent(problem.found)}`,
    `  to do     ${indent(problem.todo)}`,
  ].join('\n');

const byPlace = (a: ContentProblem, b: ContentProblem): number =>
  a.file.localeCompare(b.file) ||
  (a.position?.line ?? 0) - (b.position?.line ?? 0) ||
  (a.position?.column ?? 0) - (b.position?.column ?? 0);

/** Content that does not compile. Holds every problem found, sorted by place; `message` is ready for a terminal. */
export class ContentError extends Error {
  override name = 'ContentError';
  readonly problems: readonly ContentProblem[];

  constructor(problems: readonly [ContentProblem, ...ContentProblem[]]) {
    const sorted = problems.toSorted(byPlace);
    super(sorted.map(formatProblem).join('\n\n'));
    this.problems = sorted;
  }
}

/** Collects problems so that an author sees all of a file's mistakes at once, not one per run. */
export class ProblemList {
  readonly #problems: ContentProblem[] = [];

  add(problem: ContentProblem): void {
    this.#problems.push(problem);
  }

  get empty(): boolean {
    return this.#problems.length === 0;
  }

  /** So far, sorted by place. */
  get all(): readonly ContentProblem[] {
    return this.#problems.toSorted(byPlace);
  }

  /** Runs `work` and keeps its content problems; any other error passes through. Null when it failed. */
  async gather<Value>(work: () => Value | Promise<Value>): Promise<Value | null> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof ContentError)) throw error;
      this.#problems.push(...error.problems);
      return null;
    }
  }

  throwIfAny(): void {
    const [first, ...others] = this.#problems;
    if (first) throw new ContentError([first, ...others]);
  }
}

/** Cuts a piece of content to what fits in an error line. */
export function excerpt(text: string, length = 60): string {
  const line = text.trim().split('\n', 1)[0] ?? '';
  return line.length < text.trim().length || line.length > length ? `${line.slice(0, length - 1).trimEnd()}…` : line;
}

/** `a`, `b` or `c` with a word before it, for lists of what is allowed. */
export const listWords = (words: readonly string[]): string => (words.length === 0 ? '(none)' : words.join(', '));
