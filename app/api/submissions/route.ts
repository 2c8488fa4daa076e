import type { SubmissionRequest } from '#lib/grading/submission.ts';
import { db } from '#lib/server/db/client.ts';
import { env } from '#lib/server/env/env.ts';
import { setDraftsCookie, toDraftOwner, toSpace } from '#lib/server/drafts/draft-space.ts';
import { answering, refuse, toAnswer } from '#lib/server/http/api-answer.ts';
import { checkOrigin, readJson } from '#lib/server/http/read-request.ts';
import { currentPerson } from '#lib/server/identity/current-person.ts';
import { ensureLearner } from '#lib/server/learner/current-learner.ts';
import { refuseSubmission } from '#lib/server/submissions/refuse-submission.ts';
import { storeSubmission } from '#lib/server/submissions/store-submission.ts';
import { SUBMISSION_LIMITS, submissionRequestSchema } from '#lib/server/submissions/submission-request.ts';
import { selectOptionalSubmission } from '#lib/server/submissions/submission-view.ts';

/** Takes a submission: 202 when it is new, 200 when its key was seen before. */
export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    checkOrigin(request.headers, env().origin);
    const body: SubmissionRequest = await readJson(request, submissionRequestSchema, SUBMISSION_LIMITS.requestBytes);
    checkSize(body.code);
    if (body.space !== undefined) await checkSpace(body.space);
    const learner = await ensureLearner(body.key);
    const stored = await storeSubmission(db, learner, body, env().submissionsPerMinute);
    if (!stored.ok) return refuseSubmission(stored.error, body);
    const view = await selectOptionalSubmission(learner, stored.value.id);
    if (!view) throw new Error(`Expected submission ${stored.value.id}, which was just stored`);
    return toAnswer(stored.value.isNew ? 202 : 200, view);
  });
}

/** What was pressed by somebody who is signed out by now, on a page or without a connection, is neither a visitor's nor the next person's. */
async function checkSpace(given: string): Promise<void> {
  const owner = toDraftOwner(await currentPerson());
  if (given === toSpace(owner)) return;
  await setDraftsCookie(owner, false);
  refuse(403, 'other-owner', 'This was submitted by somebody who is no longer signed in here, and was not taken. It is kept in this browser and is sent when they sign in again.');
}

function checkSize(code: string): void {
  const bytes = Buffer.byteLength(code);
  if (bytes <= SUBMISSION_LIMITS.codeBytes) return;
  refuse(413, 'too-large', `Expected at most ${String(SUBMISSION_LIMITS.codeBytes / 1024)} KiB of code, got ${String(Math.ceil(bytes / 1024))} KiB. Remove data or comments from it.`);
}
