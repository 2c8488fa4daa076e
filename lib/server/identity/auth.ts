/** Accounts and sessions, kept by better-auth in our database. Only our own routes and the provider's way back reach it. */
import { createHmac } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { genericOAuth } from 'better-auth/plugins';
import { db } from '#lib/server/db/client.ts';
import { env, type OidcSettings } from '#lib/server/env/env.ts';
import { ADDRESS_HEADER } from '#lib/server/http/client-address.ts';
import { cookieSecret } from '#lib/server/learner/secret.ts';
import { IDENTITY_LIMITS } from './identity-limits.ts';

/** Before the name of each of its cookies. */
const COOKIE_PREFIX = 'epoch';
export const SESSION_COOKIE = `${COOKIE_PREFIX}.session_token`;
/** What the one OIDC provider is called in addresses and in the database. */
export const OIDC_PROVIDER = 'oidc';

function createAuth(isHttps: boolean, oidc: OidcSettings | null) {
  const { origin } = env();
  return betterAuth({
    database: prismaAdapter(db, { provider: 'postgresql' }),
    // Not the secret itself: what one of the two signs is nothing to the other.
    secret: createHmac('sha256', cookieSecret()).update('sessions').digest('base64url'),
    // Only the OIDC provider needs to know where we are, and env.ts asks for EPOCH_ORIGIN with it.
    baseURL: origin ?? 'http://localhost',
    basePath: '/api/auth',
    user: { modelName: 'account' },
    session: { modelName: 'session', expiresIn: IDENTITY_LIMITS.sessionSeconds, disableSessionRefresh: true },
    account: { modelName: 'signInMethod', encryptOAuthTokens: true },
    verification: { modelName: 'verification' },
    emailAndPassword: { enabled: true, minPasswordLength: IDENTITY_LIMITS.passwordMin, maxPasswordLength: IDENTITY_LIMITS.passwordMax },
    advanced: { cookiePrefix: COOKIE_PREFIX, useSecureCookies: false, defaultCookieAttributes: { secure: isHttps }, ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] } },
    // Counted by us: its own counting sees only what comes through its router.
    rateLimit: { enabled: false },
    onAPIError: { errorURL: '/sign-in' },
    telemetry: { enabled: false },
    logger: { level: 'error' },
    plugins: oidc
      ? [genericOAuth({ config: [{ providerId: OIDC_PROVIDER, clientId: oidc.clientId, clientSecret: oidc.clientSecret, discoveryUrl: `${oidc.issuer}/.well-known/openid-configuration`, scopes: ['openid', 'email', 'profile'], pkce: true, requireIdTokenVerification: true }] })]
      : [],
  });
}

export type Auth = ReturnType<typeof createAuth>;

// Kept on globalThis: a hot reload in development makes a new module.
const kept = globalThis as typeof globalThis & { epochAuth?: Map<string, Auth> };

function keep(name: string, make: () => Auth): Auth {
  const all = (kept.epochAuth ??= new Map<string, Auth>());
  const known = all.get(name);
  if (known) return known;
  const made = make();
  all.set(name, made);
  return made;
}

/** @param isHttps whether its cookies may travel over https only */
export const auth = (isHttps: boolean): Auth => keep(`own ${String(isHttps)}`, () => createAuth(isHttps, null));

/** With the OIDC provider, which is asked for its addresses at first use: a provider that hangs must not hold up other pages. */
export const oidcAuth = (isHttps: boolean, oidc: OidcSettings): Auth => keep(`oidc ${String(isHttps)}`, () => createAuth(isHttps, oidc));

/** The provider did not answer: ask it again next time. */
export function forgetOidcAuth(): void {
  for (const isHttps of [true, false]) kept.epochAuth?.delete(`oidc ${String(isHttps)}`);
}
