import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answering, Refusal, toAnswer } from './api-answer.ts';
import { checkOrigin, readJson } from './read-request.ts';

const schema = z.strictObject({ name: z.string() });
const post = (body: string, type = 'application/json'): Request => new Request('http://epoch.test/api', { method: 'POST', body, headers: { 'Content-Type': type } });

const refusal = async (work: () => unknown): Promise<{ status: number; message: string }> => {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const body = (await error.response.json()) as { error: { message: string } };
    return { status: error.response.status, message: body.error.message };
  }
  throw new Error('Expected a refusal');
};

describe('checkOrigin', () => {
  it('lets our own pages pass', () => {
    checkOrigin(new Headers({ host: 'localhost:3000', origin: 'http://localhost:3000' }), null);
    checkOrigin(new Headers({ host: 'inner:3000', origin: 'https://learn.example.org' }), 'https://learn.example.org');
  });

  it.each(['http://evil.test', 'null', 'http://localhost:3001', ''])('refuses Origin: %s', async (origin) => {
    expect(await refusal(() => checkOrigin(new Headers({ host: 'localhost:3000', origin }), null))).toMatchObject({ status: 403 });
  });

  it('refuses a request that does not say where it comes from', async () => {
    expect(await refusal(() => checkOrigin(new Headers({ host: 'localhost:3000' }), null))).toMatchObject({ status: 403 });
  });
});

describe('readJson', () => {
  it('gives what the schema describes', async () => {
    expect(await readJson(post('{"name":"σ"}'), schema, 100)).toEqual({ name: 'σ' });
  });

  it('names the field that is wrong', async () => {
    expect((await refusal(() => readJson(post('{"name":1}'), schema, 100))).message).toContain('name: ');
    expect(await refusal(() => readJson(post('{"name":"a","x":1}'), schema, 100))).toMatchObject({ status: 400 });
  });

  it('refuses what is no JSON, another type and too much', async () => {
    expect(await refusal(() => readJson(post('{'), schema, 100))).toMatchObject({ status: 400 });
    expect(await refusal(() => readJson(post('name=a', 'application/x-www-form-urlencoded'), schema, 100))).toMatchObject({ status: 415 });
    expect(await refusal(() => readJson(post(JSON.stringify({ name: 'a'.repeat(200) })), schema, 100))).toMatchObject({ status: 413 });
  });
});

describe('answering', () => {
  it('passes an answer on', async () => {
    expect((await answering(() => Promise.resolve(toAnswer(202, {})))).status).toBe(202);
  });
});
