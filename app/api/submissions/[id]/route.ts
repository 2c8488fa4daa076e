import { answering, toAnswer } from '#lib/server/http/api-answer.ts';
import { requireOwnSubmission } from '#lib/server/submissions/own-submission.ts';

/** The submission, for its owner. */
export function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answering(async () => toAnswer(200, (await requireOwnSubmission((await params).id)).view));
}
