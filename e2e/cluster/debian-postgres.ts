/** Debian's PostgreSQL as the cluster's database: what a school has, instead of the embedded one. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPostgresBinaries, type PostgresBinaries } from '#lib/server/db/embedded-binaries.ts';
import { ensurePostgres, isPostgresAlive, stopPostgres } from '#lib/server/db/embedded-postgres.ts';

const DEBIAN = '/usr/lib/postgresql';
const DATABASE = 'epoch';

export interface ClusterDatabase {
  readonly url: string;
  /** which one it is, for people */
  readonly name: string;
  /** ends it as a power cut does */
  kill(): void;
  /** what an operator's service manager does after that */
  startAgain(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts Debian's server in `folder`, as an ordinary user; the embedded one where there is no Debian, and says so. */
export async function startDatabase(folder: string): Promise<ClusterDatabase> {
  const debian = findDebian() ?? (installDebian() ? findDebian() : null);
  if (!debian) console.log('cluster: no PostgreSQL of Debian here (package postgresql); the embedded one takes its place');
  const find = debian ? () => Promise.resolve(debian) : findPostgresBinaries;
  const url = await ensurePostgres(folder, DATABASE, find);
  return {
    url,
    name: debian ? debian.postgres : 'embedded PostgreSQL',
    kill() {
      const pid = Number(readFileSync(join(folder, 'pgdata', 'postmaster.pid'), 'utf8').split('\n')[0]);
      if (isPostgresAlive(folder)) process.kill(pid, 'SIGKILL');
    },
    async startAgain() {
      await ensurePostgres(folder, DATABASE, find);
    },
    stop: () => stopPostgres(folder),
  };
}

/** The newest of Debian's versions, if any. */
function findDebian(): PostgresBinaries | null {
  if (!existsSync(DEBIAN)) return null;
  const versions = readdirSync(DEBIAN).map(Number).filter((version) => existsSync(join(DEBIAN, String(version), 'bin', 'initdb')));
  const version = Math.max(...versions);
  if (!(version >= 15)) return null;
  const program = (name: string): string => join(DEBIAN, String(version), 'bin', name);
  return { postgres: program('postgres'), initdb: program('initdb'), localeOptions: ['--locale=C.UTF-8'] };
}

function installDebian(): boolean {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version']).status !== 0) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', ['update', '-qq'], { env });
  return spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'postgresql'], { env }).status === 0;
}
