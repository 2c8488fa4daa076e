import { answering, refuse } from '#lib/server/http/api-answer.ts';
import { cookieSecret } from '#lib/server/learner/secret.ts';
import { requireOwnSubmission } from '#lib/server/submissions/own-submission.ts';
import { toReceiptFile } from '#lib/server/submissions/sign-receipt.ts';

/** The signed receipt as a file, for the owner. */
export function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answering(async () => {
    const { view } = await requireOwnSubmission((await params).id);
    if (!view.receipt) return refuse(409, 'not-judged', 'A receipt is written with the verdict, and this submission has none yet. Ask again when it is judged.');
    const file = toReceiptFile(view.receipt, cookieSecret());
    return new Response(`${JSON.stringify(file, null, 2)}\n`, {
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `attachment; filename="epoch-receipt-${view.id}.json"`,
        'Cache-Control': 'private, no-store',
      },
    });
  });
}
