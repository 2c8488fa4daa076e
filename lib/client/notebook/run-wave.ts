/**
 * Runs that follow from another: what was out of date, or what depends on what ran. One cell is handed to the kernel at a time, so
 * that a cell which fails holds back only what depends on it. What the learner asks for meanwhile goes first.
 */
import type { RunStatus } from './kernel-port.ts';

export interface WaveHost {
  /** hands a cell to the kernel */
  run(id: string): void;
  /** shows that a cell waits, or no longer */
  queue(id: string): void;
  unqueue(id: string): void;
  /** something that was not handed over by the wave waits or runs */
  isBusy(): boolean;
}

export class RunWave {
  #waiting: readonly string[] = [];
  #current: string | null = null;
  readonly #host: WaveHost;

  constructor(host: WaveHost) {
    this.#host = host;
  }

  /** What has not been handed over, in its order. */
  get waiting(): readonly string[] {
    return this.#waiting;
  }

  isCurrent(id: string): boolean {
    return this.#current === id;
  }

  /** This is to run, in this order; what waited before and is not in it is taken out. */
  replace(plan: readonly string[]): void {
    for (const id of this.#waiting) if (!plan.includes(id)) this.#host.unqueue(id);
    this.#waiting = plan;
    for (const id of plan) this.#host.queue(id);
    this.#next();
  }

  /**
   * A run of a cell has ended, the wave's or another.
   * @param findBlocked what cannot run without it
   * @returns what was taken out because it failed
   */
  ended(id: string, status: RunStatus, findBlocked: () => ReadonlySet<string>): readonly string[] {
    if (this.isCurrent(id)) this.#current = null;
    this.#waiting = this.#waiting.filter((other) => other !== id);
    let blocked: readonly string[] = [];
    if (status === 'failed' && this.#waiting.length > 0) {
      const lost = findBlocked();
      blocked = this.#waiting.filter((other) => lost.has(other));
      this.#waiting = this.#waiting.filter((other) => !lost.has(other));
      blocked.forEach((other) => this.#host.unqueue(other));
    }
    this.#next();
    return blocked;
  }

  /** What waits does not run. */
  cancel(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#current = null;
    waiting.forEach((id) => this.#host.unqueue(id));
  }

  #next(): void {
    const [next, ...rest] = this.#waiting;
    if (next === undefined || this.#current !== null || this.#host.isBusy()) return;
    this.#current = next;
    this.#waiting = rest;
    this.#host.run(next);
  }
}
