import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { childEnv } from '#lib/server/env/env.ts';
import { stopPostgres } from '#lib/server/db/embedded-postgres.ts';
import { isAlive, tryLockFile } from '#lib/server/db/lock-file.ts';
import { checkPort, lockDataDir } from './instance-lock.ts';
import { prepareDatabase } from './prepare-database.ts';
import { supervise } from './run-child.ts';

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'epoch-launch-'));
});
afterAll(async () => {
  await stopPostgres(join(dataDir, 'postgres'));
  rmSync(dataDir, { recursive: true, force: true });
});

const START = fileURLToPath(new URL('./start.ts', import.meta.url));

/** Runs `npm start`'s program to its end. */
const start = (env: Record<string, string>): Promise<{ code: number | null; text: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', START], { env: childEnv({ DATABASE_URL: '', EPOCH_DATA_DIR: dataDir, ...env }), stdio: ['ignore', 'pipe', 'pipe'] });
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    child.once('close', (code) => resolve({ code, text: text.trim() }));
  });

const occupy = (): Promise<{ server: Server; port: number }> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({ server, port: typeof address === 'object' && address ? address.port : 0 });
    });
  });

async function isAnswering(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
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

describe('npm start', () => {
  it.each([
    [{ PORT: 'eighty' }, 'PORT must be a port number, but is "eighty". Correct or unset it and start again.'],
    [{ EPOCH_ROLE: 'worker' }, 'EPOCH_ROLE must be all, web or grader, but is "worker". Correct or unset it and start again.'],
    [{ EPOCH_DATA_DIR: `${START}/data` }, 'EPOCH_DATA_DIR must be a folder that can be written'],
    [{ DATABASE_URL: 'postgresql://nobody:secret@127.0.0.1:1/none' }, 'DATABASE_URL leads to 127.0.0.1:1, which does not answer'],
  ])('stops at %j with a sentence and no stack', async (env, sentence) => {
    const { code, text } = await start(env);
    expect(code).toBe(1);
    expect(text).toContain(sentence);
    expect(text).not.toContain('    at ');
    expect(text).not.toContain('secret');
  });

  it('says who uses the data directory already', async () => {
    const lock = tryLockFile(join(dataDir, 'epoch.lock'), 'port 4000');
    const { code, text } = await start({ PORT: '4001' });
    if ('release' in lock) lock.release();
    expect(code).toBe(1);
    expect(text).toContain(`process ${String(process.pid)}, port 4000`);
  });

  it('says that the port is taken, before it prepares anything', async () => {
    const { server, port } = await occupy();
    const { code, text } = await start({ PORT: String(port) });
    server.close();
    expect(code).toBe(1);
    expect(text).toMatch(new RegExp(`^PORT ${String(port)} is used by another program.*PORT=${String(port + 1)} npm start$`));
    expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
  });
});

describe('lockDataDir', () => {
  it('gives the directory to one at a time and back', () => {
    const lock = lockDataDir({ dataDir, port: 1 });
    lock.release();
    lockDataDir({ dataDir, port: 1 }).release();
  });
});

describe('checkPort', () => {
  it('is content with a free port', async () => {
    const { server, port } = await occupy();
    await expect(checkPort({ host: '127.0.0.1', port })).rejects.toThrow('is used by another program');
    await new Promise((resolve) => server.close(resolve));
    await checkPort({ host: '127.0.0.1', port });
  });
});

describe('prepareDatabase', () => {
  it('makes the embedded database, uses it again, starts it again when it dies, and stops it', async () => {
    const first = await prepareDatabase({ databaseUrl: null, dataDir });
    expect(first.name).toMatch(/^embedded PostgreSQL \d+/);
    const second = await prepareDatabase({ databaseUrl: null, dataDir });
    expect(second.url).toBe(first.url);
    const postmaster = (): number => Number(readFileSync(join(dataDir, 'postgres', 'pgdata', 'postmaster.pid'), 'utf8').split('\n')[0]);
    const killed = postmaster();
    first.keep();
    process.kill(killed, 'SIGKILL');
    await expect.poll(() => isAnswering(first.url), { timeout: 30_000 }).toBe(true);
    expect(postmaster()).not.toBe(killed);
    await first.stop();
    expect(existsSync(join(dataDir, 'postgres', 'pgdata', 'postmaster.pid'))).toBe(false);
  });
});

describe('supervise', () => {
  const program = `process.send({ pid: process.pid }); process.on('SIGTERM', () => process.exit(0)); process.on('disconnect', () => process.exit(0)); setInterval(() => undefined, 1000);`;
  const spec = { name: 'test', command: process.execPath, args: ['--eval', program], env: {} };
  const pidOf = (message: unknown): number => (message as { pid: number }).pid;

  it('starts a child that died again, and ends it when asked', async () => {
    const pids: number[] = [];
    const child = supervise(spec, (message) => void pids.push(pidOf(message)));
    const first = pidOf(await child.ready);
    process.kill(first, 'SIGKILL');
    await expect.poll(() => pids.length, { timeout: 15_000 }).toBe(2);
    expect(pids[1]).not.toBe(first);
    await child.stop();
    expect(pids.map(isAlive)).toEqual([false, false]);
  });

  it('starts one that got ready again and again without growing pauses', async () => {
    const pids: number[] = [];
    const child = supervise(spec, (message) => void pids.push(pidOf(message)));
    const noticed = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    for (let deaths = 1; deaths <= 4; deaths++) {
      await expect.poll(() => pids.length, { timeout: 15_000 }).toBe(deaths);
      process.kill(pids.at(-1)!, 'SIGKILL');
    }
    await expect.poll(() => pids.length, { timeout: 15_000 }).toBe(5);
    await child.stop();
    const pauses = noticed.mock.calls.map(([line]) => Number(/in ([\d.]+) s/.exec(String(line))?.[1]));
    noticed.mockRestore();
    expect(pauses).toEqual([0.5, 1, 2, 2]);
  });

  it('ends its children when it is killed itself', async () => {
    const at = JSON.stringify(new URL('./run-child.ts', import.meta.url).href);
    const script = `const { supervise } = await import(${at}); const child = supervise(${JSON.stringify(spec)}); console.log((await child.ready).pid);`;
    const launcher: ChildProcess = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pid = await new Promise<number>((resolve) => launcher.stdout?.once('data', (chunk: Buffer) => resolve(Number(chunk.toString()))));
    expect(isAlive(pid)).toBe(true);
    launcher.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  });
});
