import { env } from '#lib/server/env/env.ts';
import { answering, toAnswer } from '#lib/server/http/api-answer.ts';
import { checkOrigin, readJson } from '#lib/server/http/read-request.ts';
import { passwordSchema } from '#lib/server/identity/account-request.ts';
import { changePassword } from '#lib/server/identity/change-password.ts';
import { requireAccount } from '#lib/server/identity/current-person.ts';
import { IDENTITY_LIMITS } from '#lib/server/identity/identity-limits.ts';

/** Sets a new password and signs every other browser out. */
export function PUT(request: Request): Promise<Response> {
  return answering(async () => {
    checkOrigin(request.headers, env().origin);
    const { account } = await requireAccount();
    const cookies = await changePassword(account.id, await readJson(request, passwordSchema, IDENTITY_LIMITS.requestBytes));
    const answer = toAnswer(200, {});
    for (const cookie of cookies) answer.headers.append('Set-Cookie', cookie);
    return answer;
  });
}
