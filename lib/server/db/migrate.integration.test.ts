import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from './test-database.ts';
import { listMigrations, migrate } from './migrate.ts';

let test: TestDatabase;
let folder: string;
beforeAll(async () => {
  test = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'epoch-migrations-'));
  for (const { name, sql } of await listMigrations()) write(name, sql);
});
afterAll(async () => {
  await test.drop();
  rmSync(folder, { recursive: true, force: true });
});

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, 'migration.sql'), sql);
}

describe('migrate', () => {
  it('does nothing when nothing is new', async () => {
    expect(await migrate(test.url, folder)).toEqual([]);
  });

  it('applies what is new once, however many ask', async () => {
    write('20991231000000_extra', 'CREATE TABLE extra (id int); CREATE FUNCTION two() RETURNS int AS $$ BEGIN RETURN 2; END $$ LANGUAGE plpgsql;');
    const applied = await Promise.all([1, 2, 3].map(() => migrate(test.url, folder)));
    expect(applied.flat()).toEqual(['20991231000000_extra']);
    expect(await test.db.$queryRaw`SELECT two()`).toEqual([{ two: 2 }]);
  });

  it('leaves nothing of a migration that fails, and says so the next time', async () => {
    write('20991231000001_wrong', 'CREATE TABLE half (id int); SELECT no_such_function();');
    await expect(migrate(test.url, folder)).rejects.toThrow(/20991231000001_wrong failed and changed nothing.*no_such_function/);
    expect(await test.db.$queryRaw`SELECT to_regclass('half')::text AS half`).toEqual([{ half: null }]);
    await expect(migrate(test.url, folder)).rejects.toThrow(/failed earlier.*migrate resolve/);
  });

  it('refuses a database of a newer version', async () => {
    const other = await createTestDatabase();
    try {
      await migrate(other.url, folder).catch(() => undefined);
      await other.db.$executeRaw`DELETE FROM _prisma_migrations WHERE finished_at IS NULL`;
      await expect(migrate(other.url)).rejects.toThrow(/newer than this version.*20991231000000_extra/);
    } finally {
      await other.drop();
    }
  });
});
