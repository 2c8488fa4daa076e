/** Who asks, for pages and routes. */
import { cookies, headers } from 'next/headers';
import { db } from '#lib/server/db/client.ts';
import { env } from '#lib/server/env/env.ts';
import { deriveLearner, LEARNER_COOKIE, LEARNER_COOKIE_AGE, readLearnerCookie, toLearnerCookie } from './learner-cookie.ts';
import { cookieSecret } from './secret.ts';

/** The learner's id, or null for a visitor who never submitted anything. Reads only. */
export async function currentLearner(): Promise<string | null> {
  const jar = await cookies();
  return readLearnerCookie(jar.get(LEARNER_COOKIE)?.value, cookieSecret());
}

/** The learner's id, made at the first submission (named by its key); sets the cookie. For route handlers. */
export async function ensureLearner(key: string): Promise<string> {
  const known = await currentLearner();
  const learner = known ?? deriveLearner(key, cookieSecret());
  await db.$executeRaw`INSERT INTO "Learner" (id) VALUES (${learner}::uuid) ON CONFLICT (id) DO NOTHING`;
  if (!known) await setLearnerCookie(learner);
  return learner;
}

async function setLearnerCookie(learner: string): Promise<void> {
  const jar = await cookies();
  jar.set(LEARNER_COOKIE, toLearnerCookie(learner, cookieSecret()), {
    httpOnly: true,
    sameSite: 'lax',
    secure: await isHttps(),
    path: '/',
    maxAge: LEARNER_COOKIE_AGE,
  });
}

async function isHttps(): Promise<boolean> {
  const { origin } = env();
  if (origin) return origin.startsWith('https:');
  // A visitor who forges this header only keeps their own cookie from themselves.
  return (await headers()).get('x-forwarded-proto') === 'https';
}
