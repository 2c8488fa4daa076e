/** Signing in through an OpenID Connect provider: a real one, small, on a port of its own. */
import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lib/server/db/test-database.ts';
import type { OidcSettings } from '#lib/server/env/env.ts';

const ORIGIN = 'https://learn.example.org';
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const b64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What the provider says of whoever comes next, and what it was asked. */
const provider = { claims: {} as Record<string, unknown>, key: keys.privateKey, nonce: '', challenge: '' };
let server: Server;
let oidc: OidcSettings;
let test: TestDatabase;

beforeAll(async () => {
  test = await createTestDatabase();
  vi.stubEnv('DATABASE_URL', test.url);
  vi.stubEnv('EPOCH_SECRET', 'a secret of at least thirty-two characters');
  vi.stubEnv('EPOCH_ORIGIN', ORIGIN);
  server = createServer((request, response) => {
    const issuer = oidc.issuer;
    const answer = (body: object): void => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.url === '/.well-known/openid-configuration') {
      return answer({ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, id_token_signing_alg_values_supported: ['RS256'] });
    }
    if (request.url === '/jwks') return answer({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] });
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const verifier = new URLSearchParams(Buffer.concat(chunks).toString()).get('code_verifier') ?? '';
      if (createHash('sha256').update(verifier).digest('base64url') !== provider.challenge) return response.writeHead(400).end('{"error":"invalid_grant"}');
      const now = Math.floor(Date.now() / 1000);
      const head = `${b64({ alg: 'RS256', kid: 'k' })}.${b64({ iss: issuer, aud: 'epoch', iat: now, exp: now + 60, nonce: provider.nonce, ...provider.claims })}`;
      return answer({ access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: `${head}.${sign('RSA-SHA256', Buffer.from(head), provider.key).toString('base64url')}` });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  oidc = { issuer: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, clientId: 'epoch', clientSecret: 's', name: 'the school' };
});
afterAll(async () => {
  const { db } = await import('#lib/server/db/client.ts');
  await db.$disconnect();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
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
  Object.assign(provider, { claims, nonce: asked.get('nonce') ?? '', challenge: asked.get('code_challenge') ?? '' });
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
  provider.key = forger;
  expect((await signIn(claims)).account).toBeNull();
  provider.key = keys.privateKey;
  expect((await signIn({ ...claims, nonce: 'of another sign-in' })).account).toBeNull();
  expect((await signIn({ ...claims, aud: 'another site' })).account).toBeNull();
  expect((await signIn(claims, { cookie: '' })).account).toBeNull();
  expect(await test.db.account.count({ where: { email: 'eve@example.org' } })).toBe(0);
  expect((await signIn(claims)).account).not.toBeNull();
});
