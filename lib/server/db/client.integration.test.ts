import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from './client.ts';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

it('lets transactions stand in line for a connection for longer than two seconds', async () => {
  const narrow = openDatabase(test.url, 1);
  const held = narrow.$transaction((tx) => tx.$queryRaw`SELECT 1 AS held FROM pg_sleep(2.5)`);
  const waiting = Array.from({ length: 5 }, (_, place) => narrow.$transaction((tx) => tx.$queryRaw`SELECT ${place}::int AS place`));
  expect(await Promise.all([held, ...waiting])).toEqual([[{ held: 1 }], ...waiting.map((_, place) => [{ place }])]);
  await narrow.$disconnect();
});
