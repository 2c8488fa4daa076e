/** Running time of one side: counts only while that side has the turn. */
import type { Clock } from './realm.ts';

export class TurnTimer {
  #usedMs = 0;
  #startedAt: number | null = null;
  #cancel: () => void = () => undefined;

  constructor(
    readonly clock: Clock,
    readonly limitMs: number,
    readonly onLimit: () => void,
  ) {}

  /** ms used so far */
  get usedMs(): number {
    return this.#usedMs + (this.#startedAt === null ? 0 : this.clock.now() - this.#startedAt);
  }

  start(): void {
    this.stop();
    this.#startedAt = this.clock.now();
    this.#cancel = this.clock.after(Math.max(0, this.limitMs - this.#usedMs), () => {
      this.stop();
      this.onLimit();
    });
  }

  stop(): void {
    this.#usedMs = this.usedMs;
    this.#startedAt = null;
    this.#cancel();
    this.#cancel = () => undefined;
  }
}
