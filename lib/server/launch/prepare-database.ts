/** The database, ready to use: started where it is ours, migrated in any case. */
import { join } from 'node:path';
import pg from 'pg';
import { ensurePostgres, stopPostgres } from '#lib/server/db/embedded-postgres.ts';
import { migrate } from '#lib/server/db/migrate.ts';
import type { Env } from '#lib/server/env/env.ts';
import { migrateQueue } from '#lib/server/queue/graphile-queue.ts';
import { keepDatabase } from './keep-database.ts';
import { StartError } from './start-error.ts';

const DATABASE = 'epoch';

/** oldest PostgreSQL that is tested */
const OLDEST_POSTGRES = 15;

export interface PreparedDatabase {
  readonly url: string;
  /** for the operator, without password: `embedded PostgreSQL 18.4` */
  readonly name: string;
  /** starts it again whenever it dies, if it is ours, until `stop` */
  keep(): void;
  /** stops it if it is ours */
  stop(): Promise<void>;
}

/** Starts the embedded server unless the operator names another, and brings the schema up to date. */
export async function prepareDatabase({ databaseUrl, dataDir }: Pick<Env, 'databaseUrl' | 'dataDir'>): Promise<PreparedDatabase> {
  const home = join(dataDir, 'postgres');
  const url = databaseUrl ?? (await ensurePostgres(home, DATABASE));
  let leave = (): Promise<void> => Promise.resolve();
  const keep = (): void => {
    if (!databaseUrl) leave = keepDatabase(home, DATABASE);
  };
  const stop = async (): Promise<void> => {
    await leave();
    if (!databaseUrl) await stopPostgres(home);
  };
  try {
    const version = await readVersion(url);
    if (Number.parseInt(version, 10) < OLDEST_POSTGRES) {
      throw new StartError(`DATABASE_URL must lead to PostgreSQL ${String(OLDEST_POSTGRES)} or newer, but that server is PostgreSQL ${version}.`);
    }
    await migrate(url);
    await migrateQueue(url);
    return { url, name: databaseUrl ? `PostgreSQL ${version} at ${new URL(url).host}` : `embedded PostgreSQL ${version}`, keep, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function readVersion(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ server_version: string }>('SHOW server_version');
    return rows[0]?.server_version.split(' ')[0] ?? 'unknown';
  } catch (error) {
    throw new StartError(`DATABASE_URL leads to ${new URL(url).host}, which does not answer: ${error instanceof Error ? error.message : String(error)}. Start that server or correct the address.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}
