/** Every cell of the built-in course runs from top to bottom on the cpu backend, twice, and leaves no tensor behind. */
import { readdir } from 'node:fs/promises';
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { COURSE, forget, printedBy, readCells, runCells, startTensorFlow } from './test-cells.ts';

/** A lesson may be slow on a small machine, a cell that hangs may not hold up the tests. */
const LESSON_MS = 60_000;

let declared: ReadonlySet<string> = new Set();
afterEach(() => forget(declared));
beforeAll(startTensorFlow);

const folders = (await readdir(COURSE, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);

describe.each(folders)('%s', (folder) => {
  test('runs twice with the same output and leaves no tensor', { timeout: LESSON_MS }, async () => {
    const cells = await readCells(folder);
    expect(cells.length).toBeGreaterThanOrEqual(4);
    const before = tf.memory().numTensors;
    const first = await runCells(cells);
    declared = first.names;
    expect(tf.memory().numTensors).toBe(before);
    const second = await runCells(cells);
    expect(tf.memory().numTensors).toBe(before);
    expect(Object.fromEntries(second.printed)).toEqual(Object.fromEntries(first.printed));
  });
});

describe('what the prose promises, the cells print', () => {
  test('welcome', async () => {
    const printed = await printedBy('00-welcome');
    expect(printed('wrong-shape')).toContain('shapes 3,2 and 3');
    expect(printed('silently-wrong')).toContain('63');
    expect(printed('tidy-up')).toBe('tensors alive: 0');
  });

  test('perceptron', async () => {
    const printed = await printedBy('10-perceptron');
    expect(printed('by-hand')).toBe('weighted sum 4 → go');
    expect(printed('conditions-are-not-enough')).toContain('conditions hold: true');
    expect(printed('check-every-row')).toContain('(4, 0, −2): false');
    expect(printed('check-every-row')).toContain('(2, 2, 1): true');
    expect(printed('search-for-xor')).toContain('3 of 4');
    expect(printed('search-for-xor').match(/4 of 4/g)).toHaveLength(3);
  });

  test('backpropagation', async () => {
    const printed = await printedBy('24-backprop-step-by-step');
    expect(printed('forward-pass')).toBe('hidden  0.593269992 0.596884378\noutputs 0.751365070 0.772928465');
    expect(printed('error')).toBe('E = 0.274811083 + 0.023560026 = 0.298371109');
    expect(printed('one-derivative')).toBe('0.741365070 · 0.186815602 · 0.593269992 = 0.082167041');
    expect(printed('gradient-check')).toBe('measured 0.082167041  by the chain rule 0.082167041');
    expect(printed('hidden-weights')).toContain('through o1 0.055399425  through o2 -0.019049118\ntogether   0.036350306');
    expect(printed('update')).toContain('E before 0.298371109  after 0.291027774');
    expect(printed('by-tensorflow')).toContain('equal to 1e-6');
    expect(printed('train')).toBe('outputs 0.0159 0.9841\nE 3.5102e-5');
    expect(printed('updated-too-early')).toContain('w1⁺ = 0.149817639');
    expect(printed('mended')).toContain('w1⁺ = 0.149780716');
  });

  test('losses and tasks', async () => {
    const printed = await printedBy('21-losses-and-tasks');
    expect(printed('always-healthy')).toBe('right: 990 of 1000  accuracy 0.99');
    expect(printed('rents')).toContain('MAE 1  RMSE 1.225  half squares 3');
    expect(printed('best-constant')).toBe('4 6 8 10 12  squared: 8  absolute: 8\n4 6 8 10 120  squared: 29.6  absolute: 8');
    expect(printed('bce')).toBe('0.3567 + 0.4308 + 0.5108 + 0.5108\nBCE 0.4523');
    expect(printed('slopes')).toMatch(/-0\.9997.*-0\.0007/s);
    expect(printed('cross-entropy')).toMatch(/0\.417.*2\.317/s);
    expect(printed('by-tensorflow')).toBe('TensorFlow.js 0.417  by hand 0.417\nknowing nothing 1.099');
    expect(printed('overflow')).toBe('true class 0: NaN  true class 1: Infinity');
    expect(printed('mended')).toBe('subtract the largest: 0 and Infinity\nlogarithm first:      0 and 1000');
    expect(printed('metrics')).toMatch(/0\.990.*0\.978.*0\.286.*0\.800.*0\.421/s);
    expect(printed('auc')).toBe('area 0.9333  pairs 14 of 15 = 0.9333');
  });

  test('supervised training', async () => {
    const printed = await printedBy('20-supervised-training');
    for (const loss of ['1.0200', '0.6400', '0.5325', '0.0825', '0.0036']) expect(printed('losses')).toContain(loss);
    expect(printed('network-and-examples')).toContain('loss 1.0447');
    expect(printed('one-iteration')).toContain('loss 0.9420');
    expect(printed('training')).toMatch(/1\.0447.*0\.9420.*0\.8482.*0\.0789.*0\.0033/s);
    expect(printed('test')).toBe('an orange → 0.01 → orange\na watermelon → 0.94 → watermelon');
    expect(printed('by-tensorflow')).toBe('loss after 50 iterations 0.0789');
    expect(printed('memoriser')).toBe('training loss of the memoriser 0');
    expect(printed('mended')).toMatch(/memoriser.*10\.00.*39.*39/s);
  });
});
