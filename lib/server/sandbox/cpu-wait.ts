/** How long a process stood ready to run while the processors served others: time that is not its own. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';

/** nested programs between us and the sandbox program, e.g. bubblewrap and its helper */
const DEPTH = 4;
/** more than three numbers of 64 bits and their spaces */
const LINE_BYTES = 128;

/**
 * The scheduler's own account (Linux) of the thread that runs the sandbox program's code, kept open: it is read at the start and
 * at the end of every turn.
 */
export class CpuWait {
  readonly #pid: number;
  readonly #line = Buffer.alloc(LINE_BYTES);
  /** null: not opened yet, or the system does not tell */
  #file: number | null = null;
  #isClosed = false;
  #ms = 0;

  constructor(pid: number) {
    this.#pid = pid;
  }

  /** ms so far; what was read last once the process is gone; 0 where the system does not tell: then the wall's clock alone counts. */
  readMs(): number {
    if (this.#isClosed) return this.#ms;
    try {
      this.#file ??= openSync(`/proc/${innermost(this.#pid)}/schedstat`, 'r');
      const length = readSync(this.#file, this.#line, 0, LINE_BYTES, 0);
      // "running waiting timeslices", in ns
      const [, waited = ''] = this.#line.toString('latin1', 0, length).split(' ');
      const ms = Number(waited) / 1e6;
      if (Number.isFinite(ms)) this.#ms = ms;
    } catch {
      this.close();
    }
    return this.#ms;
  }

  close(): void {
    this.#isClosed = true;
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
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
