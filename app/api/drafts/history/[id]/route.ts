import { db } from '#lib/server/db/client.ts';
import { requireDraftPerson } from '#lib/server/drafts/draft-person.ts';
import { draftKeySchema, revisionSchema } from '#lib/server/drafts/draft-request.ts';
import { readRevision } from '#lib/server/drafts/read-drafts.ts';
import { answering, refuse, toAnswer } from '#lib/server/http/api-answer.ts';

/** One revision's text (`?key=course/lesson/name`), for who wrote it; null: the author's text. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answering(async () => {
    const { learner } = await requireDraftPerson();
    const key = draftKeySchema.safeParse(new URL(request.url).searchParams.get('key'));
    const id = revisionSchema.safeParse((await params).id);
    const text = learner !== null && key.success && id.success ? await readRevision(db, learner, key.data, id.data) : undefined;
    if (text === undefined) refuse(404, 'unknown-revision', 'There is no such revision of yours; it may have left the history. Open the history again.');
    return toAnswer(200, { text });
  });
}
