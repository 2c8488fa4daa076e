/** Accounts and sessions, kept by better-auth in our database. Only our own routes and the provider's way back reach it. */
import { createHmac } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { prismaAdapter } from 'better-auth/adapters/prisma';
import { genericOAuth } from 'better-auth/plugins';
import { db } from '#lib/server/db/client.ts';
import { env } from '#lib/server/env/env.ts';
import { cookieSecret } from '#lib/server/learner/secret.ts';
import { IDENTITY_LIMITS } from './identity-limits.ts';

/** Before the name of each of its cookies. */
const COOKIE_PREFIX = 'epoch';
export const SESSION_COOKIE = `${COOKIE_PREFIX}.session_token`;
/** What the one OIDC provider is called in addresses and in the database. */
export const OIDC_PROVIDER = 'oidc';

function createAuth(isHttps: boolean) {
  const { origin, oidc } = env();
  return betterAuth({
    database: prismaAdapter(db, { provider: 'postgresql' }),
    // Not the secret itself: what one of the two signs is nothing to the other.
    secret: createHmac('sha256', cookieSecret()).update('sessions').digest('base64url'),
    // Only the OIDC provider needs to know where we are, and env.ts asks for EPOCH_ORIGIN with it.
    baseURL: origin ?? 'http://localhost',
    basePath: '/api/auth',
    user: { modelName: 'account' },
    session: { modelName: 'session', expiresIn: IDENTITY_LIMITS.sessionSeconds, disableSessionRefresh: true },
    account: { modelName: 'signInMethod' },
    verification: { modelName: 'verification' },
    emailAndPassword: { enabled: true, minPasswordLength: IDENTITY_LIMITS.passwordMin, maxPasswordLength: IDENTITY_LIMITS.passwordMax },
    advanced: { cookiePrefix: COOKIE_PREFIX, useSecureCookies: false, defaultCookieAttributes: { secure: isHttps } },
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
const kept = globalThis as typeof globalThis & { epochAuth?: Map<boolean, Auth> };

/** @param isHttps whether its cookies may travel over https only */
export function auth(isHttps: boolean): Auth {
  const all = (kept.epochAuth ??= new Map<boolean, Auth>());
  const known = all.get(isHttps);
  if (known) return known;
  const made = createAuth(isHttps);
  all.set(isHttps, made);
  return made;
}
