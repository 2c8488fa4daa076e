import { headers } from 'next/headers';
import { setDraftsCookie } from '#lib/server/drafts/draft-space.ts';
import { env } from '#lib/server/env/env.ts';
import { answering } from '#lib/server/http/api-answer.ts';
import { isHttps } from '#lib/server/http/is-https.ts';
import { checkOrigin } from '#lib/server/http/read-request.ts';
import { auth } from '#lib/server/identity/auth.ts';
import { readAnonymousLearner } from '#lib/server/learner/anonymous-learner.ts';

/** Ends this browser's session; a plain form posts here, so it works before any script does. The page it leads to forgets the account's drafts. */
export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    checkOrigin(request.headers, env().origin);
    const { headers: ended } = await auth(await isHttps()).api.signOut({ headers: await headers(), returnHeaders: true });
    const learner = await readAnonymousLearner();
    await setDraftsCookie(learner ? { kind: 'learner', id: learner } : null, false);
    const answer = new Response(null, { status: 303, headers: { Location: '/signed-out', 'Cache-Control': 'private, no-store' } });
    for (const cookie of ended.getSetCookie()) answer.headers.append('Set-Cookie', cookie);
    return answer;
  });
}
