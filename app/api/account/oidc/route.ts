import { env } from '#lib/server/env/env.ts';
import { answering, toAnswer } from '#lib/server/http/api-answer.ts';
import { checkOrigin, readJson } from '#lib/server/http/read-request.ts';
import { oidcSchema } from '#lib/server/identity/account-request.ts';
import { IDENTITY_LIMITS } from '#lib/server/identity/identity-limits.ts';
import { startOidc } from '#lib/server/identity/oidc-sign-in.ts';

/** Begins to sign in with the OIDC provider: answers with its address. */
export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    checkOrigin(request.headers, env().origin);
    const { next } = await readJson(request, oidcSchema, IDENTITY_LIMITS.requestBytes);
    const { url, cookies } = await startOidc(next);
    const answer = toAnswer(200, { url });
    for (const cookie of cookies) answer.headers.append('Set-Cookie', cookie);
    return answer;
  });
}
