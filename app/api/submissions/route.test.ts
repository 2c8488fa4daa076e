/** Whatever is posted, the answer is a refusal in words: never our fault, never more work than its bytes. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { SUBMISSION_LIMITS } from '#lib/server/submissions/submission-request.ts';
import { POST } from './route.ts';

const ORIGIN = 'http://learn.test';
const right = { exercise: 'course/lesson/exercise', exerciseVersion: 'v', lessonVersion: 'v', code: 'const a = 1;', key: '5d2f7a0e-0c7b-4b38-9f3a-6f6d0a1b2c3d' };
const apiError = z.strictObject({ error: z.strictObject({ code: z.string().min(1), message: z.string().min(1).max(1_500) }) });

beforeAll(() => void vi.stubEnv('EPOCH_ORIGIN', ORIGIN));
afterAll(() => void vi.unstubAllEnvs());

function post(body: BodyInit, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  // a body that is a stream needs `duplex`, which the types do not know
  const init = { method: 'POST', headers: { origin: ORIGIN, 'content-type': 'application/json', ...headers }, body, duplex: 'half' };
  return POST(new Request(`${ORIGIN}/api/submissions`, init));
}

async function expectRefusal(response: Response): Promise<void> {
  expect(response.status).toBeGreaterThanOrEqual(400);
  expect(response.status).toBeLessThan(500);
  expect(response.headers.get('content-type')).toContain('application/json');
  apiError.parse(await response.json());
}

test('any bytes', async () => {
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => expectRefusal(await post(bytes))));
});

test('any JSON', async () => {
  await fc.assert(fc.asyncProperty(fc.json({ maxDepth: 6 }), async (text) => expectRefusal(await post(text))));
});

test('a right submission with one field wrong, missing or too many', async () => {
  const wrong: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    exercise: fc.oneof(fc.string().filter((text) => !/^[a-z0-9-]+(\/[a-z0-9-]+){2}$/.test(text)), fc.constantFrom('../../etc', 'a/b', 'a/b/c/d', 'A/b/c', 'a/b/c\n', '__proto__/a/b', `a/b/${'c'.repeat(300)}`), fc.jsonValue().filter((value) => typeof value !== 'string')),
    exerciseVersion: fc.oneof(fc.constant(''), fc.string({ minLength: 201, maxLength: 300 }), fc.jsonValue().filter((value) => typeof value !== 'string')),
    lessonVersion: fc.oneof(fc.constant(''), fc.jsonValue().filter((value) => typeof value !== 'string')),
    code: fc.oneof(fc.string().map((text) => `${text}\0`), fc.jsonValue().filter((value) => typeof value !== 'string'), fc.constant('x'.repeat(SUBMISSION_LIMITS.codeBytes + 1)), fc.constant('ä'.repeat(SUBMISSION_LIMITS.codeBytes / 2 + 1))),
    key: fc.oneof(fc.string({ maxLength: 40 }).filter((text) => text.length !== 36), fc.jsonValue().filter((value) => typeof value !== 'string')),
    more: fc.jsonValue(),
    ['__proto__']: fc.constant({ polluted: true }),
  };
  const changes = fc.oneof(
    ...Object.entries(wrong).map(([name, values]) => values.map((value) => JSON.stringify({ ...right, [name]: value }))),
    fc.constantFrom(...Object.keys(right)).map((name) => JSON.stringify(Object.fromEntries(Object.entries(right).filter(([other]) => other !== name)))),
    fc.constant(`{"__proto__":{"polluted":true},${JSON.stringify(right).slice(1)}`),
  );
  await fc.assert(fc.asyncProperty(changes, async (text) => expectRefusal(await post(text))), { numRuns: 300 });
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('any other type, any other origin', async () => {
  const header = fc.string({ unit: fc.constantFrom('a', 'b', '/', ';', '=', '+', ',', '.', ' ', ':', '*'), maxLength: 30 });
  await fc.assert(fc.asyncProperty(header, async (type) => expectRefusal(await post(JSON.stringify(right), { 'content-type': type }))));
  await fc.assert(fc.asyncProperty(header, async (origin) => expectRefusal(await post(JSON.stringify(right), { origin }))));
});

test.each([
  ['brackets without end', '['],
  ['names without end', '{"a":'],
  ['escapes without end', '"\\u0000'],
  ['spaces without end', ' '],
])('%s: read up to the limit, and no further', async (_name, piece) => {
  let pulled = 0;
  const chunk = new TextEncoder().encode(piece.repeat(8_192));
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    pull: (controller) => {
      pulled += chunk.length;
      controller.enqueue(chunk);
    },
  });
  const response = await post(body);
  expect(response.status).toBe(413);
  await expectRefusal(response);
  expect(pulled).toBeLessThan(SUBMISSION_LIMITS.requestBytes + 4 * chunk.length);
});

test.each([
  ['brackets', '['.repeat(SUBMISSION_LIMITS.requestBytes)],
  ['records', '{"a":'.repeat(SUBMISSION_LIMITS.requestBytes / 5)],
  ['closed brackets', '['.repeat(SUBMISSION_LIMITS.requestBytes / 2) + ']'.repeat(SUBMISSION_LIMITS.requestBytes / 2)],
  ['a hundred thousand fields', JSON.stringify(Object.fromEntries(Array.from({ length: 30_000 }, (_, i) => [`f${String(i)}`, 0])))],
])('as many %s as fit', async (_name, text) => {
  await expectRefusal(await post(text));
});
