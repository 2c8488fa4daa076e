import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from './test-database.ts';

let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

describe('createTestDatabase', () => {
  it('is migrated and empty', async () => {
    expect(await test.db.submission.count()).toBe(0);
  });

  it('gives every caller another database', async () => {
    const other = await createTestDatabase();
    try {
      await other.db.learner.create({ data: {} });
      expect(await test.db.learner.count()).toBe(0);
    } finally {
      await other.drop();
    }
  });
});
