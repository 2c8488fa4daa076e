import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { CONSTANTS, descend, lossesOf, OPTIMISERS, type OptimiserId } from './optimisers.ts';
import { SURFACES, type Surface } from './surfaces.ts';

const [valley] = SURFACES;
const selectValley = (): Surface => {
  if (!valley) throw new Error('Expected a first surface');
  return valley;
};

beforeAll(async () => {
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  await tf.setBackend('cpu');
});

const { momentum, decay, beta1, beta2, epsilon } = CONSTANTS;
const PEERS: Record<OptimiserId, (eta: number) => tf.Optimizer> = {
  sgd: (eta) => tf.train.sgd(eta),
  momentum: (eta) => tf.train.momentum(eta, momentum),
  rmsprop: (eta) => tf.train.rmsprop(eta, decay, 0, epsilon),
  adam: (eta) => tf.train.adam(eta, beta1, beta2, epsilon),
};

test.each(OPTIMISERS)('$title walks as TensorFlow.js does', ({ id }) => {
  const [eta, steps] = [0.03, 40];
  const path = descend(selectValley(), id, eta, [-2.5, 1], steps);
  const peer = tf.tidy(() => {
    const w = tf.variable(tf.tensor1d([-2.5, 1]));
    const curvatures = tf.tensor1d([1, 20]);
    const optimizer = PEERS[id](eta);
    return Array.from({ length: steps }, () => {
      optimizer.minimize(() => w.square().mul(curvatures).sum().mul(0.5).asScalar());
      return [...w.dataSync()];
    }).flat();
  });
  peer.forEach((value, k) => expect(path[k + 2]).toBeCloseTo(value, 4));
});

describe('the learning rate of plain descent', () => {
  test('below 2 / the steepest curvature it arrives, above it flies off', () => {
    const losses = (eta: number): Float64Array => lossesOf(selectValley(), descend(selectValley(), 'sgd', eta, [-2.5, 1], 400));
    expect(losses(0.099).at(-1)).toBeLessThan(0.01);
    expect(losses(0.101)[100]).toBeGreaterThan(50);
  });

  test('what has diverged is NaN from there on', () => {
    const path = descend(selectValley(), 'sgd', 1, [-2.5, 1], 50);
    const end = path.findIndex(Number.isNaN);
    expect(end).toBeGreaterThan(2);
    expect(end % 2).toBe(0);
    expect(path.subarray(end).every(Number.isNaN)).toBe(true);
    expect(path.subarray(0, end).every((value) => Math.abs(value) <= 1e6)).toBe(true);
  });
});

test('the first step of Adam has the size of the learning rate, whatever the slope is', () => {
  const path = descend(selectValley(), 'adam', 0.1, [-2.5, 1], 1);
  expect(path[2]).toBeCloseTo(-2.4, 6);
  expect(path[3]).toBeCloseTo(0.9, 6);
});
