/** One try of a check: the calls it made, so that a failure can say what was tried. */
import { checkUntouched } from './check-untouched.ts';
import type { Learner, Observation } from './check-definition.ts';
import { formatCall, formatValue } from './format-value.ts';
import { CheckFailure } from './expect.ts';
import type { LearnerValue } from './learner-value.ts';
import type { AskKind } from './wire.ts';

/** Asks the learner's realm; throws `LearnerThrew`, `LearnerTooLarge` or `LearnerGone`. */
export type AskLearner = (ask: AskKind, name: string, args: readonly LearnerValue[]) => Promise<LearnerValue>;

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

  async callPure(name: string, ...args: readonly LearnerValue[]): Promise<LearnerValue> {
    const { value, args: after } = await this.observe(name, ...args);
    checkUntouched(name, args, after);
    return value;
  }

  async observe(name: string, ...args: readonly LearnerValue[]): Promise<Observation> {
    this.#calls.push(formatCall(name, args));
    const pair = await this.#ask('observe', name, args);
    const [value, after] = Array.isArray(pair) ? (pair as readonly LearnerValue[]) : [];
    // the learner's realm made the pair: it may be anything
    if (!Array.isArray(after) || after.length !== args.length) throw new CheckFailure(formatValue(pair), null);
    return { value, args: after as readonly LearnerValue[] };
  }

  /** A call that is not what the learner is to look at: it is not told in `tried`. */
  probe(name: string, ...args: readonly LearnerValue[]): Promise<LearnerValue> {
    return this.#ask('call', name, args);
  }

  read(name: string): Promise<LearnerValue> {
    this.#calls.push(name);
    return this.#ask('read', name, []);
  }
}
