import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { backward, forward, train, update, WORKED_EXAMPLE, type Network, type Weights } from './backprop.ts';

const f = forward(WORKED_EXAMPLE);
const g = backward(WORKED_EXAMPLE, f);
const next = update(WORKED_EXAMPLE, g);

const WEIGHTS = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7', 'w8'] as const satisfies readonly (keyof Weights)[];
const DERIVATIVES = { w1: 'dE_dw1', w2: 'dE_dw2', w3: 'dE_dw3', w4: 'dE_dw4', w5: 'dE_dw5', w6: 'dE_dw6', w7: 'dE_dw7', w8: 'dE_dw8' } as const;

/** A network far from the worked example, to show that nothing depends on its numbers. */
const OTHER: Network = { i1: -1.3, i2: 0.7, w1: 0.9, w2: -1.1, w3: 0.4, w4: 2, w5: -0.6, w6: 1.5, w7: 0.8, w8: -2, b1: -0.2, b2: 0.1, t1: 0.8, t2: 0.3, eta: 0.1 };

describe('the worked example, to nine decimals', () => {
  test.each([
    ['net_h1', f.net_h1, '0.377500000'],
    ['out_h1', f.out_h1, '0.593269992'],
    ['net_h2', f.net_h2, '0.392500000'],
    ['out_h2', f.out_h2, '0.596884378'],
    ['net_o1', f.net_o1, '1.105905967'],
    ['out_o1', f.out_o1, '0.751365070'],
    ['net_o2', f.net_o2, '1.224921404'],
    ['out_o2', f.out_o2, '0.772928465'],
    ['E_o1', f.E_o1, '0.274811083'],
    ['E_o2', f.E_o2, '0.023560026'],
    ['E', f.E, '0.298371109'],
    ['∂E/∂out_o1', g.dE_dout_o1, '0.741365070'],
    ['∂out_o1/∂net_o1', g.dout_dnet_o1, '0.186815602'],
    ['δ_o1', g.delta_o1, '0.138498562'],
    ['∂E/∂w₅', g.dE_dw5, '0.082167041'],
    ['δ_o2', g.delta_o2, '-0.038098237'],
    ['∂E_o1/∂out_h1', g.dE_o1_dout_h1, '0.055399425'],
    ['∂E_o2/∂out_h1', g.dE_o2_dout_h1, '-0.019049118'],
    ['∂E/∂out_h1', g.dE_dout_h1, '0.036350306'],
    ['∂out_h1/∂net_h1', g.dout_dnet_h1, '0.241300709'],
    ['∂E/∂w₁', g.dE_dw1, '0.000438568'],
    ['w₁⁺', next.w1, '0.149780716'],
    ['w₂⁺', next.w2, '0.199561432'],
    ['w₃⁺', next.w3, '0.249751144'],
    ['w₄⁺', next.w4, '0.299502287'],
    ['w₅⁺', next.w5, '0.358916480'],
    ['w₆⁺', next.w6, '0.408666186'],
    ['w₇⁺', next.w7, '0.511301270'],
    ['w₈⁺', next.w8, '0.561370121'],
  ])('%s = %d', (_name, value, expected) => {
    expect(value.toFixed(9)).toBe(expected);
  });

  test('E is 0.291027774 after one update of the weights, biases kept', () => {
    const once = train(WORKED_EXAMPLE, 1);
    expect(once).toMatchObject({ ...next, b1: 0.35, b2: 0.6 });
    expect(forward(once).E.toFixed(9)).toBe('0.291027774');
  });

  test('E is 3.5102e-5 after 10,000 updates, and no higher after one more', () => {
    const trained = train(WORKED_EXAMPLE, 10_000);
    expect(forward(trained).E.toExponential(4)).toBe('3.5102e-5');
    expect(forward(trained).out_o1.toFixed(4)).toBe('0.0159');
    expect(forward(trained).out_o2.toFixed(4)).toBe('0.9841');
    expect(forward(train(trained, 1)).E).toBeLessThan(forward(trained).E);
  });

  test('updating w5…w8 before the hidden layer is done gives another w1: 0.149817639', () => {
    const { w5, w6, w7, w8 } = next;
    const hasty = backward({ ...WORKED_EXAMPLE, w5, w6, w7, w8 }, f);
    expect((WORKED_EXAMPLE.w1 - WORKED_EXAMPLE.eta * hasty.dE_dw1).toFixed(9)).toBe('0.149817639');
  });
});

describe('the derivatives are derivatives', () => {
  test.each([['worked example', WORKED_EXAMPLE], ['another network', OTHER]])('%s: equal to finite differences', (_name, n) => {
    const gradient = backward(n);
    const h = 1e-5;
    for (const w of WEIGHTS) {
      const slope = (forward({ ...n, [w]: n[w] + h }).E - forward({ ...n, [w]: n[w] - h }).E) / (2 * h);
      expect(Math.abs(gradient[DERIVATIVES[w]] - slope)).toBeLessThan(1e-9);
    }
    const slopeOf = (b: 'b1' | 'b2') => (forward({ ...n, [b]: n[b] + h }).E - forward({ ...n, [b]: n[b] - h }).E) / (2 * h);
    expect(Math.abs(gradient.dE_db1 - slopeOf('b1'))).toBeLessThan(1e-9);
    expect(Math.abs(gradient.dE_db2 - slopeOf('b2'))).toBeLessThan(1e-9);
  });

  describe('against tf.grads', () => {
    beforeAll(() => tf.setBackend('cpu'));

    test.each([['worked example', WORKED_EXAMPLE], ['another network', OTHER]])('%s: equal to 1e-6, and no tensor stays', (_name, n) => {
      const before = tf.memory().numTensors;
      const gradient = backward(n);
      const [dHidden, dOutput] = tf.tidy(() => {
        const error = (hiddenWeights: tf.Tensor, outputWeights: tf.Tensor): tf.Scalar => {
          const hidden = tf.sigmoid(tf.tensor2d([[n.i1, n.i2]]).matMul(hiddenWeights.as2D(2, 2)).add(n.b1));
          const output = tf.sigmoid(hidden.matMul(outputWeights.as2D(2, 2)).add(n.b2));
          return output.sub([[n.t1, n.t2]]).square().sum().mul(0.5).asScalar();
        };
        const gradients = tf.grads(error)([tf.tensor2d([[n.w1, n.w3], [n.w2, n.w4]]), tf.tensor2d([[n.w5, n.w7], [n.w6, n.w8]])]);
        return gradients.map((d) => Array.from(d.dataSync()));
      });
      const ours = [[gradient.dE_dw1, gradient.dE_dw3, gradient.dE_dw2, gradient.dE_dw4], [gradient.dE_dw5, gradient.dE_dw7, gradient.dE_dw6, gradient.dE_dw8]];
      for (const [layer, theirs] of [dHidden, dOutput].entries()) {
        expect(theirs).toHaveLength(4);
        theirs?.forEach((d, k) => expect(Math.abs(d - (ours[layer]?.[k] ?? NaN))).toBeLessThan(1e-6));
      }
      expect(tf.memory().numTensors).toBe(before);
    });
  });
});
