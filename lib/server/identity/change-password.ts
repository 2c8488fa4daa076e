/** A new password for somebody who knows the present one. */
import { APIError } from 'better-auth/api';
import { headers } from 'next/headers';
import type { z } from 'zod';
import { db } from '#lib/server/db/client.ts';
import { refuse } from '#lib/server/http/api-answer.ts';
import { isHttps } from '#lib/server/http/is-https.ts';
import type { passwordSchema } from './account-request.ts';
import { auth } from './auth.ts';
import { PASSWORD_RATE } from './identity-limits.ts';
import { forgetTry, toRateKey } from './rate-limit.ts';
import { refuseTooMany } from './refuse-too-many.ts';

/** Ends all sessions; gives the Set-Cookie lines of this browser's new one. */
export async function changePassword(account: string, { current, next }: z.output<typeof passwordSchema>): Promise<readonly string[]> {
  const key = toRateKey('password', account);
  await refuseTooMany([{ key, rate: PASSWORD_RATE }]);
  try {
    const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true };
    const { headers: changed } = await auth(await isHttps()).api.changePassword({ body, headers: await headers(), returnHeaders: true });
    await forgetTry(db, key);
    return changed.getSetCookie();
  } catch (error) {
    if (error instanceof APIError && error.statusCode === 400) refuse(403, 'wrong-password', 'This is not your present password. Check it and try again.');
    throw error;
  }
}
