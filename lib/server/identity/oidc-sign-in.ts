/** Signing in through the organisation's own OpenID Connect provider: there and back. */
import { APIError } from 'better-auth/api';
import { headers } from 'next/headers';
import { toLocalPath } from '#lib/base/local-path.ts';
import { env, type OidcSettings } from '#lib/server/env/env.ts';
import { refuse } from '#lib/server/http/api-answer.ts';
import { isHttps } from '#lib/server/http/is-https.ts';
import { auth, forgetOidcAuth, OIDC_PROVIDER, oidcAuth, SESSION_COOKIE } from './auth.ts';
import { SIGN_IN_RATES } from './identity-limits.ts';
import type { NewSession } from './password-sign-in.ts';
import { toRateKey } from './rate-limit.ts';
import { refuseTooMany, visitorNetwork } from './refuse-too-many.ts';

/** Where the browser has to go, and the cookies by which it is known when it comes back to the page `next`. */
export async function startOidc(next: string): Promise<{ readonly url: string; readonly cookies: readonly string[] }> {
  const oidc = requireOidc();
  await refuseTooMany([{ key: toRateKey('oidc address', await visitorNetwork()), rate: SIGN_IN_RATES.address }]);
  const body = { provider: OIDC_PROVIDER, callbackURL: toLocalPath(next, '/account'), errorCallbackURL: '/sign-in', disableRedirect: true };
  try {
    const { headers: answer, response } = await oidcAuth(await isHttps(), oidc).api.signInSocial({ body, headers: await headers(), returnHeaders: true });
    if (!response.url) throw new Error('Expected the address of the provider');
    return { url: response.url, cookies: answer.getSetCookie() };
  } catch (error) {
    if (!(error instanceof APIError && error.statusCode === 404)) throw error;
    forgetOidcAuth();
    refuse(503, 'provider-silent', `${oidc.name} does not answer, so it cannot say who you are. Try again in a few minutes, or sign in with a password.`);
  }
}

/** The way back: a redirect to the page that was asked for or to the sign-in page; `session` where it worked. */
export async function finishOidc(request: Request): Promise<{ readonly redirect: Response; readonly session: NewSession | null }> {
  const response = await oidcAuth(await isHttps(), requireOidc()).handler(request);
  const cookies = response.headers.getSetCookie();
  const location = new URL(response.headers.get('Location') ?? '/sign-in?error=no_location', env().origin ?? 'http://localhost');
  const redirect = new Response(null, { status: 303, headers: { Location: toLocalPath(`${location.pathname}${location.search}`, '/account'), 'Cache-Control': 'private, no-store' } });
  const token = cookies.find((line) => line.startsWith(`${SESSION_COOKIE}=`))?.split(';')[0];
  const found = token ? await auth(await isHttps()).api.getSession({ headers: new Headers({ Cookie: token }) }) : null;
  if (found) return { redirect, session: { account: found.user.id, cookies } };
  for (const cookie of cookies) redirect.headers.append('Set-Cookie', cookie);
  return { redirect, session: null };
}

function requireOidc(): OidcSettings {
  return env().oidc ?? refuse(404, 'no-provider', 'This site signs people in with a password only. Who runs it can add an OpenID Connect provider: see EPOCH_OIDC_ISSUER.');
}
