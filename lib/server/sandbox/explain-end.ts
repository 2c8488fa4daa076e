/** How a process ended, in the words of an examination. */
import os from 'node:os';
import type { RealmEnd } from '#lib/grading/realm.ts';

export interface ProcessEnd {
  /** null when a signal ended it */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** added to the number of a signal by whoever waited for the process in our place */
const SIGNAL_CODES = 128;

/** bubblewrap ends with 128 + the signal that ended its program. The filter lets no program end with such a code by itself. */
export function unwrapEnd(code: number | null, signal: NodeJS.Signals | null): ProcessEnd {
  const name = Object.entries(os.constants.signals).find(([, number]) => code === SIGNAL_CODES + number)?.[0];
  // the names of os.constants.signals are those of NodeJS.Signals
  return name === undefined ? { code, signal } : { code: null, signal: name as NodeJS.Signals };
}

/** What an exit says about the code that ran. Only ever a claim, and only about the learner's own verdict. */
export function explainEnd({ code, signal }: ProcessEnd, errorText: string): RealmEnd {
  if (/out of memory|memory allocation of \d+ bytes failed|OOM/i.test(errorText)) return { reason: 'memory' };
  if (signal === 'SIGXCPU') return { reason: 'time' };
  if (signal === 'SIGSYS') return { reason: 'error', message: 'Your code tried something that is not allowed here (a file, the network, another program or a thread).' };
  if (signal === 'SIGKILL' || signal === 'SIGTERM' || signal === 'SIGHUP' || signal === 'SIGINT') return { reason: 'killed', message: `signal ${signal}` };
  if (signal === 'SIGTRAP' || signal === 'SIGABRT' || signal === 'SIGSEGV' || signal === 'SIGBUS' || signal === 'SIGILL') return { reason: 'error', message: `Your code crashed the program that ran it (${signal}).` };
  if (code === 101) return { reason: 'error', message: 'Your code tried something that is not allowed here (a file, the network, another program or a thread).' };
  return { reason: 'error', message: `Your code ended the program that ran it (exit code ${code ?? 'unknown'}).` };
}
