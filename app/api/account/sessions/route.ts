import { cookies } from 'next/headers';
import { db } from '#lib/server/db/client.ts';
import { setDraftsCookie } from '#lib/server/drafts/draft-space.ts';
import { env } from '#lib/server/env/env.ts';
import { answering, toAnswer } from '#lib/server/http/api-answer.ts';
import { checkOrigin } from '#lib/server/http/read-request.ts';
import { SESSION_COOKIE } from '#lib/server/identity/auth.ts';
import { requireAccount } from '#lib/server/identity/current-person.ts';
import { endAllSessions } from '#lib/server/identity/sessions.ts';
import { readAnonymousLearner } from '#lib/server/learner/anonymous-learner.ts';

/** Signs out everywhere, here too. */
export function DELETE(request: Request): Promise<Response> {
  return answering(async () => {
    checkOrigin(request.headers, env().origin);
    const { account } = await requireAccount();
    const ended = await endAllSessions(db, account.id);
    (await cookies()).delete(SESSION_COOKIE);
    const learner = await readAnonymousLearner();
    await setDraftsCookie(learner ? { kind: 'learner', id: learner } : null, false);
    return toAnswer(200, { ended });
  });
}
