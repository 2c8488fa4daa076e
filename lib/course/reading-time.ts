/** How long a lesson takes, estimated from what is in it. The stated time is the author's; this is what it is held against. */

/** Words a minute of dense, technical prose. */
const WORDS_PER_MINUTE = 180;
/** Minutes to read, run and look at one cell, to redo one formula, to solve one exercise. */
const MINUTES_PER = { cell: 0.75, formula: 0.15, exercise: 3, figure: 1.5 } as const;

export interface LessonSize {
  readonly words: number;
  readonly cells: number;
  /** display formulas */
  readonly formulas: number;
  readonly exercises: number;
  readonly figures: number;
}

/** Minutes, at least 1. */
export function estimateMinutes(size: LessonSize): number {
  const minutes =
    size.words / WORDS_PER_MINUTE +
    size.cells * MINUTES_PER.cell +
    size.formulas * MINUTES_PER.formula +
    size.exercises * MINUTES_PER.exercise +
    size.figures * MINUTES_PER.figure;
  return Math.max(1, Math.round(minutes));
}

/** True when the stated time is so far from the estimate that a learner would plan wrongly: beyond a factor of two. */
export const isMisleading = (stated: number, estimated: number): boolean => stated > estimated * 2 || stated < estimated / 2;
