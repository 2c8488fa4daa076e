/** A database of its own for each test file: a copy of a migrated template on a server that all test runs share. */
import { createHash, randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import pg from 'pg';
import { openDatabase, type Database } from './client.ts';
import { ensurePostgres } from './embedded-postgres.ts';
import { migrateQueue } from '#lib/server/queue/graphile-queue.ts';
import { listMigrations, migrate } from './migrate.ts';

/** The folder of the test server. It keeps running between runs; `npm test` stops it at its end. */
export const TEST_POSTGRES = resolve('.epoch', 'test-postgres');

export interface TestDatabase {
  readonly url: string;
  readonly db: Database;
  /** disconnects and drops it */
  drop(): Promise<void>;
}

/**
 * Makes an empty, migrated database in about 50 ms. Use it once for a test file:
 * `beforeAll(async () => { test = await createTestDatabase(); }); afterAll(() => test.drop());`
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const admin = await ensurePostgres(TEST_POSTGRES, 'admin');
  const template = await ensureTemplate(admin);
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await onServer(admin, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`));
  const url = withDatabase(admin, name);
  const db = openDatabase(url);
  return {
    url,
    db,
    async drop() {
      await db.$disconnect();
      await onServer(admin, (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
    },
  };
}

/** The migrated template for exactly these migrations. */
async function ensureTemplate(admin: string): Promise<string> {
  const migrations = await listMigrations();
  const name = `template_${createHash('sha256').update(JSON.stringify(migrations)).digest('hex').slice(0, 16)}`;
  await onServer(admin, async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount) return;
    const draft = `${name}_draft`;
    await client.query(`DROP DATABASE IF EXISTS ${draft} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${draft}`);
    await migrate(withDatabase(admin, draft));
    await migrateQueue(withDatabase(admin, draft));
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`);
  });
  return name;
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.toString();
}

async function onServer<Value>(url: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
