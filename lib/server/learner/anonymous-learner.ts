/** The learner whom the signed cookie names, as long as no account has taken the work over. */
import { cookies } from 'next/headers';
import { db } from '#lib/server/db/client.ts';
import { isHttps } from '#lib/server/http/is-https.ts';
import { LEARNER_COOKIE, LEARNER_COOKIE_AGE, readLearnerCookie, toLearnerCookie } from './learner-cookie.ts';
import { cookieSecret } from './secret.ts';

/** Null for a visitor who never submitted anything, and for a cookie from before its work went into an account. Reads only. */
export async function readAnonymousLearner(): Promise<string | null> {
  const learner = readLearnerCookie((await cookies()).get(LEARNER_COOKIE)?.value, cookieSecret());
  return learner !== null && (await isAnonymous(learner)) ? learner : null;
}

/** Whether the work belongs to no account; also true of a learner that is not stored (yet). */
export async function isAnonymous(learner: string): Promise<boolean> {
  const row = await db.learner.findUnique({ where: { id: learner }, select: { accountId: true } });
  return row === null || row.accountId === null;
}

/** For route handlers. */
export async function setLearnerCookie(learner: string): Promise<void> {
  const jar = await cookies();
  jar.set(LEARNER_COOKIE, toLearnerCookie(learner, cookieSecret()), { httpOnly: true, sameSite: 'lax', secure: await isHttps(), path: '/', maxAge: LEARNER_COOKIE_AGE });
}

/** For route handlers: this browser's next submission makes a new learner. */
export async function forgetLearnerCookie(): Promise<void> {
  (await cookies()).delete(LEARNER_COOKIE);
}
