import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { OUTPUT_LIMITS, type Tape } from '#lib/notebook/outputs.ts';
import { recordTape } from './record-tape.ts';

beforeAll(async () => {
  await tf.setBackend('cpu');
});

afterEach(() => tf.disposeVariables());

const HOST = { locate: () => null, nameOf: () => null };
const record = async (run: () => unknown, nameOf: (tensor: object) => string | null = () => null): Promise<Tape> => (await recordTape(tf, { title: 'test', compute: run, keep: true }, { ...HOST, nameOf })).tape;
const find = (tape: Tape, op: string) => tape.entries.find((entry) => entry.op === op);

describe('recordTape', () => {
  it('writes operations down with values, and gradients equal to those of tf.grads', async () => {
    const x = tf.tensor2d([[1, 2], [3, 4]]);
    const w = tf.variable(tf.tensor2d([[0.5], [-1]]), true, 'w');
    const t = tf.tensor2d([[1], [0]]);
    const loss = () => x.matMul<tf.Tensor2D>(w).sigmoid().sub(t).square().mean();
    const tape = await record(loss, (tensor) => (tensor === x ? 'x' : null));
    expect(tape.entries.map(({ op, name }) => op ?? name)).toEqual(['x', 'w', 'matMul', 'sigmoid', null, 'sub', 'square', 'mean']);
    expect(tape.result).toBe(tape.entries.length - 1);
    const [expected] = tf.grads((weights: tf.Tensor) => x.matMul(weights as tf.Tensor2D).sigmoid().sub(t).square().mean())([w]);
    const gradient = tape.entries.find(({ name }) => name === 'w')?.gradient;
    expect(gradient?.shape).toEqual([2, 1]);
    Array.from(expected?.dataSync() ?? []).forEach((value, index) => expect(gradient?.values[index]).toBeCloseTo(value, 7));
    expect(find(tape, 'matMul')?.inputs).toEqual([0, 1]);
  });

  it('adds up the gradients of a value that is used twice', async () => {
    const a = tf.scalar(3);
    const tape = await record(() => a.mul(a).add(a), () => 'a');
    expect(tape.entries[0]?.gradient?.values).toEqual([7]);
  });

  it('frees what was made on the way, and keeps the result', async () => {
    const w = tf.variable(tf.scalar(2));
    const before = tf.memory().numTensors;
    const { outcome } = await recordTape(tf, { title: '', compute: () => w.square().sigmoid().log(), keep: true }, HOST);
    expect(tf.memory().numTensors).toBe(before + 1);
    expect(outcome.ok && (outcome.value as tf.Tensor).dataSync()[0]).toBeCloseTo(Math.log(1 / (1 + Math.exp(-4))), 6);
    expect(tf.engine().isTapeOn()).toBe(false);
    await recordTape(tf, { title: '', compute: () => w.square(), keep: false }, HOST);
    await recordTape(tf, { title: '', compute: () => w, keep: false }, HOST);
    expect(tf.memory().numTensors).toBe(before + 1);
    expect(w.isDisposed).toBe(false);
  });

  it('says where a computation failed, and lets later ones work', async () => {
    const before = tf.memory().numTensors;
    const { outcome, tape } = await recordTape(tf, { title: '', compute: () => tf.ones([2, 3]).square().matMul(tf.ones([2, 3])), keep: true }, HOST);
    expect(outcome.ok).toBe(false);
    expect(tape.error).toContain('inner shapes');
    expect(tape.entries.map(({ op }) => op)).toContain('square');
    expect(tf.memory().numTensors).toBe(before);
    expect((await record(() => tf.scalar(2).square())).result).toBe(1);
  });

  it('records what is awaited, a training step in it, and a layer', async () => {
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2], name: 'only' })] });
    const tape = await record(async () => {
      await Promise.resolve();
      return (model.apply(tf.ones([4, 2])) as tf.Tensor).mean();
    });
    expect(tape.entries.filter(({ name }) => name?.startsWith('only/')).map(({ gradient }) => gradient?.shape)).toEqual([[2, 1], [1]]);
    const step = await record(() => tf.train.sgd(0.1).minimize(() => (model.apply(tf.ones([4, 2])) as tf.Tensor).mean<tf.Scalar>(), true));
    expect(step.entries.length).toBeGreaterThan(5);
    model.dispose();
  });

  it('names a barrier where an operation has no derivative', async () => {
    const tape = await record(() => tf.tensor1d([1, 5, 2]).square().argMax().cast('float32').mul(2));
    expect(tape.entries.map(({ barrier }) => barrier).filter(Boolean)).toEqual([expect.stringContaining('no derivative')]);
    expect(find(tape, 'square')?.gradient).toBeNull();
  });

  it('has no gradients where the result is no tensor', async () => {
    const tape = await record(() => tf.scalar(2).square().dataSync()[0]);
    expect(tape.result).toBeNull();
    expect(tape.entries.every(({ gradient }) => gradient === null)).toBe(true);
  });

  it('keeps to its limits: operations, values of one tensor, values in all', async () => {
    const many = await record(() => {
      let sum: tf.Tensor = tf.scalar(0);
      for (let k = 0; k < OUTPUT_LIMITS.tapeEntries + 50; k++) sum = sum.add(1);
      return sum;
    });
    expect(many.entries.length).toBeGreaterThan(OUTPUT_LIMITS.tapeEntries - 3);
    expect(many.entries.length).toBeLessThanOrEqual(OUTPUT_LIMITS.tapeEntries);
    expect(many.dropped).toBeGreaterThan(50);
    expect(many.entries[0]?.gradient?.values, 'the way back goes through all of them').toEqual([1]);
    const large = await record(() => {
      let sum: tf.Tensor = tf.ones([OUTPUT_LIMITS.tapeValuesPerTensor * 2]);
      for (let k = 0; k < 70; k++) sum = sum.square();
      return sum.sum();
    });
    expect(large.entries[0]?.value.values).toHaveLength(OUTPUT_LIMITS.tapeValuesPerTensor);
    const values = large.entries.reduce((sum, { value, gradient }) => sum + value.values.length + (gradient?.values.length ?? 0), 0);
    expect(values).toBeLessThan(OUTPUT_LIMITS.tapeValues + OUTPUT_LIMITS.tapeEntries * 2);
  });
});
