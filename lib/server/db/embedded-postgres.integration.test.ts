import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensurePostgres, stopPostgres } from './embedded-postgres.ts';
import { isAlive, tryLockFile } from './lock-file.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'epoch-postgres-'));
});
afterAll(async () => {
  await stopPostgres(home);
  rmSync(home, { recursive: true, force: true });
});

const query = async (url: string, sql: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
};
const serverPid = (): number => Number(readFileSync(join(home, 'pgdata', 'postmaster.pid'), 'utf8').split('\n')[0]);

describe('ensurePostgres', () => {
  it('gives one server to processes that start it at the same time', async () => {
    const script = `const { ensurePostgres } = await import(${JSON.stringify(new URL('./embedded-postgres.ts', import.meta.url).href)}); console.log(await ensurePostgres(${JSON.stringify(home)}, 'first'));`;
    const start = () =>
      new Promise<string>((resolve, reject) => {
        const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'pipe'] });
        let text = '';
        for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
        child.once('close', (code) => (code === 0 ? resolve(text.trim()) : reject(new Error(text))));
      });
    const urls = await Promise.all([start(), start(), start()]);
    expect(new Set(urls).size).toBe(1);
    expect(urls[0]).toMatch(/^postgresql:\/\/epoch:.+@127\.0\.0\.1:\d+\/first$/);
    expect(await query(urls[0] ?? '', 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('keeps its data from others', () => {
    expect(statSync(join(home, 'pgdata')).mode & 0o077).toBe(0);
    expect(statSync(join(home, 'connection.json')).mode & 0o077).toBe(0);
  });

  it('keeps what it acknowledged when it is killed, and its port', async () => {
    const before = await ensurePostgres(home, 'first');
    await query(before, 'CREATE TABLE kept (id int); INSERT INTO kept SELECT generate_series(1, 1000)');
    process.kill(serverPid(), 'SIGKILL');
    const after = await ensurePostgres(home, 'first');
    expect(after).toBe(before);
    expect(await query(after, 'SELECT count(*)::int AS count FROM kept')).toEqual([{ count: 1000 }]);
  });

  it('stops, and starts again with its data', async () => {
    await ensurePostgres(home, 'first');
    const pid = serverPid();
    await stopPostgres(home);
    expect(isAlive(pid)).toBe(false);
    expect(await query(await ensurePostgres(home, 'first'), 'SELECT count(*)::int AS count FROM kept')).toEqual([{ count: 1000 }]);
  });

  it('refuses data whose password is lost, and says what to do', async () => {
    await stopPostgres(home);
    rmSync(join(home, 'connection.json'));
    await expect(ensurePostgres(home, 'first')).rejects.toThrow(/connection\.json.*Restore it/s);
  });
});

describe('tryLockFile', () => {
  it('is held by a living process and free after a dead one', async () => {
    const path = join(home, 'test.lock');
    const script = `const { tryLockFile } = await import(${JSON.stringify(new URL('./lock-file.ts', import.meta.url).href)}); tryLockFile(${JSON.stringify(path)}, 'port 1'); console.log('held'); process.stdin.resume();`;
    const owner = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], { stdio: ['pipe', 'pipe', 'inherit'] });
    await new Promise((resolve) => owner.stdout.once('data', resolve));
    expect(tryLockFile(path)).toEqual({ pid: owner.pid, note: 'port 1' });
    const ended = new Promise((resolve) => owner.once('exit', resolve));
    owner.kill('SIGKILL');
    await ended;
    const lock = tryLockFile(path);
    expect('release' in lock).toBe(true);
    if ('release' in lock) lock.release();
  });
});
