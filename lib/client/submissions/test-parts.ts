/** Parts that the tests of this folder share. */
import type { SubmissionView } from '#lib/grading/submission.ts';
import type { Verdict, VerdictKind } from '#lib/grading/verdict.ts';
import type { PendingSubmission } from './submission-flow.ts';

export const EXERCISE = 'course/lesson/exercise';

export const makeTestPending = (key = 'key-1', code = 'let a = 1', pressedAt = '2026-01-01T00:00:00.000Z'): PendingSubmission => ({
  request: { exercise: EXERCISE, exerciseVersion: 'e1', lessonVersion: 'l1', code, key },
  pressedAt,
});

export const makeVerdict = (kind: VerdictKind = 'passed'): Verdict => ({ kind, points: 3, earned: kind === 'passed' ? 3 : 0, checks: [], error: null, limit: null, log: '' });

export function makeView(state: SubmissionView['state'], more: Partial<SubmissionView> = {}): SubmissionView {
  return {
    id: 'sub-1',
    exercise: EXERCISE,
    exerciseTitle: 'Exercise',
    createdAt: '2026-01-01T00:00:00.000Z',
    state,
    place: state === 'queued' ? 0 : null,
    wait: null,
    checking: null,
    verdict: state === 'done' ? makeVerdict() : null,
    receipt: null,
    costsAttempt: state === 'done' ? true : null,
    afterSolution: false,
    regraded: null,
    ...more,
  };
}

/** A clock that moves when told. */
export class ManualClock {
  #now = 0;
  #timers = new Map<number, { readonly at: number; readonly action: () => void }>();
  #next = 0;

  readonly after = (ms: number, action: () => void): (() => void) => {
    const id = this.#next++;
    this.#timers.set(id, { at: this.#now + ms, action });
    return () => this.#timers.delete(id);
  };

  /** Waiting timers. */
  get size(): number {
    return this.#timers.size;
  }

  /** Moves on, fires what is due in order, and lets promises settle. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      const due = [...this.#timers].filter(([, timer]) => timer.at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
      if (!due) break;
      this.#timers.delete(due[0]);
      this.#now = due[1].at;
      due[1].action();
      await settle();
    }
    this.#now = end;
  }
}

/** Lets promises that are already resolved be heard. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
}

/** A storage in memory; `full` makes every write fail. */
export class MemoryStorage implements Storage {
  #entries = new Map<string, string>();
  full = false;

  get length(): number {
    return this.#entries.size;
  }
  key(position: number): string | null {
    return [...this.#entries.keys()][position] ?? null;
  }
  getItem(name: string): string | null {
    return this.#entries.get(name) ?? null;
  }
  setItem(name: string, value: string): void {
    if (this.full) throw new DOMException('full', 'QuotaExceededError');
    this.#entries.set(name, value);
  }
  removeItem(name: string): void {
    this.#entries.delete(name);
  }
  clear(): void {
    this.#entries.clear();
  }
}
