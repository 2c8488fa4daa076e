/** `epoch/training`: training that is recorded, can be compared, and goes on after a closed or crashed tab. */
import type { ConfigValue } from '#lib/notebook/keep-messages.ts';
import { curve } from './display.ts';
import { selectTrainingHost } from './training-host.ts';
import { planFit } from './training/follow-fit.ts';
import { FollowedSteps, type StepsPlan } from './training/follow-steps.ts';
import { TRAINING_LIMITS, type Every } from './training/run-follower.ts';

export type { Every } from './training/run-follower.ts';
export type { ConfigValue } from '#lib/notebook/keep-messages.ts';

export interface CheckpointOptions {
  /** of the random numbers of every epoch, also of the order of examples; drawn when left out. The same seed gives the same run. */
  readonly seed?: number;
  /** how often the training is kept: `{ seconds: 5 }` when left out, or `{ epochs: 2 }`. Less often where that would slow it down by more than 5 %. */
  readonly every?: Every;
  /** what else the record of this run shall tell, to compare it with others: `{ dropout: 0.5 }` */
  readonly config?: Readonly<Record<string, ConfigValue>>;
}

/** A callback of `model.fit`. */
export interface FitCallback {
  onEpochEnd?(epoch: number, logs?: object): void;
}

/** Something with TensorFlow.js's `fit`. */
interface Trainable<X, Y, Args, History> {
  fit(x: X, y: Y, args?: Args): Promise<History>;
}

export interface TrainOptions extends CheckpointOptions {
  /** the run's name in the list of runs, and in the question whether it shall go on */
  readonly name: string;
  /** false: no live curve */
  readonly show?: boolean;
}

/**
 * Trains a model as `model.fit` does, draws its curve, and keeps what it needs to go on if the tab is closed or crashes: then the
 * lesson asks at this cell whether to resume. The run stands under Runs, where several are compared.
 *
 * ```ts
 * const history = await train(model, xs, ys, { name: 'mnist', epochs: 20, batchSize: 32, seed: 1 });
 * ```
 */
export function train<X, Y, Args extends object, History>(model: Trainable<X, Y, Args, History>, x: NoInfer<X>, y: NoInfer<Y>, options: TrainOptions & NoInfer<Args>): Promise<History> {
  const { name, seed, every, config, show = true }: TrainOptions = options;
  const live = show ? curve({ title: name, xLabel: 'epoch' }) : null;
  const asked = planFit({ ...toPlan(name, { seed, every, config }), draw: live && ((metrics, done) => live.add(metrics, done)) });
  const others: object[] = 'callbacks' in options && options.callbacks ? [options.callbacks as object | object[]].flat() : []; // one or a list, as TensorFlow.js takes them
  return model.fit(x, y, { ...options, callbacks: [...others, asked] });
}

/**
 * The same for a call of `model.fit` as it stands.
 *
 * ```ts
 * await model.fit(xs, ys, { epochs: 20, callbacks: checkpoint('mnist', { seed: 1 }) });
 * ```
 */
export function checkpoint(name: string, options: CheckpointOptions = {}): FitCallback {
  return planFit({ ...toPlan(name, options), draw: null });
}

/** A TensorFlow.js variable. */
interface Weight {
  readonly name: string;
  readonly shape: number[];
  assign(value: never): void;
}

export interface RunOptions extends CheckpointOptions {
  /** how many steps the loop takes */
  readonly steps: number;
  /** the variables that it trains, in an order that stays */
  readonly weights: readonly Weight[];
  /** the optimiser that it uses: `tf.train.adam(0.01)`; its moments are kept, too */
  readonly optimizer?: { minimize(compute: never, ...more: never[]): unknown };
}

/** A training loop that is followed: its steps, from where it goes on. */
export interface Run extends AsyncIterable<number> {
  /** Metrics of this step, for the run's curve: `run.log({ loss: 0.5 })`. */
  log(metrics: Readonly<Record<string, number>>): void;
}

/**
 * Follows a training loop of your own. Random numbers of `Math.random` follow from seed and step while it runs; give TensorFlow.js's
 * own, such as `tf.randomNormal`, a seed that follows from the step.
 *
 * ```ts
 * const run = await startRun('line', { steps: 500, weights: [w, b], optimizer, seed: 1 });
 * for await (const step of run) {
 *   const cost = optimizer.minimize(() => loss(), true);
 *   run.log({ loss: cost.dataSync()[0] });
 * }
 * ```
 */
export async function startRun(name: string, { steps, weights, optimizer, ...options }: RunOptions): Promise<Run> {
  // TensorFlow.js's own, which the structures above stand for: a cell's types come from another copy of its declarations
  const theirs = { weights: weights as unknown as StepsPlan['weights'], optimizer: (optimizer ?? null) as unknown as StepsPlan['optimizer'] };
  return FollowedSteps.begin(selectTrainingHost(), { ...toPlan(name, options), ...theirs, steps });
}

function toPlan(name: string, { seed, every, config }: { readonly [Key in keyof CheckpointOptions]: CheckpointOptions[Key] | undefined }): { name: string; seed: number; every: Every; config: Readonly<Record<string, ConfigValue>> } {
  if (typeof name !== 'string' || name.trim() === '') throw new TypeError("Expected a name for the run as text, e.g. name: 'mnist'.");
  return { name: name.trim().slice(0, 80), seed: seed ?? Math.floor(Math.random() * 2 ** 32), every: every ?? { seconds: TRAINING_LIMITS.checkpointSeconds }, config: config ?? {} };
}
