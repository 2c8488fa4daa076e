import { env } from '#lib/server/env/env.ts';
import { answering, toAnswer } from '#lib/server/http/api-answer.ts';
import { checkOrigin, readJson } from '#lib/server/http/read-request.ts';
import { signUpSchema } from '#lib/server/identity/account-request.ts';
import { answerSignedIn } from '#lib/server/identity/answer-signed-in.ts';
import { IDENTITY_LIMITS } from '#lib/server/identity/identity-limits.ts';
import { signUp } from '#lib/server/identity/password-sign-in.ts';

/** Makes an account and signs in to it. */
export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    checkOrigin(request.headers, env().origin);
    const { keepWork, ...wish } = await readJson(request, signUpSchema, IDENTITY_LIMITS.requestBytes);
    return answerSignedIn(toAnswer(201, {}), await signUp(wish), keepWork);
  });
}
