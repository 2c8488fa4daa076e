/** Running time of one side: counts only while that side has the turn, and not while it stands in line for a processor. */
import type { Clock } from './realm.ts';

/** A side that waits for a processor most of the time is ended all the same when it has had the turn for this many limits. */
export const BACKSTOP_LIMITS = 4;

export class TurnTimer {
  /** ms of all turns that are over, by the clock on the wall, and ms of them that were waiting */
  #wallMs = 0;
  #waitingMs = 0;
  /** when the present turn began, and what `waitedMs` said then: what the side waits for between its turns is no concern */
  #startedAt: number | null = null;
  #waitedBefore = 0;
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
    this.#waitedBefore = this.waitedMs();
    this.#startedAt = this.clock.now();
    this.#isLast = false;
    this.#arm(this.limitMs - this.#wallMs + this.#waitingMs);
  }

  stop(): void {
    this.#waitingMs = this.#waited;
    this.#wallMs = this.#wall;
    this.#startedAt = null;
    this.#cancel();
    this.#cancel = () => undefined;
  }

  get #wall(): number {
    return this.#wallMs + (this.#startedAt === null ? 0 : this.clock.now() - this.#startedAt);
  }

  get #waited(): number {
    if (this.#startedAt === null) return this.#waitingMs;
    // no turn can have waited for longer than it took
    return this.#waitingMs + Math.min(Math.max(0, this.waitedMs() - this.#waitedBefore), this.clock.now() - this.#startedAt);
  }

  #arm(ms: number): void {
    this.#cancel();
    this.#cancel = this.clock.after(Math.max(0, ms), () => this.#look());
  }

  #look(): void {
    const left = Math.min(this.limitMs - this.usedMs, this.limitMs * BACKSTOP_LIMITS - this.#wall);
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
