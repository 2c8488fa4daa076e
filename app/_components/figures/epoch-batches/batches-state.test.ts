import { expect, test } from 'vitest';
import { changeBatchSize, changeDone, decodeState, describeState, encodeState, INITIAL_STATE, positionOf } from './batches-state.ts';

test.each(['64_3', '1_2000', '1000_1', '300_8'])('%s comes back as it was', (code) => {
  expect(encodeState(decodeState(code))).toBe(code);
});

test('an untouched figure leaves the address alone, and nonsense is left out', () => {
  expect(encodeState(INITIAL_STATE)).toBeNull();
  for (const code of ['', '7_1', '64', '64_x']) expect(decodeState(code)).toEqual(INITIAL_STATE);
  expect(decodeState('64_9999').done).toBe(32);
});

test('the last batch of an epoch is short, and the next epoch begins at the first example', () => {
  const last = changeDone(changeBatchSize(64), 16);
  expect(positionOf(last)).toEqual({ epoch: 0, iteration: 15, range: { from: 960, to: 1000 }, perEpoch: 16 });
  expect(positionOf(changeDone(last, 17))).toEqual({ epoch: 1, iteration: 0, range: { from: 0, to: 64 }, perEpoch: 16 });
});

test('in words', () => {
  expect(describeState(decodeState('100_0'))).toBe('Batch size 100: 10 iterations an epoch. No example has been used yet.');
  expect(describeState(decodeState('300_4'))).toBe('Batch size 300: 4 iterations an epoch, the last with only 100 examples. Iteration 4 is number 4 of epoch 1 and used examples 901 to 1,000. The weights have changed 4 times.');
  expect(describeState(decodeState('1000_1'))).toBe('Batch size 1,000: 1 iteration an epoch. Iteration 1 is number 1 of epoch 1 and used examples 1 to 1,000. The weights have changed once.');
  expect(describeState(decodeState('1_1'))).toContain('used example 1.');
});
