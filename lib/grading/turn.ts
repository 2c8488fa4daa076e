/** Running time of one side: counts only while that side has the turn, and not while it stands in line for a processor. */
import type { Clock } from './realm.ts';

/** A side that waits for a processor most of the time is ended all the same when it has had the turn for this many limits. */
export const BACKSTOP_LIMITS = 4;

export class TurnTimer {
  /** ms of all turns that are over, by the clock on the wall */
  #wallMs = 0;
  #startedAt: number | null = null;
  /** what `waitedMs` said before the first turn */
  #waitedBefore: number | null = null;
  /** waiting already granted beyond the limit */
  #grantedMs = 0;
  /** true when the limit was seen to be over once in this turn */
  #isLast = false;
  #cancel: () => void = () => undefined;

  constructor(
    readonly clock: Clock,
    readonly limitMs: number,
    readonly onLimit: () => void,
    /** ms so far for which the side was ready to run but the machine gave its processors to others; 0 where nobody can tell */
    readonly waitedMs: () => number = () => 0,
  ) {}

  /** ms used so far */
  get usedMs(): number {
    return Math.max(0, this.#wall - this.#waited);
  }

  start(): void {
    this.stop();
    this.#waitedBefore ??= this.waitedMs();
    this.#startedAt = this.clock.now();
    this.#isLast = false;
    this.#arm(this.limitMs - this.#wall + this.#grantedMs);
  }

  stop(): void {
    this.#wallMs = this.#wall;
    this.#startedAt = null;
    this.#cancel();
    this.#cancel = () => undefined;
  }

  get #wall(): number {
    return this.#wallMs + (this.#startedAt === null ? 0 : this.clock.now() - this.#startedAt);
  }

  get #waited(): number {
    return this.#waitedBefore === null ? 0 : Math.max(0, this.waitedMs() - this.#waitedBefore);
  }

  #arm(ms: number): void {
    this.#cancel();
    this.#cancel = this.clock.after(Math.max(0, ms), () => this.#look());
  }

  #look(): void {
    this.#grantedMs = this.#waited;
    const left = Math.min(this.limitMs - this.#wall + this.#grantedMs, this.limitMs * BACKSTOP_LIMITS - this.#wall);
    if (left > 0) return this.#arm(left);
    // we may have been busy ourselves: an answer that is here already is read before the side is ended for it
    if (!this.#isLast) {
      this.#isLast = true;
      return this.#arm(0);
    }
    this.stop();
    this.onLimit();
  }
}
