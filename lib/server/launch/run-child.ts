/** Our child processes: how they are started, watched, restarted and stopped. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { childEnv } from '#lib/server/env/env.ts';

export const CHILD_LIMITS = {
  /** ms before the first restart of a child that died; doubled with each further one */
  firstDelayMs: 500,
  mostDelayMs: 30_000,
  /** the same for a child that had got ready: what ended it came from outside, and it is missed */
  mostDelayAfterReadyMs: 2000,
  /** ms of running after which the delay starts over */
  steadyMs: 60_000,
  /** ms to end by itself before it is killed */
  graceMs: 10_000,
} as const;

/** What to run: a file of this folder, or a program. */
export interface ChildSpec {
  /** put before its lines; empty: nothing */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  /** which of its lines are passed on: all (default), those on the error stream, or all but only after it failed */
  readonly show?: 'all' | 'errors' | 'failure';
}

/** A TypeScript file of `lib/server/launch` as a child. */
export function toScript(name: string, file: string, env: ChildSpec['env'], args: readonly string[] = []): ChildSpec {
  const path = fileURLToPath(new URL(file, import.meta.url));
  return { name, command: process.execPath, args: ['--import', 'tsx', path, ...args], env };
}

/** A child that is kept running. */
export interface SupervisedChild {
  /** settles with the child's first message: it is ready and says what it found out */
  readonly ready: Promise<unknown>;
  restart(): void;
  /** says something to it; lost when it is not running */
  send(message: object): void;
  stop(): Promise<void>;
}

/**
 * Starts a child and starts it again whenever it dies. Its own process group: only we pass Ctrl-C on, in the right order.
 * `onMessage` hears what it says, after each of its starts.
 */
export function supervise(spec: ChildSpec, onMessage: (message: unknown) => unknown = () => undefined): SupervisedChild {
  let child: ChildProcess;
  let delay: number = CHILD_LIMITS.firstDelayMs;
  let timer: NodeJS.Timeout | null = null;
  let isStopping = false;
  let isRestarting = false;
  let tellReady: (message: unknown) => void = () => undefined;
  const ready = new Promise<unknown>((resolve) => (tellReady = resolve));

  const start = (): void => {
    timer = null;
    const startedAt = Date.now();
    let wasReady = false;
    child = spawnChild(spec);
    child.once('message', (message) => {
      wasReady = true;
      tellReady(message);
    });
    child.on('message', onMessage);
    child.once('exit', (code, signal) => {
      if (isStopping) return;
      if (isRestarting || Date.now() - startedAt > CHILD_LIMITS.steadyMs) delay = CHILD_LIMITS.firstDelayMs;
      const wait = isRestarting ? 0 : Math.min(delay, wasReady ? CHILD_LIMITS.mostDelayAfterReadyMs : CHILD_LIMITS.mostDelayMs);
      if (!isRestarting) console.error(`${spec.name}: ended unexpectedly (${signal ?? `exit code ${String(code)}`}); starting it again in ${String(wait / 1000)} s`);
      delay = isRestarting ? delay : Math.min(delay * 2, CHILD_LIMITS.mostDelayMs);
      isRestarting = false;
      timer = setTimeout(start, wait);
    });
  };
  start();
  return {
    ready,
    restart() {
      isRestarting = child.exitCode === null;
      void stopChild(child);
    },
    send(message) {
      if (child.connected) child.send(message);
    },
    async stop() {
      isStopping = true;
      if (timer) clearTimeout(timer);
      await stopChild(child);
    },
  };
}

/** Runs a child to its end; true when it went well. Its lines are passed on as they come; the signal stops it. */
export function runChild(spec: ChildSpec, signal: AbortSignal): Promise<boolean> {
  signal.throwIfAborted();
  const child = spawnChild(spec);
  const stop = (): void => void stopChild(child);
  signal.addEventListener('abort', stop);
  return new Promise((resolve) => {
    child.once('close', (code) => {
      signal.removeEventListener('abort', stop);
      resolve(code === 0);
    });
  });
}

/** Starts a child whose lines carry its name. It hears when we are gone: the channel to it closes. */
export function spawnChild(spec: ChildSpec): ChildProcess {
  const child = spawn(spec.command, [...spec.args], { env: childEnv(spec.env), detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  passLinesOn(spec, child);
  child.once('error', (error) => console.error(`${spec.name}: could not be started: ${error.message}`));
  return child;
}

function passLinesOn({ name, show = 'all' }: ChildSpec, child: ChildProcess): void {
  const held: string[] = [];
  const toLine = (line: string): string => (name && line ? `${name}: ${line}` : line);
  for (const [stream, print] of [[child.stdout, console.log], [child.stderr, console.error]] as const) {
    if (!stream) continue;
    const lines = createInterface({ input: stream });
    if (show === 'failure') lines.on('line', (line) => held.push(line));
    else if (show === 'all' || stream === child.stderr) lines.on('line', (line) => print(toLine(line)));
    else stream.resume();
  }
  child.once('close', (code) => {
    if (code !== 0) for (const line of held) console.error(toLine(line));
  });
}

/** Asks a child and everything it started to end, and ends what does not. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const { pid } = child;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const force = setTimeout(() => killGroup(pid), CHILD_LIMITS.graceMs);
  await ended;
  clearTimeout(force);
}

function killGroup(pid: number): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL');
  } catch {
    // It ended by itself at the last moment.
  }
}
