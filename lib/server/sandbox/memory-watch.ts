/** Where no rlimit holds a process ("basic"), we look at its memory and end it when it takes too much. */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { SANDBOX_LIMITS } from '#lib/grading/limits.ts';

/** Calls `onTooMuch` once when the process holds more than `SANDBOX_LIMITS.rssMiB`. Gives the way to stop watching. */
export function watchMemory(pid: number, onTooMuch: () => void): () => void {
  let isDone = false;
  let timer: NodeJS.Timeout | null = null;
  const stop = (): void => {
    isDone = true;
    if (timer !== null) clearTimeout(timer);
  };
  const look = async (): Promise<void> => {
    const rss = await readRssMiB(pid);
    if (isDone) return;
    if (rss !== null && rss > SANDBOX_LIMITS.rssMiB) {
      stop();
      return onTooMuch();
    }
    timer = setTimeout(() => void look(), SANDBOX_LIMITS.watchdogMs);
    timer.unref();
  };
  void look();
  return stop;
}

/** Resident memory of a process, MiB; null when it is gone or the system does not tell. */
export async function readRssMiB(pid: number, platform: string = process.platform): Promise<number | null> {
  if (platform === 'linux') {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    const kib = /VmRSS:\s+(\d+)/.exec(status)?.[1];
    return kib === undefined ? null : Number(kib) / 1024;
  }
  if (platform !== 'darwin') return null;
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'rss=', '-p', String(pid)], (error, stdout) => resolve(error ? null : Number(stdout.trim()) / 1024));
  });
}
