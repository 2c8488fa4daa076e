import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lib/server/db/test-database.ts';
import { noteSecret } from './note-secret.ts';

const ONE = 'one secret of at least thirty-two characters';
const OTHER = 'other secret of at least thirty-two characters';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

it('tells web processes of one database that their secrets differ, and keeps neither', async () => {
  expect(await noteSecret(test.url, ONE, 'a:3000')).toBeNull();
  expect(await noteSecret(test.url, ONE, 'b:3000')).toBeNull();
  const sentence = await noteSecret(test.url, OTHER, 'c:3000');
  expect(sentence).toMatch(/\(c:3000\).*\(b:3000, \d{4}-.*EPOCH_SECRET/s);
  expect(await noteSecret(test.url, OTHER, 'c:3000')).toBeNull();
  expect(await noteSecret(test.url, ONE, 'a:3000')).toContain('c:3000');
  expect(JSON.stringify(await test.db.cookieSecret.findMany())).not.toContain(ONE);
});

it('tells exactly one of two that start at once', async () => {
  await test.db.cookieSecret.deleteMany();
  const said = await Promise.all([noteSecret(test.url, ONE, 'a:1'), noteSecret(test.url, OTHER, 'b:1')]);
  expect(said.filter((sentence) => sentence === null)).toHaveLength(1);
});
