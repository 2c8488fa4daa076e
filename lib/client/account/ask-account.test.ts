import { describe, expect, it } from 'vitest';
import { addressOf, askAccount } from './ask-account.ts';

const answering = (status: number, body: string): typeof fetch => async () => new Response(body, { status });

describe('askAccount', () => {
  it('sends JSON and gives what came', async () => {
    let sent: RequestInit | undefined;
    const answer = await askAccount('POST', 'account/sign-in', { email: 'a' }, async (address, init) => {
      expect(address).toBe('/api/account/sign-in');
      sent = init;
      return Response.json({ url: 'https://login.example' });
    });
    expect(sent).toMatchObject({ method: 'POST', body: '{"email":"a"}', headers: { 'content-type': 'application/json' } });
    expect(answer).toEqual({ kind: 'ok', body: { url: 'https://login.example' } });
    expect(answer.kind === 'ok' && addressOf(answer.body)).toBe('https://login.example');
  });

  it.each([
    [401, '{"error":{"code":"c","message":"Wrong."}}', 'Wrong.'],
    [502, '<html>', 'The server answered with status 502'],
    [429, '{"error":"x"}', 'The server answered with status 429'],
  ])('says what a %i means', async (status, body, sentence) => {
    const answer = await askAccount('DELETE', 'account/sessions', null, answering(status, body));
    expect(answer).toMatchObject({ kind: 'failed', status });
    expect(answer.kind === 'failed' && answer.message).toContain(sentence);
  });

  it('says when nobody answers', async () => {
    expect(await askAccount('PUT', 'account/password', {}, async () => Promise.reject(new TypeError('x')))).toMatchObject({ kind: 'failed', status: null, message: expect.stringContaining('connection') });
  });
});
