import { util } from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { decodeCheckpoint, encodeCheckpoint, isWhole, type Checkpoint } from './checkpoint-file.ts';
import { SeededEpochs } from './seeded-epochs.ts';
import { findDraws, orderOf } from './steer-shuffle.ts';
import { CURVE_METRICS, CURVE_POINTS, CurveThinner, EMPTY_CURVE } from './thin-curve.ts';

describe('orders', () => {
  it('steers the shuffle of TensorFlow.js to any order', () => {
    const original = Math.random;
    try {
      for (const size of [0, 1, 2, 3, 17, 1_000, 60_000]) {
        const [from, to] = [orderOf(size, 1, 0), orderOf(size, 2, 5)];
        const draws = findDraws(from, to);
        const list = [...from];
        let at = 0;
        Math.random = () => draws[at++] ?? NaN;
        util.shuffle(list);
        expect(list).toEqual(to);
        expect(at).toBe(size);
      }
    } finally {
      Math.random = original;
    }
  });

  it('gives an epoch the same order whether those before it ran or not', () => {
    const holder = { random: () => 0.5 };
    const { random: original } = Math;
    const shuffled = (epochs: readonly number[]): number[] => {
      const list = Array.from({ length: 40 }, (_, i) => i);
      const seeded = new SeededEpochs(11, list.length, Math);
      for (const epoch of epochs) {
        seeded.begin(epoch);
        util.shuffle(list);
      }
      seeded.end();
      return list;
    };
    expect(shuffled([0, 1, 2, 3])).toEqual(shuffled([3]));
    expect(shuffled([3])).not.toEqual(shuffled([2]));
    expect(Math.random).toBe(original);
    const unshuffled = new SeededEpochs(1, null, holder);
    unshuffled.begin(4);
    const drawn = holder.random();
    unshuffled.begin(4);
    expect(holder.random()).toBe(drawn);
  });
});

const SAMPLE: Checkpoint = {
  done: 3,
  seed: 4_000_000_000,
  backend: 'wasm',
  weights: [
    { name: 'a/kernel', shape: [2, 2], dtype: 'float32', values: Float32Array.of(1, NaN, -0, 3e-39) },
    { name: 'b', shape: [3], dtype: 'bool', values: Uint8Array.of(1, 0, 1) },
    { name: 'c', shape: [], dtype: 'int32', values: Int32Array.of(-7) },
  ],
  optimizer: { className: 'Adam', numbers: { iterations_: 12, learningRate: 0.1 }, tensors: [{ name: 'accBeta1', shape: [], dtype: 'float32', values: Float32Array.of(0.3) }] },
  history: { loss: [1, Infinity, NaN], 'grün': [] },
  curve: { done: [1], seconds: [0.5], metrics: { loss: [null] } },
};

describe('checkpoints', () => {
  it('come back as they were', () => {
    expect(decodeCheckpoint(encodeCheckpoint(SAMPLE))).toEqual({ ok: true, value: SAMPLE });
    const bare: Checkpoint = { ...SAMPLE, optimizer: null, weights: [], history: {}, curve: EMPTY_CURVE };
    expect(decodeCheckpoint(encodeCheckpoint(bare))).toEqual({ ok: true, value: bare });
  });

  it('tell when a single byte is missing or wrong', () => {
    const bytes = encodeCheckpoint(SAMPLE);
    expect(isWhole(bytes)).toBe(true);
    for (let at = 0; at < bytes.byteLength; at++) {
      const broken = new Uint8Array(bytes.slice(0));
      broken[at] = (broken[at] ?? 0) ^ 4;
      expect(isWhole(broken.buffer)).toBe(false);
    }
    expect(isWhole(bytes.slice(0, -8))).toBe(false);
    expect(decodeCheckpoint(new ArrayBuffer(3))).toMatchObject({ ok: false });
  });
});

describe('curves', () => {
  it('keep the shape of a long run in few points, with its newest', () => {
    const thinner = new CurveThinner();
    for (let done = 1; done <= 100_000; done++) thinner.add({ done, seconds: done / 10, values: { loss: 1 / done } });
    const { done, seconds, metrics } = thinner.curve();
    expect(done.length).toBeLessThanOrEqual(CURVE_POINTS);
    expect(done.length).toBeGreaterThan(CURVE_POINTS / 3);
    expect([done[0], done.at(-1), seconds.at(-1), metrics['loss']?.at(-1)]).toEqual([1, 100_000, 10_000, 1e-5]);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    const gaps = new Set(done.slice(2, -1).map((value, index) => value - (done[index + 1] ?? 0)));
    expect(gaps.size).toBe(1);
    expect(thinner.latest()).toEqual({ loss: 1e-5 });
  });

  it('go on where they were, leave gaps, and hold few metrics', () => {
    const thinner = new CurveThinner({ done: [1, 2], seconds: [1, 2], metrics: { loss: [3, null] } });
    thinner.add({ done: 3, seconds: 3, values: { loss: NaN, acc: 1 } });
    expect(thinner.curve()).toEqual({ done: [1, 2, 3], seconds: [1, 2, 3], metrics: { loss: [3, null, null], acc: [null, null, 1] } });
    const many = new CurveThinner();
    many.add({ done: 1, seconds: 0, values: Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`m${i}`, i])) });
    expect(Object.keys(many.curve().metrics)).toHaveLength(CURVE_METRICS);
  });
});
