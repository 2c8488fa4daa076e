/**
 * Applies `prisma/migrations` as `prisma migrate deploy` does: Prisma's own table, checksums and advisory lock, so that
 * its command line agrees afterwards; in milliseconds and without the command line.
 */
import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

/** the key on which Prisma's schema engine locks */
const LOCK = 72707369;

const MIGRATIONS = fileURLToPath(new URL('../../../prisma/migrations', import.meta.url));

/** The migrations in their order. */
export async function listMigrations(folder = MIGRATIONS): Promise<readonly { readonly name: string; readonly sql: string }[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(join(folder, name, 'migration.sql'), 'utf8') })));
}

/** Brings the database up to date; returns the names of what was applied. Several processes may call it at once. */
export async function migrate(url: string, folder = MIGRATIONS): Promise<readonly string[]> {
  const migrations = await listMigrations(folder);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const done = await readApplied(client);
    const unknown = [...done].filter((name) => !migrations.some((migration) => migration.name === name));
    if (unknown.length > 0) {
      throw new Error(`The database is newer than this version of Epoch: it has the migration ${unknown.join(', ')}. Start the newer version, or restore an older backup.`);
    }
    const missing = migrations.filter((migration) => !done.has(migration.name));
    for (const migration of missing) await applyOne(client, migration.name, migration.sql);
    return missing.map((migration) => migration.name);
  } finally {
    await client.end(); // gives the lock back, too
  }
}

async function readApplied(client: pg.Client): Promise<ReadonlySet<string>> {
  await client.query(`CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`);
  const { rows } = await client.query<{ migration_name: string; finished_at: Date | null; logs: string | null }>(
    'SELECT migration_name, finished_at, logs FROM _prisma_migrations WHERE rolled_back_at IS NULL',
  );
  const failed = rows.find((row) => !row.finished_at);
  if (failed) {
    throw new Error(`The migration ${failed.migration_name} failed earlier (${failed.logs ?? 'it was interrupted'}). Repair the database, then run: npx prisma migrate resolve --config prisma/prisma.config.ts`);
  }
  return new Set(rows.map((row) => row.migration_name));
}

async function applyOne(client: pg.Client, name: string, sql: string): Promise<void> {
  const id = randomUUID();
  const checksum = createHash('sha256').update(sql).digest('hex');
  await client.query('INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)', [id, checksum, name]);
  try {
    await client.query(sql); // one simple query: PostgreSQL runs the whole script in one transaction
  } catch (error) {
    await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, String(error)]);
    throw new Error(`The migration ${name} failed and changed nothing: ${String(error)}`, { cause: error });
  }
  await client.query('UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1', [id]);
}
