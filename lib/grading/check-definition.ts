/** The form in which an author writes checks: `export default checks(({ learner, check, random }) => { … })`. */
import type { Arbitrary } from './arbitraries.ts';
import type { Expect } from './expect.ts';
import type { LearnerValue, NestedNumbers, TensorValue, TypedArrayValue } from './learner-value.ts';
import type { SeededRandom } from '#lib/base/seeded-random.ts';

/** The learner's code, in another process. Everything it gives is a claim. */
export interface Learner {
  /**
   * Calls a function that the learner's code defines, waits for it, and gives its value. Arguments and values may be
   * numbers, strings, booleans, null, undefined, arrays, records, typed arrays and tensors; the learner receives real tf tensors.
   * When the function does not exist or throws, the check ends with status `error`: nothing to catch.
   */
  call(name: string, ...args: readonly LearnerValue[]): Promise<LearnerValue>;
  /** As `call`, and the check fails when the function changed an argument: a list that it sorted in place, a tensor that it disposed of. */
  callPure(name: string, ...args: readonly LearnerValue[]): Promise<LearnerValue>;
  /** As `call`, and tells what the arguments hold after the call: a function may have changed them. */
  observe(name: string, ...args: readonly LearnerValue[]): Promise<Observation>;
  /** The value of a top-level name of the learner's code, e.g. `const weights = [0.2, 0.4]`. */
  read(name: string): Promise<LearnerValue>;
}

export interface Observation {
  readonly value: LearnerValue;
  /** as the call left them */
  readonly args: readonly LearnerValue[];
}

/** A check that was declared; used in `after`. */
export interface CheckHandle {
  readonly index: number;
  readonly title: string;
}

export interface CheckOptions {
  /** what the check is worth, more than 0; fractions are allowed */
  readonly points: number;
  /** the rule it verifies, in words: shown to the learner when it is broken. Never say an expected value of a hidden input here. */
  readonly rule?: string;
  /** checks that must pass before this one makes sense; else "not run: fix … first" */
  readonly after?: readonly CheckHandle[];
}

export interface CheckContext {
  /** judges a value: `expect(await learner.call('sigmoid', 0)).toBeCloseTo(0.5, { within: 1e-6 })` */
  readonly expect: Expect;
}

export type CheckBody = (context: CheckContext) => void | Promise<void>;

export interface PropertyOptions<Inputs extends unknown[]> extends CheckOptions {
  /** one arbitrary for each argument of the body */
  readonly inputs: readonly [...{ [K in keyof Inputs]: Arbitrary<Inputs[K]> }];
  /** how many inputs are tried; default 30 */
  readonly runs?: number;
}
/** `T`, but not a place to infer it from: the arity of a body must not decide how many inputs there are. */
type Fixed<T> = T extends infer U ? U : never;
export type PropertyBody<Inputs extends unknown[]> = (context: CheckContext, ...inputs: Inputs) => void | Promise<void>;

export interface GradientOptions extends CheckOptions {
  /**
   * What is differentiated: the name of the learner's function, which gives one number, or the author's own function. Check the
   * learner's own first and name that check in `after`: a constant function and a gradient of 0 agree.
   */
  readonly of: string | ((...args: LearnerValue[]) => number);
  /** name of the learner's function that takes the same arguments and gives the derivative with the shape of argument `by` */
  readonly gradient: string;
  /** arguments of both functions: numbers, arrays of numbers or tensors for argument `by` */
  readonly inputs: readonly Arbitrary<LearnerValue>[];
  /** which argument is moved; default 0, the first */
  readonly by?: number;
  /**
   * h of (f(x + h) − f(x − h)) / 2h for |x| ≤ 1; larger arguments move by as much more. Default: 5e-3 where float32 is used, else
   * 1e-5. At a corner (ReLU at 0) any slope between those of both sides is accepted.
   */
  readonly step?: number;
  /** accepted difference as a share of the slope's size, beyond what rounding makes uncertain; default 1e-3 */
  readonly within?: number;
  /** points at which slopes are compared; default 5 */
  readonly runs?: number;
}

export interface StableOptions extends CheckOptions {
  /** name of the learner's function */
  readonly of: string;
  /** extreme inputs, the mild ones first: `extremes({ as: 'array', length: 3 })`, or a list of your own */
  readonly inputs: readonly LearnerValue[];
  /** makes the arguments out of one input; default: the input alone */
  readonly with?: (input: LearnerValue) => readonly LearnerValue[];
  /** true when an infinity is a right answer, as of log(0); NaN never is */
  readonly infinite?: boolean;
  /** what must hold besides, e.g. that probabilities add up to 1, or that moving all logits by the same changes nothing */
  readonly holds?: (context: CheckContext, value: LearnerValue, ...args: LearnerValue[]) => void | Promise<void>;
}

export interface DeterministicOptions extends CheckOptions {
  /** name of the learner's function */
  readonly of: string;
  /** its arguments; give a seed among them when it draws at random */
  readonly inputs: readonly Arbitrary<LearnerValue>[];
  /** true when it may write into its arguments; default false */
  readonly mayChangeArguments?: boolean;
  /** how many arguments are tried; default 5 */
  readonly runs?: number;
}

export interface LearnsOptions {
  readonly rule?: string;
  readonly after?: readonly CheckHandle[];
  /** name of a function that is called first, e.g. `train` */
  readonly train?: string;
  /** arguments of `train` */
  readonly trainOn?: readonly LearnerValue[];
  /** how often it is trained and judged anew, each time with another seed as a further argument of `train`; default: once, without a seed */
  readonly seeds?: number;
  /**
   * Name of the function that predicts: it receives `inputs` as they are given here and returns one prediction per label: a class
   * or a number (the nearest label counts: 0.7 is label 1 of {0, 1}), or a row of class scores (the largest counts).
   */
  readonly predict: string;
  /** held-out inputs, drawn with `random` in hidden checks so that nobody can know them; a tensor or nested arrays, at most about 180 KB */
  readonly inputs: NestedNumbers | TensorValue;
  /** the true label of each input: numbers, or one-hot rows */
  readonly labels: NestedNumbers | TensorValue | TypedArrayValue;
  /**
   * Share of right predictions (the mean over the seeds) and the points it earns, lowest first: `[{ atLeast: 0.8, points: 1 },
   * { atLeast: 0.95, points: 3 }]`; the highest reached counts. The lowest must be more than a constant answer gets.
   */
  readonly bands: readonly { readonly atLeast: number; readonly points: number }[];
  /**
   * How sure a band must be, e.g. 0.95: it counts when the lower end of the confidence interval reaches it, so that luck earns
   * nothing. The interval is Wilson's over the examples or Student's over three seeds and more, whichever is lower. Default: the
   * share itself counts.
   */
  readonly confidence?: number;
}

export interface Check {
  /** One example or a few: `check('gives one half at 0', { points: 1 }, async ({ expect }) => { … })`. */
  (title: string, options: CheckOptions, body: CheckBody): CheckHandle;
  /** Holds for many drawn inputs; the learner is shown the smallest failing one. */
  property<Inputs extends unknown[]>(title: string, options: PropertyOptions<Inputs>, body: PropertyBody<Extract<Fixed<Inputs>, unknown[]>>): CheckHandle;
  /** The learner's derivative agrees with central differences of the learner's own function. */
  gradient(title: string, options: GradientOptions): CheckHandle;
  /** Extreme inputs give neither NaN nor infinities, and what you say holds for them too. */
  stable(title: string, options: StableOptions): CheckHandle;
  /** The same arguments give the same value, in any order of calls, and are left as they were. */
  deterministic(title: string, options: DeterministicOptions): CheckHandle;
  /** A trained model predicts held-out labels; judged on predictions, never on a reported loss. */
  learns(title: string, options: LearnsOptions): CheckHandle;
}

export interface CheckDefinition {
  readonly learner: Learner;
  readonly check: Check;
  /** seeded by the submission: draw hidden data with it while the checks are declared */
  readonly random: SeededRandom;
}

/** What a check file exports by default. */
export interface CheckBundle {
  readonly define: (definition: CheckDefinition) => void;
}

/** Declares the checks of one file. Called once per submission; declare the same titles and points whatever `random` gives. */
export function checks(define: (definition: CheckDefinition) => void): CheckBundle {
  return { define };
}
