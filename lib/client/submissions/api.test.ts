import { describe, expect, it } from 'vitest';
import { openSolution, readStanding, readSubmission, sendSubmission } from './api.ts';
import { makeTestPending, makeView } from './test-parts.ts';

const { request } = makeTestPending();
const answering = (status: number, body: unknown): typeof fetch => () => Promise.resolve(new Response(typeof body === 'string' ? body : JSON.stringify(body), { status }));

describe('sendSubmission', () => {
  it('posts JSON and reads the view, for 202 and for 200', async () => {
    const seen: { address: RequestInfo | URL; init: RequestInit | undefined }[] = [];
    const answer = await sendSubmission(request, (address, init) => {
      seen.push({ address, init });
      return Promise.resolve(new Response(JSON.stringify(makeView('queued')), { status: 202 }));
    });
    expect(answer).toEqual({ kind: 'ok', value: makeView('queued') });
    expect(seen[0]?.address).toBe('/api/submissions');
    expect(seen[0]?.init?.body).toBe(JSON.stringify(request));
    expect(seen[0]?.init?.keepalive).toBe(true);
    expect(await sendSubmission(request, answering(200, makeView('done')))).toMatchObject({ kind: 'ok' });
  });

  it('does not ask for keepalive when the browser would refuse it', async () => {
    let keepalive: boolean | undefined;
    await sendSubmission({ ...request, code: 'é'.repeat(31 * 1024) }, (_, init) => {
      keepalive = init?.keepalive;
      return Promise.reject(new TypeError('off'));
    });
    expect(keepalive).toBe(false);
  });

  it('counts no answer as the network, 5xx and answers that are not ours as the server', async () => {
    expect(await sendSubmission(request, () => Promise.reject(new TypeError('Failed to fetch')))).toEqual({ kind: 'unreachable', reason: 'network' });
    expect(await sendSubmission(request, answering(503, { error: { code: 'x', message: 'y' } }))).toEqual({ kind: 'unreachable', reason: 'server' });
    expect(await sendSubmission(request, answering(200, '<html>Log in to the hotel</html>'))).toEqual({ kind: 'unreachable', reason: 'server' });
    expect(await sendSubmission(request, answering(200, { id: 1 }))).toEqual({ kind: 'unreachable', reason: 'server' });
  });

  it('passes on why it was refused', async () => {
    expect(await sendSubmission(request, answering(409, { error: { code: 'key-reused', message: 'This key has other code.' } }))).toEqual({ kind: 'refused', status: 409, message: 'This key has other code.' });
    expect(await sendSubmission(request, answering(413, 'Payload Too Large'))).toMatchObject({ kind: 'refused', status: 413, message: expect.stringContaining('larger') as string });
    expect(await sendSubmission(request, answering(418, ''))).toMatchObject({ kind: 'refused', message: expect.stringContaining('418') as string });
  });
});

describe('reading', () => {
  it('takes only what looks like ours', async () => {
    const standing = { attempts: { max: null, coolDownSeconds: 0, counts: 'best', used: 1, pending: 0, left: null, waitSeconds: 0 }, mark: null, last: null, regraded: null, solutionOpen: false, solutionSeen: false };
    expect(await readStanding('a/b/c', answering(200, standing))).toEqual({ kind: 'ok', value: standing });
    expect(await readStanding('a/b/c', answering(200, []))).toMatchObject({ kind: 'unreachable' });
    const solution = { code: 'x', html: '', explanationHtml: '' };
    expect(await openSolution('a/b/c', answering(200, solution))).toEqual({ kind: 'ok', value: solution });
    expect(await openSolution('a/b/c', answering(403, { error: { code: 'locked', message: 'Not yet.' } }))).toEqual({ kind: 'refused', status: 403, message: 'Not yet.' });
    expect(await readSubmission('id', answering(404, {}))).toMatchObject({ kind: 'refused', status: 404 });
  });
});
