import { expect, test } from 'vitest';
import { curveRmse, trainCurve, trainingSteps, type CurveTraining } from './curve-network.ts';
import { noisyWave } from './noisy-wave.ts';

const TRAINING = noisyWave(12, 1);
const train = (changes: Partial<CurveTraining>): number => curveRmse(trainCurve(TRAINING, { hidden: 20, steps: 300, eta: 0.02, seed: 3, ...changes }), TRAINING);

test('the same seed gives the same network, another seed another', () => {
  expect(train({})).toBe(train({}));
  expect(train({})).not.toBe(train({ seed: 4 }));
});

test('training lowers the error, a penalty and dropout hold it up', () => {
  const plain = train({});
  expect(plain).toBeLessThan(train({ steps: 0 }) / 2);
  expect(train({ l2: 0.01 })).toBeGreaterThan(plain);
  expect(train({ dropout: 0.4 })).toBeGreaterThan(plain);
});

test('the first update goes downhill along the measured slope', () => {
  // Adam's first step is eta against the sign of each derivative: with a tiny eta the loss must fall
  expect(train({ steps: 1, eta: 1e-5 })).toBeLessThan(train({ steps: 0 }));
});

test('every step can be looked at, and the network is that of the moment', () => {
  const settings = { hidden: 4, steps: 50, eta: 0.02, seed: 1 };
  const errors = Array.from(trainingSteps(TRAINING, settings), ({ step, predict }) => ({ step, error: curveRmse(predict, TRAINING) }));
  expect([errors[0]?.step, errors.at(-1)?.step, errors.length]).toEqual([0, 50, 51]);
  expect(errors[7]?.error).toBe(curveRmse(trainCurve(TRAINING, { ...settings, steps: 7 }), TRAINING));
});

test('all neurons switched off make no network', () => {
  expect(() => train({ dropout: 1 })).toThrow('Expected dropout from 0 up to, but without, 1, got 1');
});
