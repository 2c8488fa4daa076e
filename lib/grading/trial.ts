/** One try of a check: the calls it made, so that a failure can say what was tried. */
import { formatCall } from './format-value.ts';
import type { Learner } from './check-definition.ts';
import type { LearnerValue } from './learner-value.ts';

/** Asks the learner's realm; throws `LearnerThrew`, `LearnerTooLarge` or `LearnerGone`. */
export type AskLearner = (ask: 'call' | 'read', name: string, args: readonly LearnerValue[]) => Promise<LearnerValue>;

/** calls shown of a failed trial: the last ones */
const CALLS_SHOWN = 3;

/** The learner as one bundle sees it, with a memory of the calls since `begin`. */
export class TrialLearner implements Learner {
  #calls: string[] = [];
  readonly #ask: AskLearner;

  constructor(ask: AskLearner) {
    this.#ask = ask;
  }

  begin(): void {
    this.#calls = [];
  }

  /** What was tried, e.g. `sigmoid(1.5), sigmoid(1)`; null when nothing was asked. */
  get tried(): string | null {
    return this.#calls.length === 0 ? null : this.#calls.slice(-CALLS_SHOWN).join(', ');
  }

  call(name: string, ...args: readonly LearnerValue[]): Promise<LearnerValue> {
    this.#calls.push(formatCall(name, args));
    return this.#ask('call', name, args);
  }

  read(name: string): Promise<LearnerValue> {
    this.#calls.push(name);
    return this.#ask('read', name, []);
  }
}
