/** A lesson as data: what the compiler makes, what the database stores, what pages draw. No code in it. */
import type { Root } from 'hast';
import type { AttemptRules } from '../grading/attempts.ts';

/** `course.json`, parsed. */
export interface Course {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly modules: readonly CourseModule[];
}
export interface CourseModule {
  readonly title: string;
  readonly summary: string;
  readonly lessons: readonly LessonSummary[];
}
export interface LessonSummary {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly minutes: number;
  /** slugs of the lessons it builds on */
  readonly needs: readonly string[];
  /** terms it introduces */
  readonly terms: readonly string[];
  readonly exercises: readonly { readonly id: string; readonly title: string; readonly points: number }[];
}

/** A code cell of a lesson. */
export interface Cell {
  /** unique in its lesson, stable over versions: from ```ts cell id=forward-pass */
  readonly id: string;
  readonly source: string;
  /** shiki markup of `source` for both themes, drawn until the editor is opened */
  readonly html: string;
}

/** The part of an exercise that a browser may have. */
export interface PublicExercise {
  /** `course/lesson/exercise` */
  readonly id: string;
  /** content hash of everything in its folder */
  readonly version: string;
  readonly title: string;
  readonly promptHtml: string;
  readonly difficulty: 'easy' | 'medium' | 'hard';
  readonly defines: readonly string[];
  readonly starter: string;
  readonly starterHtml: string;
  readonly hintsHtml: readonly string[];
  readonly solutionAfterAttempts: number;
  readonly attempts: AttemptRules;
  /** check titles and points, visible first, in order */
  readonly checks: readonly { readonly title: string; readonly points: number; readonly bundle: 'visible' | 'hidden' }[];
  readonly points: number;
  /** the compiled visible check bundle, JavaScript text */
  readonly visibleBundle: string;
  readonly seconds: number;
  readonly outputCharacters: number;
  readonly backend: 'cpu' | 'wasm';
}

/** The part that never leaves the server. */
export interface PrivateExercise {
  readonly id: string;
  readonly version: string;
  readonly hiddenBundle: string;
  readonly solution: string;
  readonly solutionHtml: string;
  readonly explanationHtml: string;
  readonly wrong: readonly { readonly name: string; readonly code: string; readonly mistake: string; readonly kind: string; readonly earned: number; readonly fails: readonly string[] }[];
}

/** A piece of a lesson as a notebook tells it. */
export type LessonPart =
  /** Markdown, with `SITE_PLACEHOLDER` (take-along/site-address.ts) where an address of the site begins */
  | { readonly kind: 'prose'; readonly markdown: string }
  | { readonly kind: 'cell'; readonly id: string; readonly source: string; /** only a browser can run it */ readonly browser: boolean }
  /** `id`: its folder's name */
  | { readonly kind: 'exercise'; readonly id: string; /** Markdown like the prose */ readonly prompt?: string };

/** A stretch of a lesson under one heading. */
export interface LessonSection {
  /** of the heading; null before the first */
  readonly id: string | null;
  readonly heading: string;
  readonly text: string;
}

export interface Lesson {
  readonly course: string;
  readonly slug: string;
  /** content hash: the version */
  readonly version: string;
  readonly title: string;
  readonly summary: string;
  /** the concrete question of the first screen */
  readonly question: string;
  readonly minutes: number;
  /** slugs of earlier lessons it builds on directly */
  readonly needs: readonly string[];
  /** headings for the table of contents */
  readonly headings: readonly { readonly id: string; readonly depth: 2 | 3; readonly text: string }[];
  /**
   * hast with `mdxJsxFlowElement`/`mdxJsxTextElement` nodes whose attributes are literals. Besides HTML it holds the
   * elements `Html` (markup of one formula or static code block in `html`; `as` is `span`, `div` or `pre`), `Cell` (`id`),
   * `Exercise` (`id` = full id) and the tags of `app/_components/mdx.tsx`.
   * An element that is static altogether is folded: no children, its inside as HTML in the property `innerHTML`. Versions
   * published by older compilers have none of these.
   */
  readonly tree: Root;
  readonly cells: readonly Cell[];
  /** its words without code and formulas, cut at the headings */
  readonly sections: readonly LessonSection[];
  /** for notebooks that leave the site; versions published by older compilers have none */
  readonly parts?: readonly LessonPart[];
  readonly exercises: readonly PublicExercise[];
  /** `meaningText`: its words, a formula as … */
  readonly terms: readonly { readonly term: string; readonly meaningHtml: string; readonly meaningText: string }[];
  /** where the lesson's facts come from; `url` null when there is no address */
  readonly sources: readonly { readonly title: string; readonly url: string | null }[];
}
