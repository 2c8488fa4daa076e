/** What a content check found: the data of `--json`, and what the terminal's report is made of. */
import type { ContentProblem } from '#lib/course/content-error.ts';
import type { CellFacts } from './check-cells.ts';
import type { MutantsChecked } from './check-mutants.ts';

export interface CheckReport {
  readonly courses: readonly CourseReport[];
  /** of all courses, in the order of their places */
  readonly problems: readonly ContentProblem[];
  /** how many lessons' cells, exercises' answers and exercises' mutants there are, and how many were run now rather than found unchanged */
  readonly works: { readonly all: number; readonly anew: number };
}

export interface CourseReport {
  readonly course: string;
  /** null: not all of it compiles */
  readonly version: string | null;
  /** those that compile */
  readonly lessons: readonly LessonReport[];
}

export interface LessonReport {
  readonly slug: string;
  /** as its author knows it */
  readonly file: string;
  readonly words: number;
  /** as stated, and as estimated from what is in it */
  readonly minutes: number;
  readonly estimatedMinutes: number;
  readonly cells: readonly CellFacts[];
  readonly exercises: readonly ExerciseReport[];
}

export interface ExerciseReport {
  readonly id: string;
  readonly points: number;
  /** answers graded: solution, starter and wrong ones, with several seeds */
  readonly graded: number;
  /** null: not asked for */
  readonly mutants: Omit<MutantsChecked, 'problems'> | null;
}
