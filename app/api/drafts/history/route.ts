import type { DraftHistory } from '#lib/course/drafts.ts';
import { db } from '#lib/server/db/client.ts';
import { requireDraftPerson } from '#lib/server/drafts/draft-person.ts';
import { draftKeySchema } from '#lib/server/drafts/draft-request.ts';
import { readHistory } from '#lib/server/drafts/read-drafts.ts';
import { answering, refuse, toAnswer } from '#lib/server/http/api-answer.ts';

/** What was saved of a text (`?key=course/lesson/name`), for who wrote it. */
export function GET(request: Request): Promise<Response> {
  return answering(async () => {
    const { learner } = await requireDraftPerson();
    const key = draftKeySchema.safeParse(new URL(request.url).searchParams.get('key'));
    if (!key.success) refuse(400, 'wrong-query', 'Expected ?key=course/lesson/name.');
    const answer: DraftHistory = { revisions: learner === null ? [] : await readHistory(db, learner, key.data) };
    return toAnswer(200, answer);
  });
}
