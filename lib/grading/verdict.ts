/** What grading says, as data. Made by the check engine (browser and grader alike), stored by the server, drawn by the page. */

/**
 * The nine kinds of verdict. `passed`, `partly`, `failed` judge the answer; `error`, `time`, `memory`, `output` are the
 * learner's mistake of another sort; `broken` is the author's mistake (no score, no attempt used); `ours` is our fault
 * (retried, never a zero).
 */
export const VERDICT_KINDS = ['passed', 'partly', 'failed', 'error', 'time', 'memory', 'output', 'broken', 'ours'] as const;
export type VerdictKind = (typeof VERDICT_KINDS)[number];

export type CheckStatus =
  | 'passed'
  /** some of its points, e.g. an accuracy band */
  | 'partly'
  | 'failed'
  /** the learner's function threw, does not exist or returned what cannot cross the border */
  | 'error'
  | 'time'
  | 'memory'
  | 'output'
  /** a check it depends on did not pass */
  | 'skipped'
  /** the check itself threw: the author's mistake */
  | 'broken';

/** One check's result. Texts are for the learner: no stack of ours, no test source, no expected value of a hidden input. */
export interface CheckResult {
  /** position in its bundle from 0, and the bundle: together the identity of the check within an exercise version */
  readonly index: number;
  readonly bundle: 'visible' | 'hidden';
  readonly title: string;
  readonly status: CheckStatus;
  readonly points: number;
  readonly earned: number;
  /** the rule that was broken, in words, from the author */
  readonly rule: string | null;
  /** what was tried, e.g. `sigmoid(-3)`: the smallest failing input after shrinking */
  readonly tried: string | null;
  /** what the learner's code gave, e.g. `0.9526` or `TypeError: x.map is not a function (line 3)` */
  readonly got: string | null;
  /** what was expected; only ever set for visible checks */
  readonly expected: string | null;
  /** one more sentence: which limit was hit, which check to fix first, shape differences … */
  readonly note: string | null;
}

export interface LearnerError {
  readonly name: string;
  readonly message: string;
  /** position in the learner's text, from 1 */
  readonly line: number | null;
  readonly column: number | null;
}

/** The judgement of one submission by one or both bundles. `earned <= points`, both sums over `checks`. */
export interface Verdict {
  readonly kind: VerdictKind;
  readonly points: number;
  readonly earned: number;
  readonly checks: readonly CheckResult[];
  /** set for `error` (code did not load or run) */
  readonly error: LearnerError | null;
  /** which limit was hit, with its value and unit: `5 s of running time`; for time, memory, output */
  readonly limit: string | null;
  /** console text of the learner's code, cut */
  readonly log: string;
}

/** Words for people, one place: used by pages, receipts and tests. */
export const VERDICT_WORDS: Readonly<Record<VerdictKind, { readonly title: string; readonly meaning: string }>> = {
  passed: { title: 'Passed', meaning: 'Every check passed.' },
  partly: { title: 'Partly right', meaning: 'Some checks passed; the others say what to look at.' },
  failed: { title: 'Not yet', meaning: 'No check passed yet; each says what it tried.' },
  error: { title: 'Error in your code', meaning: 'An error in your code kept it from being judged.' },
  time: { title: 'Out of time', meaning: 'Your code ran longer than this exercise allows.' },
  memory: { title: 'Out of memory', meaning: 'Your code asked for more memory than this exercise allows.' },
  output: { title: 'Too much output', meaning: 'Your code printed or returned more than can be kept.' },
  broken: { title: 'Exercise broken', meaning: 'The exercise itself has a mistake. It costs you nothing; its author is told.' },
  ours: { title: 'Our fault', meaning: 'Something on our side failed. Your work is safe and is graded again by itself.' },
};
