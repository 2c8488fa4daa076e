import type { SubmissionRequest } from '#lib/grading/submission.ts';
import { db } from '#lib/server/db/client.ts';
import { env } from '#lib/server/env/env.ts';
import { answering, refuse, toAnswer } from '#lib/server/http/api-answer.ts';
import { checkOrigin, readJson } from '#lib/server/http/read-request.ts';
import { ensureLearner } from '#lib/server/learner/current-learner.ts';
import { storeSubmission, type StoreFailure } from '#lib/server/submissions/store-submission.ts';
import { SUBMISSION_LIMITS, submissionRequestSchema } from '#lib/server/submissions/submission-request.ts';
import { selectOptionalSubmission } from '#lib/server/submissions/submission-view.ts';

/** Takes a submission: 202 when it is new, 200 when its key was seen before. */
export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    checkOrigin(request.headers, env().origin);
    const body: SubmissionRequest = await readJson(request, submissionRequestSchema, SUBMISSION_LIMITS.requestBytes);
    checkSize(body.code);
    const learner = await ensureLearner(body.key);
    const stored = await storeSubmission(db, learner, body, env().submissionsPerMinute);
    if (!stored.ok) return refuseStore(stored.error, body);
    const view = await selectOptionalSubmission(learner, stored.value.id);
    if (!view) throw new Error(`Expected submission ${stored.value.id}, which was just stored`);
    return toAnswer(stored.value.isNew ? 202 : 200, view);
  });
}

function checkSize(code: string): void {
  const bytes = Buffer.byteLength(code);
  if (bytes <= SUBMISSION_LIMITS.codeBytes) return;
  refuse(413, 'too-large', `Expected at most ${String(SUBMISSION_LIMITS.codeBytes / 1024)} KiB of code, got ${String(Math.ceil(bytes / 1024))} KiB. Remove data or comments from it.`);
}

function refuseStore(failure: StoreFailure, body: SubmissionRequest): never {
  switch (failure.kind) {
    case 'unknown-exercise':
      return refuse(404, failure.kind, `There is no exercise ${body.exercise} in this version. Reload the page; your code stays in it.`);
    case 'unknown-lesson':
      return refuse(404, failure.kind, `The lesson of ${body.exercise} has no such version. Reload the page; your code stays in it.`);
    case 'key-reused':
      return refuse(409, failure.kind, 'This key belongs to a submission with other code. Expected a new UUID for every press of Submit.');
    case 'too-many':
      return refuse(429, failure.kind, `Expected at most ${String(failure.perMinute)} submissions in a minute. Wait a minute, then submit again; your code stays on the page.`, { 'Retry-After': '60' });
  }
}
