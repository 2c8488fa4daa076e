/** An OpenID Connect provider, real but small, on a port of its own: it vouches for whoever comes. */
import { createHash, generateKeyPairSync, randomUUID, sign, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const b64 = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export interface TestProvider {
  readonly issuer: string;
  /** what it says of whoever comes next, signed with which key, and what it was asked; tests write here */
  readonly next: { claims: Record<string, unknown>; key: KeyObject; nonce: string; challenge: string };
  close(): Promise<void>;
}

export async function startTestProvider(): Promise<TestProvider> {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const next: TestProvider['next'] = { claims: {}, key: keys.privateKey, nonce: '', challenge: '' };
  let issuer = '';
  const server = createServer((request, response) => {
    const answer = (body: object): void => void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const url = new URL(request.url ?? '/', issuer);
    if (url.pathname === '/.well-known/openid-configuration') {
      return answer({ issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, id_token_signing_alg_values_supported: ['RS256'] });
    }
    if (url.pathname === '/jwks') return answer({ keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] });
    if (url.pathname === '/authorize') {
      // a browser comes here, and goes back as somebody who is signed in there already
      const asked = url.searchParams;
      Object.assign(next, { nonce: asked.get('nonce') ?? '', challenge: asked.get('code_challenge') ?? '' });
      return response.writeHead(302, { location: `${asked.get('redirect_uri') ?? ''}?${new URLSearchParams({ code: randomUUID(), state: asked.get('state') ?? '' }).toString()}` }).end();
    }
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => {
      const verifier = new URLSearchParams(Buffer.concat(chunks).toString()).get('code_verifier') ?? '';
      if (createHash('sha256').update(verifier).digest('base64url') !== next.challenge) return response.writeHead(400).end('{"error":"invalid_grant"}');
      const now = Math.floor(Date.now() / 1000);
      const head = `${b64({ alg: 'RS256', kid: 'k' })}.${b64({ iss: issuer, aud: 'epoch', iat: now, exp: now + 60, nonce: next.nonce, ...next.claims })}`;
      return answer({ access_token: 'a', token_type: 'Bearer', expires_in: 60, id_token: `${head}.${sign('RSA-SHA256', Buffer.from(head), next.key).toString('base64url')}` });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // a server that listens on a port has an address of this kind
  issuer = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    issuer,
    next,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
