/** Follows `model.fit`: its run is recorded, it can go on after a crash, and its randomness follows from a seed. */
import type * as Tf from '@tensorflow/tfjs';
import { SeededEpochs } from '#lib/ml/training/seeded-epochs.ts';
import { readOptimizer, readTensors, restoreOptimizer, restoreVariables } from '#lib/ml/training/snapshot-state.ts';
import type { Checkpoint } from '#lib/ml/training/checkpoint-file.ts';
import type { Result } from '#lib/base/result.ts';
import type { ConfigValue } from '#lib/notebook/keep-messages.ts';
import type { TrainingHost } from '../training-host.ts';
import { RunFollower, type Every } from './run-follower.ts';

/** What a learner asked of a followed `fit`. */
export interface FitPlan {
  readonly name: string;
  readonly seed: number;
  readonly every: Every;
  readonly config: Readonly<Record<string, ConfigValue>>;
  /** draws the metrics of each epoch; also those before a stop */
  readonly draw: ((metrics: Readonly<Record<string, number>>, done: number) => void) | null;
}

type Fit = Tf.LayersModel['fit'];
type FitArgs = NonNullable<Parameters<Fit>[2]>;

const plans = new WeakMap<object, FitPlan>();

/** A callback that does nothing but ask for following; `installFollowedFit` finds it. */
export function planFit(plan: FitPlan): object {
  const callback = {};
  plans.set(callback, plan);
  return callback;
}

/** From now on a `fit` with such a callback is followed. */
export function installFollowedFit(tf: typeof Tf, host: TrainingHost): void {
  const { prototype } = tf.LayersModel;
  const { fit } = prototype;
  prototype.fit = function (this: Tf.LayersModel, x, y, args = {}) {
    const callbacks = [args.callbacks ?? []].flat() as object[]; // one or a list; objects of any kind
    const asked = callbacks.find((callback) => plans.has(callback));
    const plan = asked && plans.get(asked);
    if (!plan) return fit.call(this, x, y, args);
    const others = callbacks.filter((callback) => !plans.has(callback));
    return followFit({ tf, host, model: this, plan, args, others, fit: (changed) => fit.call(this, x, y, changed) });
  };
}

interface Followed {
  readonly tf: typeof Tf;
  readonly host: TrainingHost;
  readonly model: Tf.LayersModel;
  readonly plan: FitPlan;
  readonly args: FitArgs;
  readonly others: readonly object[];
  readonly fit: (args: FitArgs) => Promise<Tf.History>;
}

async function followFit({ tf, host, model, plan, args, others, fit }: Followed): Promise<Tf.History> {
  const total = args.epochs ?? 1;
  const follower = await RunFollower.begin(host, { name: plan.name, unit: 'epoch', total, seed: plan.seed, backend: tf.getBackend(), config: { ...describeFit(model, args), ...plan.config } }, plan.every);
  const { past } = follower;
  if (past) restore(tf, model, past, plan.name);
  replay(follower, plan);
  const history: Record<string, number[]> = Object.fromEntries(Object.entries(past?.history ?? {}).map(([name, values]) => [name, [...values]]));
  let randomness: SeededEpochs | null = null;
  let isPartial = false;
  const watch = { onEpochEnd: () => void (isPartial = model.stopTraining) };
  const ours = {
    setParams: (params: { readonly samples?: number }) => (randomness = new SeededEpochs(follower.seed, args.shuffle === false ? null : (params.samples ?? null))),
    onEpochBegin: async (epoch: number) => randomness?.begin(epoch),
    async onEpochEnd(epoch: number, logs: Readonly<Record<string, number | Tf.Scalar>>) {
      // stopped among its batches: these weights are those of no epoch
      if (isPartial) return;
      const metrics = await readLogs(logs);
      for (const [name, value] of Object.entries(metrics)) (history[name] ??= []).push(value);
      plan.draw?.(metrics, epoch + 1);
      follower.log(epoch + 1, metrics);
      await follower.checkpoint(async () => ({ ...(await readModel(model)), history }));
    },
  };
  try {
    const result = await fit({ ...args, initialEpoch: past?.done ?? args.initialEpoch ?? 0, callbacks: toCallbacks(tf, args, watch, others, ours) });
    await follower.end();
    return past ? joinHistory(result, past) : result;
  } finally {
    // set by TensorFlow.js's call of setParams, which the compiler cannot see
    (randomness as SeededEpochs | null)?.end();
  }
}

/** The list as TensorFlow.js makes it of what may be given, with one before and one behind. */
function toCallbacks(tf: typeof Tf, args: FitArgs, first: { onEpochEnd(): void }, others: readonly object[], last: object): FitArgs['callbacks'] {
  // each of these lets the Worker hear a stop now and then; one of them is enough
  const yields = others.length === 0 ? args.yieldEvery ?? 'auto' : 'never';
  const idle = { setModel: () => undefined, onBatchBegin: async () => undefined, onBatchEnd: async () => undefined, onTrainBegin: async () => undefined, onTrainEnd: async () => undefined };
  const made = others.map((callback) => ('setParams' in callback ? callback : new tf.CustomCallback(callback, args.yieldEvery ?? 'auto')));
  return [new tf.CustomCallback(first, yields), ...made, { ...idle, ...last }] as FitArgs['callbacks']; // like its own class, which cannot be extended here
}

async function readModel(model: Tf.LayersModel): Promise<Pick<Checkpoint, 'weights' | 'optimizer'>> {
  const [weights, optimizer] = await Promise.all([readTensors(model.weights.map((weight) => ({ name: weight.originalName, tensor: weight.read() }))), readOptimizer(model.optimizer)]);
  return { weights, optimizer };
}

function restore(tf: typeof Tf, model: Tf.LayersModel, past: Checkpoint, name: string): void {
  const variables = model.weights.map((weight) => ({ name: weight.originalName, shape: weight.shape, write: (value: Tf.Tensor) => weight.write(value) }));
  checkRestored(name, restoreVariables(tf, variables, past.weights));
  if (past.optimizer) checkRestored(name, restoreOptimizer(tf, model.optimizer, past.optimizer));
}

/** The code was changed since: only its author knows what is meant. */
export function checkRestored(name: string, result: Result<null, string>): void {
  if (!result.ok) throw new Error(`The training “${name}” cannot go on: ${result.error}. Start it over, or bring the code of that time back.`);
}

function replay(follower: RunFollower, plan: FitPlan): void {
  const { past } = follower;
  if (!past || !plan.draw) return;
  for (let index = 0; index < past.done; index++) {
    const metrics: Record<string, number> = {};
    for (const [name, { [index]: value }] of Object.entries(past.history)) if (value !== undefined) metrics[name] = value;
    plan.draw(metrics, index + 1);
  }
}

async function readLogs(logs: Readonly<Record<string, number | Tf.Scalar>>): Promise<Readonly<Record<string, number>>> {
  const entries = await Promise.all(Object.entries(logs).map(async ([name, value]) => [name, typeof value === 'number' ? value : ((await value.data())[0] ?? NaN)] as const));
  return Object.fromEntries(entries);
}

function joinHistory(history: Tf.History, past: Checkpoint): Tf.History {
  history.epoch = [...Array.from({ length: past.done }, (_, epoch) => epoch), ...history.epoch];
  for (const name of new Set([...Object.keys(past.history), ...Object.keys(history.history)])) history.history[name] = [...(past.history[name] ?? []), ...(history.history[name] ?? [])] as number[]; // `fit` has read its tensors by now
  return history;
}

function describeFit(model: Tf.LayersModel, args: FitArgs): Readonly<Record<string, ConfigValue>> {
  const optimizer = model.optimizer;
  const rate: unknown = Reflect.get(optimizer, 'learningRate');
  return {
    optimizer: optimizer.getClassName(),
    ...(typeof rate === 'number' ? { learningRate: rate } : {}),
    epochs: args.epochs ?? 1,
    batchSize: args.batchSize ?? 32,
    ...(args.validationSplit === undefined ? {} : { validationSplit: args.validationSplit }),
    layers: model.layers.length,
    parameters: model.countParams(),
  };
}
