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

test('L1 makes weights exactly 0 and keeps them there, L2 makes them small', () => {
  const endOf = (penalty: Partial<CurveTraining>): number[] => {
    const moments = [...trainingSteps(TRAINING, { hidden: 20, steps: 1500, eta: 0.02, seed: 3, ...penalty })];
    return (moments.at(-1)?.weights ?? []).flatMap((side) => [...side]);
  };
  const zeros = (weights: readonly number[]): number => weights.filter((w) => w === 0).length;
  const [plain, l2, weak, strong] = [endOf({}), endOf({ l2: 0.001 }), endOf({ l1: 0.001 }), endOf({ l1: 0.01 })];
  expect([plain.length, zeros(plain), zeros(l2)]).toEqual([40, 0, 0]);
  expect(zeros(weak)).toBeGreaterThan(20);
  expect(zeros(strong)).toBeGreaterThan(zeros(weak));
  expect(Math.max(...l2.map(Math.abs))).toBeLessThan(Math.max(...plain.map(Math.abs)) / 2);
});

test('L1 settles where the loss pulls as hard as λ, and no harder at a weight of 0', () => {
  const [lambda, h] = [0.01, 1e-5];
  const end = [...trainingSteps(TRAINING, { hidden: 8, steps: 20_000, eta: 0.001, seed: 3, l1: lambda })].at(-1);
  if (!end) throw new Error('Expected a last moment');
  let kept = 0;
  // the weights are a view of the network's own: moving them moves its answers
  for (const side of end.weights) {
    side.forEach((w, j) => {
      const lossAt = (value: number): number => {
        side[j] = value;
        return curveRmse(end.predict, TRAINING) ** 2;
      };
      const slope = (lossAt(w + h) - lossAt(w - h)) / (2 * h);
      side[j] = w;
      kept += w === 0 ? 0 : 1;
      if (w === 0) expect(Math.abs(slope)).toBeLessThanOrEqual(lambda + 1e-6);
      else expect(slope).toBeCloseTo(-lambda * Math.sign(w), 3);
    });
  }
  expect(kept).toBeGreaterThan(3);
  expect(kept).toBeLessThan(16);
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
