/** What crosses HTTP about submissions, shared by server and page. Types only: the server parses with zod at its border. */
import type { Verdict } from './verdict.ts';

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
  readonly sandbox: { readonly tier: 'filtered' | 'contained' | 'basic'; readonly runtime: string };
  readonly limits: { readonly seconds: number; readonly memoryMiB: number; readonly outputCharacters: number };
  /** ms */
  readonly queueMs: number;
  readonly runMs: number;
  readonly gradedAt: string;
  readonly kind: string;
  readonly points: number;
  readonly earned: number;
}

/** `GET /api/exercises/:course/:lesson/:exercise`: where the learner stands. */
export interface ExerciseStanding {
  readonly attempts: number;
  readonly best: { readonly earned: number; readonly points: number } | null;
  readonly last: SubmissionView | null;
  /** full marks or `solutionAfterAttempts` tries */
  readonly solutionOpen: boolean;
}

/** `GET /api/exercises/:course/:lesson/:exercise/solution`, 403 until `solutionOpen`. */
export interface SolutionView {
  readonly code: string;
  readonly html: string;
  readonly explanationHtml: string;
}

/** Body of every error answer of the API. */
export interface ApiError {
  readonly error: { readonly code: string; /** says what was expected, what was got, what to do */ readonly message: string };
}
