import { env } from '#lib/server/env/env.ts';
import { answering, toAnswer } from '#lib/server/http/api-answer.ts';
import { checkOrigin, readJson } from '#lib/server/http/read-request.ts';
import { signInSchema } from '#lib/server/identity/account-request.ts';
import { answerSignedIn } from '#lib/server/identity/answer-signed-in.ts';
import { IDENTITY_LIMITS } from '#lib/server/identity/identity-limits.ts';
import { signIn } from '#lib/server/identity/password-sign-in.ts';

/** Signs in with e-mail and password. */
export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    checkOrigin(request.headers, env().origin);
    const { keepWork, ...wish } = await readJson(request, signInSchema, IDENTITY_LIMITS.requestBytes);
    return answerSignedIn(toAnswer(200, {}), await signIn(wish), keepWork);
  });
}
