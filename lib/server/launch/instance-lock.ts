/** One launcher per data directory: two would stop one another's database. */
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { tryLockFile, type LockFile } from '#lib/server/db/lock-file.ts';
import type { Env } from '#lib/server/env/env.ts';
import { StartError } from './start-error.ts';

/** Takes the data directory; throws when another launcher has it. */
export function lockDataDir({ dataDir, port }: Pick<Env, 'dataDir' | 'port'>): LockFile {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw new StartError(`EPOCH_DATA_DIR must be a folder that can be written, but ${dataDir} is not: ${String(error)}`);
  }
  const lock = tryLockFile(join(dataDir, 'epoch.lock'), `port ${String(port)}`);
  if ('release' in lock) return lock;
  throw new StartError(
    `Epoch runs already with the data in ${dataDir} (process ${String(lock.pid)}, ${lock.note}). Use that one, stop it with Ctrl-C, or set EPOCH_DATA_DIR and PORT for another.`,
  );
}

/** Throws unless the port is free: better now than after the preparations. */
export function checkPort({ host, port }: Pick<Env, 'host' | 'port'>): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'EADDRINUSE' ? 'is used by another program' : error.code === 'EACCES' ? 'may not be used by this user' : `cannot be opened on ${host} (${error.message})`;
      reject(new StartError(`PORT ${String(port)} ${reason}. Stop that program, or choose another port: PORT=${String(port < 65_000 ? port + 1 : port - 1)} npm start`));
    });
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}
