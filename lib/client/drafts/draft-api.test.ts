import { describe, expect, it } from 'vitest';
import { openDraftApi } from './draft-api.ts';

const answering = (status: number, body: unknown, headers: Record<string, string> = {}) => openDraftApi('.ada', async () => Response.json(body, { status, headers }));
const HEADS = { owner: 'o', heads: [] };

describe('the draft routes as a page sees them', () => {
  it.each([
    [200, HEADS, { kind: 'ok', value: HEADS }],
    [409, HEADS, { kind: 'conflict', value: HEADS }],
    [200, { hotel: 'please sign in' }, { kind: 'away', waitMs: null }],
    [401, { error: {} }, { kind: 'not-ours' }],
    [403, { error: {} }, { kind: 'not-ours' }],
    [413, { error: { message: 'Full.' } }, { kind: 'refused', message: 'Full.' }],
    [500, { error: { message: 'Ours.' } }, { kind: 'away', waitMs: null }],
  ])('%i with %o', async (status, body, expected) => {
    expect(await answering(status, body).read('a/b')).toEqual(expected);
  });

  it('waits as long as the server says', async () => {
    expect(await answering(429, {}, { 'Retry-After': '7' }).send([])).toEqual({ kind: 'away', waitMs: 7_000 });
  });

  it('says whose drafts the page holds, and asks for a text by its name', async () => {
    const asked: string[] = [];
    const api = openDraftApi('.ada', async (address, init) => {
      asked.push(`${String(address)} ${String(init?.body ?? '')}`);
      return Response.json({ text: null });
    });
    await api.read('a/b');
    await api.send([]);
    expect(await api.revision('a/b/c', 'r1')).toEqual({ kind: 'ok', value: { text: null } });
    expect(asked).toEqual(['/api/drafts?lesson=a%2Fb&space=.ada ', '/api/drafts {"space":".ada","writes":[]}', '/api/drafts/history/r1?key=a%2Fb%2Fc ']);
  });

  it('takes a connection that breaks for away', async () => {
    expect(await openDraftApi('', () => Promise.reject(new TypeError('Failed to fetch'))).read('a/b')).toEqual({ kind: 'away', waitMs: null });
  });
});
