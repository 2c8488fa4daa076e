/** The submission API as the page sees it. Nothing here throws: every way an exchange can end is a value. */
import type { ExerciseStanding, SolutionView, SubmissionRequest, SubmissionView } from '#lib/grading/submission.ts';
import type { UnreachableReason } from './submission-flow.ts';

export type Answer<Value> =
  | { readonly kind: 'ok'; readonly value: Value }
  | { readonly kind: 'unreachable'; readonly reason: UnreachableReason }
  /** 4xx: asking again would get the same answer */
  | { readonly kind: 'refused'; readonly status: number; readonly message: string };

/** Longest wait for one answer, ms. A connection that dies silently would else hang for minutes. */
const ANSWER_WITHIN_MS = 15_000;
/** Browsers refuse `keepalive` bodies above 64 KiB; below, a submission leaves even if the tab closes now. */
const KEEPALIVE_BYTES = 60 * 1024;

/** Hands in; the key makes a repetition harmless. */
export function sendSubmission(request: SubmissionRequest, ask: typeof fetch = fetch): Promise<Answer<SubmissionView>> {
  const body = JSON.stringify(request);
  const keepalive = new TextEncoder().encode(body).length < KEEPALIVE_BYTES;
  return exchange('/api/submissions', { method: 'POST', headers: { 'content-type': 'application/json' }, body, keepalive }, isSubmissionView, ask);
}

export function readSubmission(id: string, ask: typeof fetch = fetch): Promise<Answer<SubmissionView>> {
  return exchange(`/api/submissions/${id}`, {}, isSubmissionView, ask);
}

/** @param exercise `course/lesson/exercise` */
export function readStanding(exercise: string, ask: typeof fetch = fetch): Promise<Answer<ExerciseStanding>> {
  return exchange(`/api/exercises/${exercise}`, {}, isStanding, ask);
}

/** Opens the solution, which the server notes. */
export function openSolution(exercise: string, ask: typeof fetch = fetch): Promise<Answer<SolutionView>> {
  return exchange(`/api/exercises/${exercise}/solution`, { method: 'POST' }, isSolution, ask);
}

async function exchange<Value>(address: string, init: RequestInit, guard: (body: unknown) => body is Value, ask: typeof fetch): Promise<Answer<Value>> {
  let response: Response;
  let body: unknown;
  try {
    response = await ask(address, { ...init, cache: 'no-store', redirect: 'error', signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    body = await response.json().catch(() => null);
  } catch {
    return { kind: 'unreachable', reason: 'network' };
  }
  if (response.ok && guard(body)) return { kind: 'ok', value: body };
  if (response.status >= 400 && response.status < 500) return { kind: 'refused', status: response.status, message: messageOf(body, response.status) };
  return { kind: 'unreachable', reason: 'server' };
}

function messageOf(body: unknown, status: number): string {
  if (isRecord(body) && isRecord(body.error) && typeof body.error.message === 'string') return body.error.message;
  if (status === 413) return 'The code is larger than a submission may be. Remove what the exercise does not need.';
  return `The server refused with status ${status} and gave no reason. Reload the page and try again.`;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Only what tells our answer from a stranger's (a proxy's login page): the server is ours and is typed. */
export function isSubmissionView(body: unknown): body is SubmissionView {
  return isRecord(body) && typeof body.id === 'string' && (body.state === 'queued' || body.state === 'running' || body.state === 'done');
}
const isStanding = (body: unknown): body is ExerciseStanding => isRecord(body) && isRecord(body.attempts) && typeof body.attempts.used === 'number' && typeof body.solutionOpen === 'boolean';
const isSolution = (body: unknown): body is SolutionView => isRecord(body) && typeof body.code === 'string' && typeof body.explanationHtml === 'string';
