/** What the prose of the first lessons promises, their cells print. That every cell runs is the content check's business. */
import { beforeAll, describe, expect, test } from 'vitest';
import { printedBy, startTensorFlow } from './test-cells.ts';

beforeAll(startTensorFlow);

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
});
