/**
 * The default database: a real PostgreSQL whose binaries come with npm, in a data directory of its own, shared by every
 * process of this machine. Start it outside Next: its paths are computed, so a bundler would trace the whole project.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync, readlinkSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { childEnv } from '#lib/server/env/env.ts';
import { findPostgresBinaries, type PostgresBinaries } from './embedded-binaries.ts';
import { isAlive, lockFile } from './lock-file.ts';
import { findOrdinaryUser, type OrdinaryUser } from './ordinary-user.ts';

const USER = 'epoch';
/** ms to wait for another process that is starting the same server */
const LOCK_TIMEOUT = 60_000;
/** ms for the server to answer, first start and crash recovery included */
const START_TIMEOUT = 60_000;
/** ms for a running server to end after it was asked to */
const STOP_TIMEOUT = 15_000;
const MAX_CONNECTIONS = 100;

/** `connection.json`: how to reach the server. The port stays the same, so that pools reconnect after a restart. */
interface Connection {
  readonly password: string;
  readonly port: number;
}

interface Place {
  readonly home: string;
  readonly data: string;
  readonly connection: string;
  readonly log: string;
}

const placeOf = (folder: string): Place => {
  const home = resolve(folder);
  return { home, data: join(home, 'pgdata'), connection: join(home, 'connection.json'), log: join(home, 'postgres.log') };
};

const urlOf = ({ password, port }: Connection, database: string): string => `postgresql://${USER}:${password}@127.0.0.1:${String(port)}/${database}`;

/**
 * Starts the server in `folder` unless it runs already, makes the database, and gives its address. Any number of processes
 * may call it at once. `find` gives other binaries than npm's.
 */
export async function ensurePostgres(folder: string, database: string, find: () => Promise<PostgresBinaries> = findPostgresBinaries): Promise<string> {
  const place = placeOf(folder);
  mkdirSync(place.home, { recursive: true, mode: 0o755 });
  const lock = await lockFile(join(place.home, 'starting.lock'), LOCK_TIMEOUT);
  try {
    let connection = readConnection(place);
    if (!connection || !(await isReachable(urlOf(connection, 'postgres')))) connection = await start(place, connection, await find());
    await ensureDatabase(urlOf(connection, 'postgres'), database);
    return urlOf(connection, database);
  } finally {
    lock.release();
  }
}

/** True while the server's process is there; it may still be starting. */
export function isPostgresAlive(folder: string): boolean {
  const pid = readPostmasterPid(placeOf(folder).data);
  return pid !== null && isAlive(pid);
}

/** Stops the server in PostgreSQL's "fast" mode: open transactions are rolled back, everything acknowledged is kept. */
export async function stopPostgres(folder: string): Promise<void> {
  const { data } = placeOf(folder);
  const pid = readPostmasterPid(data);
  if (pid === null) return;
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    return;
  }
  for (const deadline = Date.now() + STOP_TIMEOUT; isAlive(pid); await pause(20)) {
    if (Date.now() > deadline) throw new Error(`PostgreSQL (process ${String(pid)}) did not stop within ${String(STOP_TIMEOUT / 1000)} s; see ${placeOf(folder).log}`);
  }
}

async function start(place: Place, before: Connection | null, binaries: PostgresBinaries): Promise<Connection> {
  const user = findOrdinaryUser(binaries.postgres);
  const password = before && existsSync(join(place.data, 'PG_VERSION')) ? before.password : createCluster(place, binaries, user);
  const connection = { password, port: await findFreePort(before?.port ?? 0) };
  writeFileSync(place.connection, JSON.stringify(connection), { mode: 0o600 });
  const deadline = Date.now() + START_TIMEOUT;
  // A server that was killed may leave its process id behind for a moment, which stops the next one: try again.
  while (!(await startOnce(place, connection, binaries, user, deadline))) {
    if (Date.now() > deadline) throw new Error(`PostgreSQL did not start within ${String(START_TIMEOUT / 1000)} s. The reason is at the end of ${place.log}`);
    await pause(250);
  }
  return connection;
}

/** Makes an empty cluster and returns its new password. It is renamed when complete: a half-made one is never mistaken for one. */
function createCluster(place: Place, binaries: PostgresBinaries, user: OrdinaryUser): string {
  if (existsSync(place.data)) {
    throw new Error(`Expected ${place.connection} beside the data in ${place.data}, but it is missing or damaged. Restore it, or move the data away to start empty.`);
  }
  const password = randomBytes(24).toString('base64url');
  const passwordFile = join(place.home, 'password.tmp');
  const fresh = `${place.data}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { mode: 0o700 });
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user.ids) for (const path of [fresh, passwordFile]) chownSync(path, user.ids.uid, user.ids.gid);
  const options = ['-D', fresh, '-U', USER, '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8', ...binaries.localeOptions, '--no-instructions'];
  const { command, args } = withUser(user, binaries.initdb, options);
  const made = spawnSync(command, args, { ...user.ids, env: childEnv({ LC_ALL: 'C' }), encoding: 'utf8' });
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) throw new Error(`PostgreSQL could not make its data directory ${fresh}: ${made.error?.message ?? made.stderr}`);
  renameSync(fresh, place.data);
  return password;
}

/** One try; false when the server ended by itself. */
async function startOnce(place: Place, connection: Connection, binaries: PostgresBinaries, user: OrdinaryUser, deadline: number): Promise<boolean> {
  chmodSync(place.data, 0o700); // PostgreSQL refuses a data directory that others may read
  removeZombiePid(place.data);
  const options = ['-D', place.data, '-p', String(connection.port), '-h', '127.0.0.1', '-k', '', '-c', `max_connections=${String(MAX_CONNECTIONS)}`];
  const { command, args } = withUser(user, binaries.postgres, options);
  const log = openSync(place.log, 'a', 0o600);
  // Detached: it outlives a crash of any one of our processes; only `stopPostgres` ends it.
  const server = spawn(command, args, { ...user.ids, env: childEnv({ LC_ALL: 'C' }), detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  let ended = false;
  const onEnd = (): void => void (ended = true);
  server.once('exit', onEnd).once('error', onEnd).unref();
  while (!ended && Date.now() < deadline) {
    if (await isReachable(urlOf(connection, 'postgres'))) return true;
    await pause(20);
  }
  return false;
}

const withUser = (user: OrdinaryUser, program: string, options: readonly string[]): { command: string; args: string[] } => {
  const [command = program, ...args] = [...user.prefix, program, ...options];
  return { command, args };
};

function readConnection(place: Place): Connection | null {
  try {
    const value: unknown = JSON.parse(readFileSync(place.connection, 'utf8'));
    if (typeof value !== 'object' || value === null || !('password' in value) || !('port' in value)) return null;
    return { password: String(value.password), port: Number(value.port) };
  } catch {
    return null;
  }
}

function readPostmasterPid(data: string): number | null {
  try {
    return Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    return null;
  }
}

/** A killed server whose parent never reaps it (a container without an init) stays a zombie, which PostgreSQL takes for alive. */
function removeZombiePid(data: string): void {
  const pid = readPostmasterPid(data);
  if (pid === null || isAlive(pid) || !existsSync('/proc')) return;
  const folder = realpathSync(data);
  const worksHere = (id: string): boolean => {
    try {
      return readlinkSync(`/proc/${id}/cwd`) === folder;
    } catch {
      return false;
    }
  };
  const inUse = readdirSync('/proc').some((id) => /^\d+$/.test(id) && worksHere(id));
  if (!inUse) rmSync(join(data, 'postmaster.pid'), { force: true });
}

/** The wanted port if it is free, else any. */
function findFreePort(wanted: number): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', (error) => (wanted === 0 ? fail(error) : done(findFreePort(0))));
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : wanted));
    });
  });
}

async function isReachable(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function ensureDatabase(admin: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: admin });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (!rowCount) await client.query(`CREATE DATABASE ${pg.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
