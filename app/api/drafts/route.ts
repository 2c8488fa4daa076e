import { randomUUID } from 'node:crypto';
import { headers } from 'next/headers';
import type { DraftHeads } from '#lib/course/drafts.ts';
import { DRAFT_LIMITS } from '#lib/course/drafts.ts';
import { db } from '#lib/server/db/client.ts';
import { requireDraftPerson } from '#lib/server/drafts/draft-person.ts';
import { DRAFT_WRITE_RATE, draftWritesSchema, lessonSchema } from '#lib/server/drafts/draft-request.ts';
import { readLessonHeads } from '#lib/server/drafts/read-drafts.ts';
import { storeDrafts } from '#lib/server/drafts/store-drafts.ts';
import { env } from '#lib/server/env/env.ts';
import { answering, refuse, toAnswer } from '#lib/server/http/api-answer.ts';
import { describeBrowser } from '#lib/server/http/describe-browser.ts';
import { checkOrigin, readJson } from '#lib/server/http/read-request.ts';
import { toRateKey } from '#lib/server/identity/rate-limit.ts';
import { refuseTooMany } from '#lib/server/identity/refuse-too-many.ts';
import { ensureLearner } from '#lib/server/learner/current-learner.ts';

/** The newest texts of a lesson (`?lesson=course/lesson&space=`), for who wrote them. */
export function GET(request: Request): Promise<Response> {
  return answering(async () => {
    const { learner, owner, space } = await requireDraftPerson();
    const query = new URL(request.url).searchParams;
    const lesson = lessonSchema.safeParse(query.get('lesson'));
    if (!lesson.success) refuse(400, 'wrong-query', 'Expected ?lesson=course/lesson.');
    checkSpace(query.get('space'), space);
    const answer: DraftHeads = { owner, heads: learner === null ? [] : await readLessonHeads(db, learner, lesson.data) };
    return toAnswer(200, answer);
  });
}

/** Saves texts: 200, or 409 with the newest texts of those that somebody else wrote to meanwhile; the others are saved. */
export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    checkOrigin(request.headers, env().origin);
    const { owner, space } = await requireDraftPerson();
    const { writes, space: given } = await readJson(request, draftWritesSchema, DRAFT_LIMITS.requestBytes);
    checkSpace(given, space);
    await refuseTooMany([{ key: toRateKey('drafts', owner), rate: DRAFT_WRITE_RATE }]);
    const learner = await ensureLearner(randomUUID());
    const stored = await storeDrafts(db, learner, describeBrowser((await headers()).get('user-agent')), writes);
    if (stored.kind === 'full') refuse(413, 'drafts-full', `Expected at most ${String(DRAFT_LIMITS.keysPerLearner)} texts of one learner and ${String(DRAFT_LIMITS.bytesPerLearner / 1024 / 1024)} MiB, got more. New edits stay in the browser they were typed in.`);
    const answer: DraftHeads = { owner, heads: stored.refused };
    return toAnswer(stored.refused.length === 0 ? 200 : 409, answer);
  });
}

/** A page that was opened by somebody else must neither read nor write what is ours. */
function checkSpace(given: string | null, space: string): void {
  if (given !== space) refuse(403, 'other-owner', 'The drafts in this page belong to somebody else than is signed in now. Reload the page.');
}
