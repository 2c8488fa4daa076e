/** What open pages hear while an author writes: `npm run dev` only. */
import type { ContentProblem } from './content-error.ts';
import type { Lesson } from './lesson.ts';

/** Where a problem belongs on the page of its lesson as it was last drawn. */
export type ProblemPlace =
  /** index among the children of the lesson's tree: the problem is in this block, or where it will be */
  | { readonly kind: 'block'; readonly index: number }
  /** full id of an exercise */
  | { readonly kind: 'exercise'; readonly id: string };

/** A mistake of content as it was last saved. */
export interface LiveProblem extends ContentProblem {
  /** `course/lesson` of the file; null: it is the course's */
  readonly lesson: string | null;
  /** null: no page shows the place */
  readonly place: ProblemPlace | null;
}

export type LiveEvent =
  /** a lesson was saved and compiles; it may not be published yet */
  | { readonly kind: 'lesson'; readonly lesson: Lesson }
  /** all that is wrong with a course now; none: all is well */
  | { readonly kind: 'problems'; readonly course: string; readonly problems: readonly LiveProblem[] }
  /** paths that are drawn anew from now on: `course`, `course/lesson`, `course/lesson/exercise` */
  | { readonly kind: 'published'; readonly paths: readonly string[] };

/** Where pages listen; `?page=/courses/a/b` says which lesson they show. */
export const LIVE_CONTENT_PATH = '/api/development/content';
