/** What crosses HTTP about submissions, shared by server and page. Types only: the server parses with zod at its border. */
import type { AttemptState } from './attempts.ts';
import type { CheckChange, CheckOutcome, Mark } from './compare-verdicts.ts';
import type { Verdict, VerdictKind } from './verdict.ts';

/** `POST /api/submissions` -> 202 (new) or 200 (same key seen before) with a `SubmissionView`. */
export interface SubmissionRequest {
  /** `course/lesson/exercise` */
  readonly exercise: string;
  readonly exerciseVersion: string;
  readonly lessonVersion: string;
  /** at most 64 KiB */
  readonly code: string;
  /** idempotency key, a UUID made when the learner pressed Submit: retries and double clicks reuse it */
  readonly key: string;
  /** whose work it is, as the page's cookie named them when Submit was pressed (draft-space.ts); the server refuses it from somebody else */
  readonly space?: string | undefined;
}

/** `GET /api/submissions/:id` and every `state` event of `GET /api/submissions/:id/events` (text/event-stream). */
export interface SubmissionView {
  readonly id: string;
  readonly exercise: string;
  readonly exerciseTitle: string;
  /** ISO 8601 */
  readonly createdAt: string;
  readonly state: 'queued' | 'running' | 'done';
  /** submissions before this one, 0 when next; null unless queued */
  readonly place: number | null;
  /** how long it will take, roughly; null unless queued and known */
  readonly wait: Wait | null;
  /** the check that runs now; null unless running and known */
  readonly checking: RunningCheck | null;
  readonly verdict: Verdict | null;
  readonly receipt: Receipt | null;
  /** whether it used up an attempt; null until it is judged */
  readonly costsAttempt: boolean | null;
  /** handed in after the learner had opened the solution: graded, but it counts for nothing */
  readonly afterSolution: boolean;
  /** set when the verdict that stands comes from a regrade that changed it */
  readonly regraded: Regraded | null;
}

/** How a regrade changed a verdict. */
export interface Regraded {
  /** when it was made to stand, ISO 8601 */
  readonly at: string;
  readonly before: Mark;
  readonly changes: readonly CheckChange[];
}

export interface RunningCheck {
  readonly title: string;
  /** from 1, visible checks first */
  readonly position: number;
  /** checks of the exercise */
  readonly of: number;
}

/** What can honestly be said about a wait. */
export type Wait =
  /** until the verdict, rounded up; an estimate from the latest verdicts, to be said in round words */
  | { readonly kind: 'about'; readonly seconds: number }
  /** nothing grades now: it waits until something does */
  | { readonly kind: 'no-grader' };

/** Everything needed to grade again and to see that it was fair. */
export interface Receipt {
  readonly submission: string;
  readonly exercise: string;
  readonly exerciseVersion: string;
  readonly lessonVersion: string;
  /** sha256, hex */
  readonly codeHash: string;
  readonly checksHash: string;
  /** inputs of hidden checks were drawn from it; decimal */
  readonly seed: string;
  readonly backend: string;
  readonly sandbox: {
    readonly tier: 'filtered' | 'contained' | 'basic';
    /** e.g. `deno 2.9.5` */
    readonly runtime: string;
    /** hash of the filter of system calls; null in the tier without one, and in receipts of before it was named */
    readonly filter: string | null;
  };
  readonly limits: { readonly seconds: number; readonly memoryMiB: number; readonly outputCharacters: number };
  /** ms */
  readonly queueMs: number;
  readonly runMs: number;
  readonly gradedAt: string;
  readonly kind: VerdictKind;
  readonly points: number;
  readonly earned: number;
  /** every check, visible first */
  readonly checks: readonly CheckOutcome[];
  /** the regrade that made this verdict; null when it is the first one */
  readonly regrade: string | null;
}

/** `GET /api/submissions/:id/receipt`, as a file. The signature proves that this installation issued exactly this receipt. */
export interface ReceiptFile {
  readonly format: 'epoch-receipt-1';
  readonly receipt: Receipt;
  /** HMAC-SHA256 over the receipt with sorted keys, base64url */
  readonly signature: string;
}

/** `GET /api/exercises/:course/:lesson/:exercise`: where the learner stands. */
export interface ExerciseStanding {
  readonly attempts: AttemptState;
  /** what counts, the best or the last attempt as the exercise says; null before there is one */
  readonly mark: { readonly earned: number; readonly points: number } | null;
  readonly last: SubmissionView | null;
  /** the submission whose verdict a regrade changed last */
  readonly regraded: SubmissionView | null;
  /** full marks, or enough attempts */
  readonly solutionOpen: boolean;
  /** the learner has opened it: what they hand in from now on counts for nothing */
  readonly solutionSeen: boolean;
}

/** `POST /api/exercises/:course/:lesson/:exercise/solution`, 403 until `solutionOpen`; notes that it was opened. */
export interface SolutionView {
  readonly code: string;
  readonly html: string;
  readonly explanationHtml: string;
}

/** Body of every error answer of the API. */
export interface ApiError {
  readonly error: { readonly code: string; /** says what was expected, what was got, what to do */ readonly message: string };
}
