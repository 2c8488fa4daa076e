import { env } from '#lib/server/env/env.ts';
import { answering, refuse, toAnswer } from '#lib/server/http/api-answer.ts';
import { checkOrigin } from '#lib/server/http/read-request.ts';
import { requireAccount } from '#lib/server/identity/current-person.ts';
import { endSession } from '#lib/server/identity/sessions.ts';

/** Signs one of the account's browsers out. */
export function DELETE(request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  return answering(async () => {
    checkOrigin(request.headers, env().origin);
    const { account } = await requireAccount();
    if (await endSession(account.id, (await params).id)) return toAnswer(200, {});
    return refuse(404, 'unknown-session', 'There is no such session of yours; it may have ended already. Reload the page.');
  });
}
