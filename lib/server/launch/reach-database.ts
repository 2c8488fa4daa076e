/** The database for a command that runs beside a running Epoch, or without one. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensurePostgres } from '#lib/server/db/embedded-postgres.ts';
import { tryLockFile } from '#lib/server/db/lock-file.ts';
import type { Env } from '#lib/server/env/env.ts';
import type { Life } from './life.ts';
import { prepareDatabase } from './prepare-database.ts';

/** Its address. Where nothing runs on the data directory, the embedded server is started, and stopped at the end. */
export async function reachDatabase(settings: Pick<Env, 'databaseUrl' | 'dataDir'>, life: Pick<Life, 'atEnd'>): Promise<string> {
  if (!settings.databaseUrl) {
    mkdirSync(settings.dataDir, { recursive: true });
    const lock = tryLockFile(join(settings.dataDir, 'epoch.lock'), 'a command');
    // A launcher has it: its server runs, and stopping it is the launcher's matter.
    if (!('release' in lock)) return ensurePostgres(join(settings.dataDir, 'postgres'), 'epoch');
    life.atEnd(() => lock.release());
  }
  const database = await prepareDatabase(settings);
  life.atEnd(() => database.stop());
  return database.url;
}
