/** A lock between processes of one machine: a file that holds its owner's process id; a dead owner's lock is free. */
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/** A lock that is held; `release` gives it back and is safe to call twice. */
export interface LockFile {
  release(): void;
}

/** Who holds the lock instead of us. */
export interface LockOwner {
  readonly pid: number;
  /** whatever the owner wrote for people to read */
  readonly note: string;
}

/** Takes the lock, or says who holds it. */
export function tryLockFile(path: string, note = ''): LockFile | LockOwner {
  // Written beside and linked: the lock is never seen half written.
  const draft = `${path}.${String(process.pid)}`;
  writeFileSync(draft, `${String(process.pid)}\n${note}`);
  try {
    for (let attempt = 0; attempt < 20; attempt++) {
      try {
        linkSync(draft, path);
        return { release: () => releaseOwn(path) };
      } catch (error) {
        if (!isCode(error, 'EEXIST')) throw error;
      }
      const owner = readOwner(path);
      if (owner && owner.pid !== process.pid && isAlive(owner.pid)) return owner;
      if (owner) rmSync(path, { force: true });
    }
  } finally {
    rmSync(draft, { force: true });
  }
  throw new Error(`Expected to take or read the lock ${path}, but it kept changing. Start again.`);
}

/** Waits for the lock; throws after `timeoutMs`. */
export async function lockFile(path: string, timeoutMs: number): Promise<LockFile> {
  for (const deadline = Date.now() + timeoutMs; ; ) {
    const lock = tryLockFile(path);
    if ('release' in lock) return lock;
    if (Date.now() > deadline) {
      throw new Error(`Waited ${String(timeoutMs / 1000)} s for process ${String(lock.pid)} to give up ${path}. End that process, or remove the file if it is not ours.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** True while a process with this id exists and is not a zombie, which only waits for its parent to notice. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return isCode(error, 'EPERM');
  }
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'));
  } catch {
    return true;
  }
}

function readOwner(path: string): LockOwner | null {
  try {
    const [pid = '', ...note] = readFileSync(path, 'utf8').split('\n');
    return { pid: Number(pid), note: note.join('\n') };
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function releaseOwn(path: string): void {
  if (readOwner(path)?.pid === process.pid) rmSync(path, { force: true });
}

const isCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code;
