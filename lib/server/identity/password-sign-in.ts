/** Signing up and in with e-mail and password. What comes back are the cookies of the new session. */
import { APIError } from 'better-auth/api';
import { headers } from 'next/headers';
import type { z } from 'zod';
import { db } from '#lib/server/db/client.ts';
import { refuse } from '#lib/server/http/api-answer.ts';
import { isHttps } from '#lib/server/http/is-https.ts';
import type { signInSchema, signUpSchema } from './account-request.ts';
import { auth } from './auth.ts';
import { SIGN_IN_RATES, SIGN_UP_RATE } from './identity-limits.ts';
import { forgetTry, toRateKey } from './rate-limit.ts';
import { refuseTooMany, visitorNetwork } from './refuse-too-many.ts';

export interface NewSession {
  readonly account: string;
  /** Set-Cookie lines for the browser */
  readonly cookies: readonly string[];
}

/** Refuses with one sentence, in about the same time, whether the account is unknown or the password wrong. */
export async function signIn({ email, password }: Pick<z.output<typeof signInSchema>, 'email' | 'password'>): Promise<NewSession> {
  const network = await visitorNetwork();
  const tries = [
    { key: toRateKey('sign-in address', network), rate: SIGN_IN_RATES.address },
    { key: toRateKey('sign-in pair', network, email), rate: SIGN_IN_RATES.accountFromAddress },
    { key: toRateKey('sign-in account', email), rate: SIGN_IN_RATES.account },
  ];
  // Counted before the password is compared: tries that come all at once are counted all.
  await refuseTooMany(tries);
  try {
    const { headers: answer, response } = await auth(await isHttps()).api.signInEmail({ body: { email, password }, headers: await headers(), returnHeaders: true });
    for (const { key } of tries) await forgetTry(db, key);
    return { account: response.user.id, cookies: answer.getSetCookie() };
  } catch (error) {
    if (error instanceof APIError && error.statusCode === 401) refuse(401, 'wrong-credentials', 'This e-mail address and this password do not belong together. Check both and try again.');
    throw error;
  }
}

/** Says when the address has an account: without sending mail there is no other way to tell its owner. */
export async function signUp({ name, email, password }: Pick<z.output<typeof signUpSchema>, 'name' | 'email' | 'password'>): Promise<NewSession> {
  await refuseTooMany([{ key: toRateKey('sign-up address', await visitorNetwork()), rate: SIGN_UP_RATE }]);
  try {
    const { headers: answer, response } = await auth(await isHttps()).api.signUpEmail({ body: { name, email, password }, headers: await headers(), returnHeaders: true });
    return { account: response.user.id, cookies: answer.getSetCookie() };
  } catch (error) {
    if (error instanceof APIError && error.statusCode === 422) refuse(409, 'email-taken', `There is an account with ${email} already. Sign in, or use another address.`);
    throw error;
  }
}
