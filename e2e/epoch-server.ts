/** A production Epoch of its own for tests: `npm start` with its own data folder and port. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** ms for a first start: build of the pages included */
const START_TIMEOUT = 420_000;

export interface EpochServer {
  readonly url: string;
  readonly process: ChildProcess;
  /** what it printed so far */
  readonly output: () => string;
  /** as Ctrl-C does; resolves with the exit code */
  stop(): Promise<number | null>;
}

export interface EpochOptions {
  readonly dataDir: string;
  /** default: any that is free */
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts it and waits until it is ready. */
export const startEpoch = (options: EpochOptions): Promise<EpochServer> => start('start.ts', [], 'production', options);

/** `npm run dev` on the courses of a folder. */
export const startEpochDev = ({ courses, ...options }: EpochOptions & { readonly courses: string }): Promise<EpochServer> => start('dev.ts', [courses], 'development', options);

async function start(script: string, args: readonly string[], mode: 'production' | 'development', { dataDir, port, env = {} }: EpochOptions): Promise<EpochServer> {
  const chosen = port ?? (await findFreePort());
  const child = spawn(process.execPath, ['--import', 'tsx', `lib/server/launch/${script}`, ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_ENV: mode, EPOCH_SUBMISSIONS_PER_MINUTE: '1000', DATABASE_URL: '', ...env, EPOCH_HOST: '127.0.0.1', PORT: String(chosen), EPOCH_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const timeout = new Promise<never>((_, reject) => setTimeout(() => reject(new Error(`Epoch was not ready within ${String(START_TIMEOUT / 1000)} s:\n${output}`)), START_TIMEOUT).unref());
  const ready = new Promise<void>((resolve) => child.once('message', () => resolve()));
  const died = ended.then((code): never => {
    throw new Error(`Epoch ended with code ${String(code)} before it was ready:\n${output}`);
  });
  await Promise.race([ready, died, timeout]);
  died.catch(() => undefined);
  return {
    url: `http://127.0.0.1:${String(chosen)}`,
    process: child,
    output: () => output,
    stop() {
      child.kill('SIGINT');
      return ended;
    },
  };
}

/** A port that nobody uses now. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('Expected a port'))));
    });
  });
}
