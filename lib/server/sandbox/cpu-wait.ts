/** How long a process stood ready to run while the processors served others: time that is not its own. */
import { readFileSync } from 'node:fs';

/** nested programs between us and the sandbox program, e.g. bubblewrap and its helper */
const DEPTH = 4;

/**
 * ms so far of the thread that runs the sandbox program's code, by the scheduler's own account (Linux). 0 where the system does
 * not tell: then the clock on the wall alone counts.
 */
export function readCpuWaitMs(pid: number): number {
  try {
    const [, waited = ''] = readFileSync(`/proc/${innermost(pid)}/schedstat`, 'utf8').split(' ');
    const ms = Number(waited) / 1e6;
    return Number.isFinite(ms) ? ms : 0;
  } catch {
    return 0;
  }
}

/** The process at the end of a chain of only children: what a wrapper was started for. */
function innermost(pid: number): number {
  let inner = pid;
  for (let depth = 0; depth < DEPTH; depth++) {
    const children = readFileSync(`/proc/${inner}/task/${inner}/children`, 'utf8').trim();
    if (!/^\d+$/.test(children)) return inner;
    inner = Number(children);
  }
  return inner;
}
