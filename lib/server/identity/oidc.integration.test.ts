/** Signing in through an OpenID Connect provider: a real one, small, on a port of its own. */
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lib/server/db/test-database.ts';
import type { OidcSettings } from '#lib/server/env/env.ts';
import { startTestProvider, type TestProvider } from './test-oidc-provider.ts';

const ORIGIN = 'https://learn.example.org';
let provider: TestProvider;
let oidc: OidcSettings;
let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  vi.stubEnv('DATABASE_URL', test.url);
  vi.stubEnv('EPOCH_SECRET', 'a secret of at least thirty-two characters');
  vi.stubEnv('EPOCH_ORIGIN', ORIGIN);
  provider = await startTestProvider();
  oidc = { issuer: provider.issuer, clientId: 'epoch', clientSecret: 's', name: 'the school' };
});
afterAll(async () => {
  const { db } = await import('#lib/server/db/client.ts');
  await db.$disconnect();
  await provider.close();
  await test.drop();
  vi.unstubAllEnvs();
});

/** There and back, as a browser goes; where it ends and whether it is signed in. */
async function signIn(claims: Record<string, unknown>, changes: { readonly cookie?: string } = {}): Promise<{ readonly location: string; readonly account: string | null }> {
  const { auth, OIDC_PROVIDER, oidcAuth, SESSION_COOKIE } = await import('./auth.ts');
  const body = { provider: OIDC_PROVIDER, callbackURL: '/submissions', errorCallbackURL: '/sign-in', disableRedirect: true };
  const { headers, response } = await oidcAuth(true, oidc).api.signInSocial({ body, headers: new Headers(), returnHeaders: true });
  const asked = new URL(response.url!).searchParams;
  expect(Object.fromEntries(asked)).toMatchObject({ client_id: 'epoch', response_type: 'code', code_challenge_method: 'S256', redirect_uri: `${ORIGIN}/api/auth/callback/oidc` });
  Object.assign(provider.next, { claims, nonce: asked.get('nonce') ?? '', challenge: asked.get('code_challenge') ?? '' });
  const cookie = changes.cookie ?? headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
  for (const line of headers.getSetCookie()) expect(line).toMatch(/Secure/);
  const back = await oidcAuth(true, oidc).handler(new Request(`${ORIGIN}/api/auth/callback/oidc?code=c&state=${asked.get('state') ?? ''}`, { headers: { cookie } }));
  const session = back.headers.getSetCookie().find((line) => line.startsWith(`${SESSION_COOKIE}=`))?.split(';')[0];
  const found = session ? await auth(true).api.getSession({ headers: new Headers({ cookie: session }) }) : null;
  return { location: back.headers.get('location') ?? '', account: found?.user.id ?? null };
}

it('makes an account for whom the provider vouches, once', async () => {
  const claims = { sub: 'ada-1', email: 'ada@example.org', email_verified: true, name: 'Ada Lovelace' };
  const first = await signIn(claims);
  expect(first).toMatchObject({ location: '/submissions', account: expect.any(String) });
  expect((await signIn({ ...claims, name: 'Ada' })).account).toBe(first.account);
  expect(await test.db.account.findUniqueOrThrow({ where: { id: first.account! } })).toMatchObject({ email: 'ada@example.org', name: 'Ada Lovelace', emailVerified: true, isAdmin: false });
  expect((await test.db.signInMethod.findFirstOrThrow({ where: { userId: first.account! } })).accessToken).not.toBe('a');
});

it('gives nobody the account of somebody who has a password and proved no address', async () => {
  await test.db.account.create({ data: { id: randomUUID(), name: 'Ben', email: 'ben@example.org' } });
  const end = await signIn({ sub: 'ben-1', email: 'ben@example.org', email_verified: true, name: 'Ben' });
  expect(end).toEqual({ location: expect.stringContaining('/sign-in?error=account_not_linked'), account: null });
});

it('believes only what the provider signed, for the browser that asked', async () => {
  const forger = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const claims = { sub: 'eve-1', email: 'eve@example.org', email_verified: true, name: 'Eve' };
  const honest = provider.next.key;
  provider.next.key = forger;
  expect((await signIn(claims)).account).toBeNull();
  provider.next.key = honest;
  expect((await signIn({ ...claims, nonce: 'of another sign-in' })).account).toBeNull();
  expect((await signIn({ ...claims, aud: 'another site' })).account).toBeNull();
  expect((await signIn(claims, { cookie: '' })).account).toBeNull();
  expect(await test.db.account.count({ where: { email: 'eve@example.org' } })).toBe(0);
  expect((await signIn(claims)).account).not.toBeNull();
});
