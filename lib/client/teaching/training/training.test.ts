/** Training that is cut off and goes on ends with the very same weights: real TensorFlow.js, backend cpu. */
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import * as silent from '#lib/grading/silent-training.ts';
import { decodeCheckpoint } from '#lib/ml/training/checkpoint-file.ts';
import { randomOf } from '#lib/ml/training/steer-shuffle.ts';
import type { KeepAnswer, KeepAsk, RunStart } from '#lib/notebook/keep-messages.ts';
import { connectDisplay } from '../display-sink.ts';
import { connectTraining } from '../training-host.ts';
import { checkpoint, startRun, train } from '../training.ts';
import { installFollowedFit } from './follow-fit.ts';

/** A page that keeps everything it is given, by how far the run was. */
class Page {
  readonly checkpoints = new Map<number, ArrayBuffer>();
  readonly asked: KeepAsk[] = [];
  begun: RunStart | null = null;
  resume: ArrayBuffer | null = null;
  keep = async (ask: KeepAsk): Promise<KeepAnswer> => {
    this.asked.push(ask);
    if (ask.what === 'begin-run') {
      this.begun = ask.run;
      return { what: 'begun', runId: 'run', checkpoint: this.resume };
    }
    if (ask.what === 'write-checkpoint') this.checkpoints.set(ask.progress.done, ask.bytes.slice(0));
    return { what: 'done' };
  };
}

let page = new Page();
const drawn: unknown[] = [];

beforeAll(async () => {
  await tf.setBackend('cpu');
  const host = { tensorFlow: async () => tf, now: () => 0, keep: (ask: KeepAsk) => page.keep(ask) };
  connectTraining(host);
  installFollowedFit(tf, host);
  connectDisplay({ show: () => 1, update: (_, update) => void drawn.push(update) });
});

const data = (): [tf.Tensor2D, tf.Tensor2D] => [tf.randomNormal([50, 4], 0, 1, 'float32', 3), tf.randomNormal([50, 1], 0, 1, 'float32', 4)];

function build(optimizer: tf.Optimizer): tf.Sequential {
  const model = tf.sequential();
  model.add(tf.layers.dense({ units: 8, activation: 'tanh', inputShape: [4] }));
  model.add(tf.layers.batchNormalization());
  model.add(tf.layers.dropout({ rate: 0.3 })); // no seed of its own
  model.add(tf.layers.dense({ units: 1 }));
  model.compile({ optimizer, loss: 'meanSquaredError', metrics: ['mae'] });
  return model;
}

const weightsOf = (model: tf.LayersModel): number[][] => model.getWeights().map((weight) => Array.from(weight.dataSync()));
/** as a page that was opened again: nothing is left of the one before */
const reopen = (bytes: ArrayBuffer | undefined): void => {
  page = new Page();
  page.resume = bytes ?? null;
};

describe.each([
  ['sgd', () => tf.train.sgd(0.05)],
  ['momentum', () => tf.train.momentum(0.05, 0.9)],
  ['adagrad', () => tf.train.adagrad(0.05)],
  ['adadelta', () => tf.train.adadelta(0.05)],
  ['rmsprop', () => tf.train.rmsprop(0.01, 0.9, 0.5, 1e-7, true)],
  ['adam', () => tf.train.adam(0.01)],
  ['adamax', () => tf.train.adamax(0.01)],
])('fit with %s', (_, optimizer) => {
  it('ends with the same weights and history after a stop as without one', async () => {
    const [x, y] = data();
    const options = { epochs: 6, batchSize: 8, validationSplit: 0.2, name: 'plain', seed: 7, every: { epochs: 1 } };
    reopen(undefined);
    const whole = build(optimizer());
    const first = weightsOf(whole);
    const wholeHistory = await train(whole, x, y, options);
    const expected = weightsOf(whole);
    expect(expected).not.toEqual(first);
    expect([...page.checkpoints.keys()]).toEqual([1, 2, 3, 4, 5, 6]);

    const bytes = page.checkpoints.get(2);
    reopen(bytes);
    const again = build(optimizer());
    const history = await train(again, x, y, options);
    expect(weightsOf(again)).toEqual(expected);
    expect(history.history).toEqual(wholeHistory.history);
    expect(history.epoch).toEqual([0, 1, 2, 3, 4, 5]);
    expect([...page.checkpoints.keys()]).toEqual([3, 4, 5, 6]);
  });
});

it('follows plain fit by a callback, beside others, and gives the randomness back', async () => {
  const [x, y] = data();
  const original = Math.random;
  reopen(undefined);
  const seen: number[] = [];
  const model = build(tf.train.adam(0.01));
  await model.fit(x, y, { epochs: 3, shuffle: false, callbacks: [{ onEpochEnd: (epoch: number) => void seen.push(epoch) }, checkpoint('by callback', { seed: 1, every: { epochs: 2 }, config: { note: 'a' } })] });
  expect(seen).toEqual([0, 1, 2]);
  expect(Math.random).toBe(original);
  expect([...page.checkpoints.keys()]).toEqual([2]);
  expect(page.begun).toMatchObject({ name: 'by callback', unit: 'epoch', total: 3, seed: 1, backend: 'cpu', config: { optimizer: 'Adam', learningRate: 0.01, epochs: 3, batchSize: 32, note: 'a', parameters: model.countParams() } });
  expect(page.asked.at(-1)).toMatchObject({ what: 'end-run', progress: { done: 3, curve: { done: [1, 2, 3] } } });
});

it('keeps no weights of a half epoch when it is stopped, and no end', async () => {
  const [x, y] = data();
  reopen(undefined);
  const model = build(tf.train.sgd(0.01));
  const stop = { onBatchEnd: (batch: number) => void (batch === 2 && page.checkpoints.size === 1 && (model.stopTraining = true)) };
  await model.fit(x, y, { epochs: 4, batchSize: 8, callbacks: [stop, checkpoint('stopped', { seed: 1, every: { epochs: 1 } })] });
  expect([...page.checkpoints.keys()]).toEqual([1]);
});

it('says what does not fit when the code was changed', async () => {
  const [x, y] = data();
  const options = { epochs: 2, name: 'changed', seed: 7, every: { epochs: 1 }, show: false };
  reopen(undefined);
  await train(build(tf.train.adam(0.01)), x, y, options);
  const bytes = page.checkpoints.get(1);
  reopen(bytes);
  await expect(train(build(tf.train.sgd(0.01)), x, y, options)).rejects.toThrow('The training “changed” cannot go on: it was trained with the optimiser Adam, and this one is SGD. Start it over, or bring the code of that time back.');
  const other = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [4] })] });
  other.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
  reopen(bytes);
  await expect(train(other, x, y, options)).rejects.toThrow('and now they are [4, 1] [1]');
  reopen(new ArrayBuffer(64));
  await expect(train(build(tf.train.adam(0.01)), x, y, options)).rejects.toThrow('the kept training is damaged');
});

it('draws the epochs before the stop, too', async () => {
  const [x, y] = data();
  const options = { epochs: 3, name: 'drawn', seed: 7, every: { epochs: 1 } };
  reopen(undefined);
  await train(build(tf.train.sgd(0.01)), x, y, options);
  const bytes = page.checkpoints.get(2);
  reopen(bytes);
  drawn.length = 0;
  await train(build(tf.train.sgd(0.01)), x, y, options);
  expect(drawn).toHaveLength(3);
});

it('goes on with a loop of the learner’s own', async () => {
  const loop = async (): Promise<number[]> => {
    const weights = [tf.variable(tf.tensor1d([1, 2, 3])), tf.variable(tf.scalar(0))] as const;
    const optimizer = tf.train.adam(0.05);
    const run = await startRun('line', { steps: 9, weights, optimizer, seed: 5, every: { epochs: 1 } });
    for await (const step of run) {
      const x = tf.tensor1d([Math.random(), Math.random(), step]);
      const cost = optimizer.minimize(() => x.mul(weights[0]).sum().add(weights[1]).square().asScalar(), true, [...weights]);
      run.log({ loss: cost?.dataSync()[0] ?? NaN });
    }
    return weights.flatMap((weight) => Array.from(weight.dataSync()));
  };
  reopen(undefined);
  const expected = await loop();
  const bytes = page.checkpoints.get(4);
  reopen(bytes);
  expect(await loop()).toEqual(expected);
  expect([...page.checkpoints.keys()]).toEqual([5, 6, 7, 8, 9]);
  expect(page.begun).toMatchObject({ unit: 'step', total: 9, config: { optimizer: 'Adam', steps: 9 } });
});

it('writes no oftener than its share of the time allows, and trains on when nothing can be kept', async () => {
  const [x, y] = data();
  let now = 0;
  const written: number[] = [];
  // each look at the clock takes 1 ms, so a checkpoint costs some
  const host = {
    tensorFlow: async () => tf,
    now: () => (now += 1),
    keep: async (ask: KeepAsk): Promise<KeepAnswer> => {
      if (ask.what === 'begin-run') return { what: 'begun', runId: 'run', checkpoint: null };
      if (ask.what === 'write-checkpoint') {
        written.push(ask.progress.done);
        throw new Error('The disk is full.');
      }
      return { what: 'done' };
    },
  };
  const { fit } = tf.LayersModel.prototype;
  installFollowedFit(tf, host);
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  try {
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [4] })] });
    model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
    await train(model, x, y, { epochs: 60, name: 'often', every: { epochs: 1 }, show: false });
  } finally {
    tf.LayersModel.prototype.fit = fit;
  }
  expect(written.length).toBeGreaterThan(2);
  const gaps = written.slice(1).map((done, index) => done - (written[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThan(5);
  expect(warned).toHaveBeenCalledExactlyOnceWith('The disk is full.');
  warned.mockRestore();
});

it('trains where no run can begin', async () => {
  const [x, y] = data();
  reopen(undefined);
  page.keep = async () => Promise.reject(new Error('Nothing is kept here.'));
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const history = await train(build(tf.train.sgd(0.01)), x, y, { epochs: 3, name: 'unkept', every: { epochs: 1 }, show: false });
  expect(history.epoch).toEqual([0, 1, 2]);
  expect(warned).toHaveBeenCalledExactlyOnceWith('Nothing is kept here.');
  warned.mockRestore();
});

it.each(['end-run', 'all that follows the beginning'])('gives what it trained when the page refuses %s, and says so once', async (refused) => {
  const [x, y] = data();
  reopen(undefined);
  const { keep } = page;
  page.keep = async (ask) => (ask.what === 'begin-run' || (refused === 'end-run' && ask.what !== refused) ? keep(ask) : Promise.reject(new Error('The disk is full.')));
  const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const history = await train(build(tf.train.sgd(0.01)), x, y, { epochs: 3, name: 'refused', every: { epochs: 1 }, show: false });
  expect(history.epoch).toEqual([0, 1, 2]);
  expect(warned).toHaveBeenCalledExactlyOnceWith('The disk is full.');
  const steps: number[] = [];
  for await (const step of await startRun('refused loop', { steps: 2, weights: [], every: { epochs: 1 } })) steps.push(step);
  expect(steps).toEqual([0, 1]);
  expect(warned).toHaveBeenCalledTimes(2);
  warned.mockRestore();
});

it('keeps what a checkpoint needs to be read again', async () => {
  const [x, y] = data();
  reopen(undefined);
  await train(build(tf.train.adam(0.01)), x, y, { epochs: 2, name: 'read', seed: 9, every: { epochs: 1 }, show: false });
  const read = decodeCheckpoint(page.checkpoints.get(2) ?? new ArrayBuffer(0));
  expect(read).toMatchObject({ ok: true, value: { done: 2, seed: 9, backend: 'cpu', optimizer: { className: 'Adam', numbers: { iterations_: 4 } } } });
});

it('gives the numbers of the notebook where nothing is kept, too', async () => {
  const [x, y] = data();
  const options = { epochs: 3, batchSize: 8, name: 'same', seed: 21, show: false };
  const kept = build(tf.train.adam(0.01));
  const plain = build(tf.train.adam(0.01));
  const byCallback = build(tf.train.adam(0.01));
  plain.setWeights(kept.getWeights());
  byCallback.setWeights(kept.getWeights());
  reopen(undefined);
  await train(kept, x, y, options);
  const original = Math.random;
  await silent.train(plain, x, y, options); // their types say less of the arguments
  expect(weightsOf(plain)).toEqual(weightsOf(kept));
  await byCallback.fit(x, y, { epochs: 3, batchSize: 8, callbacks: [new tf.CustomCallback({}), silent.checkpoint('same', { seed: 21 })] as tf.CustomCallback[] });
  expect(weightsOf(byCallback)).toEqual(weightsOf(kept));
  expect(Math.random).toBe(original);
  const steps: number[] = [];
  const run = await silent.startRun('loop', { steps: 2, seed: 1 });
  for await (const step of run) steps.push(step, Math.random());
  expect(steps).toEqual([0, randomOf(1, 0)(), 1, randomOf(1, 1)()]);
});
