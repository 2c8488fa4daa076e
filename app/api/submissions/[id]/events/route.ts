import { answering } from '#lib/server/http/api-answer.ts';
import { requireOwnSubmission } from '#lib/server/submissions/own-submission.ts';
import { streamSubmission } from '#lib/server/submissions/submission-events.ts';

/** The submission's states as they change, up to its verdict; a stream that was cut starts again with the present state. */
export function GET(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answering(async () => {
    const { view, read } = await requireOwnSubmission((await params).id);
    return streamSubmission(view.id, view, read, request.signal);
  });
}
