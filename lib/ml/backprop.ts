/**
 * Backpropagation in the smallest network that shows all of it: two inputs, two hidden and two output neurons, all sigmoid.
 *
 *     net_h1 = w1·i1 + w2·i2 + b1        net_o1 = w5·out_h1 + w6·out_h2 + b2
 *     net_h2 = w3·i1 + w4·i2 + b1        net_o2 = w7·out_h1 + w8·out_h2 + b2
 *
 * Names are those of the formulas: `out_h1` is out with index h1, `dE_dw5` is ∂E/∂w₅. Plain numbers, no tensors: the
 * figure and the cells recompute everything on each change.
 */
import { sigmoid, sigmoidSlope } from './sigmoid.ts';

/** What learning changes. */
export interface Weights {
  readonly w1: number;
  readonly w2: number;
  readonly w3: number;
  readonly w4: number;
  readonly w5: number;
  readonly w6: number;
  readonly w7: number;
  readonly w8: number;
}

/** Everything that is given: example, starting weights, biases (kept as they are) and learning rate. */
export interface Network extends Weights {
  /** inputs */
  readonly i1: number;
  readonly i2: number;
  /** one bias for both hidden neurons, one for both outputs */
  readonly b1: number;
  readonly b2: number;
  /** targets of out_o1 and out_o2 */
  readonly t1: number;
  readonly t2: number;
  /** learning rate η */
  readonly eta: number;
}

/** From inputs to error. */
export interface Forward {
  readonly net_h1: number;
  readonly out_h1: number;
  readonly net_h2: number;
  readonly out_h2: number;
  readonly net_o1: number;
  readonly out_o1: number;
  readonly net_o2: number;
  readonly out_o2: number;
  /** ½ (t1 − out_o1)² */
  readonly E_o1: number;
  readonly E_o2: number;
  /** E_o1 + E_o2 */
  readonly E: number;
}

/** From the error back to each weight; `delta_x` is ∂E/∂net_x. */
export interface Backward {
  readonly dE_dout_o1: number;
  readonly dout_dnet_o1: number;
  readonly delta_o1: number;
  readonly dE_dw5: number;
  readonly dE_dw6: number;
  readonly dE_dout_o2: number;
  readonly dout_dnet_o2: number;
  readonly delta_o2: number;
  readonly dE_dw7: number;
  readonly dE_dw8: number;
  /** the part of ∂E/∂out_h1 that comes through o1 */
  readonly dE_o1_dout_h1: number;
  readonly dE_o2_dout_h1: number;
  readonly dE_dout_h1: number;
  readonly dout_dnet_h1: number;
  readonly delta_h1: number;
  readonly dE_dw1: number;
  readonly dE_dw2: number;
  readonly dE_o1_dout_h2: number;
  readonly dE_o2_dout_h2: number;
  readonly dE_dout_h2: number;
  readonly dout_dnet_h2: number;
  readonly delta_h2: number;
  readonly dE_dw3: number;
  readonly dE_dw4: number;
  /** both hidden neurons share b1, both outputs b2; computed to show them, used by nobody as the biases are kept */
  readonly dE_db1: number;
  readonly dE_db2: number;
}

/** The example of the lectures, after Matt Mazur's. */
export const WORKED_EXAMPLE: Network = {
  i1: 0.05, i2: 0.1,
  w1: 0.15, w2: 0.2, w3: 0.25, w4: 0.3,
  w5: 0.4, w6: 0.45, w7: 0.5, w8: 0.55,
  b1: 0.35, b2: 0.6,
  t1: 0.01, t2: 0.99,
  eta: 0.5,
};

/** Inputs to outputs to error. */
export function forward(n: Network): Forward {
  const net_h1 = n.w1 * n.i1 + n.w2 * n.i2 + n.b1;
  const out_h1 = sigmoid(net_h1);
  const net_h2 = n.w3 * n.i1 + n.w4 * n.i2 + n.b1;
  const out_h2 = sigmoid(net_h2);

  const net_o1 = n.w5 * out_h1 + n.w6 * out_h2 + n.b2;
  const out_o1 = sigmoid(net_o1);
  const net_o2 = n.w7 * out_h1 + n.w8 * out_h2 + n.b2;
  const out_o2 = sigmoid(net_o2);

  const E_o1 = 0.5 * (n.t1 - out_o1) ** 2;
  const E_o2 = 0.5 * (n.t2 - out_o2) ** 2;
  return { net_h1, out_h1, net_h2, out_h2, net_o1, out_o1, net_o2, out_o2, E_o1, E_o2, E: E_o1 + E_o2 };
}

/** Error to every derivative, with the weights of `n` throughout: nothing is updated before the last one is known. */
export function backward(n: Network, f: Forward = forward(n)): Backward {
  const dE_dout_o1 = f.out_o1 - n.t1;
  const dout_dnet_o1 = sigmoidSlope(f.out_o1);
  const delta_o1 = dE_dout_o1 * dout_dnet_o1;
  const dE_dout_o2 = f.out_o2 - n.t2;
  const dout_dnet_o2 = sigmoidSlope(f.out_o2);
  const delta_o2 = dE_dout_o2 * dout_dnet_o2;

  const dE_o1_dout_h1 = delta_o1 * n.w5;
  const dE_o2_dout_h1 = delta_o2 * n.w7;
  const dE_dout_h1 = dE_o1_dout_h1 + dE_o2_dout_h1;
  const dout_dnet_h1 = sigmoidSlope(f.out_h1);
  const delta_h1 = dE_dout_h1 * dout_dnet_h1;

  const dE_o1_dout_h2 = delta_o1 * n.w6;
  const dE_o2_dout_h2 = delta_o2 * n.w8;
  const dE_dout_h2 = dE_o1_dout_h2 + dE_o2_dout_h2;
  const dout_dnet_h2 = sigmoidSlope(f.out_h2);
  const delta_h2 = dE_dout_h2 * dout_dnet_h2;

  return {
    dE_dout_o1, dout_dnet_o1, delta_o1, dE_dw5: delta_o1 * f.out_h1, dE_dw6: delta_o1 * f.out_h2,
    dE_dout_o2, dout_dnet_o2, delta_o2, dE_dw7: delta_o2 * f.out_h1, dE_dw8: delta_o2 * f.out_h2,
    dE_o1_dout_h1, dE_o2_dout_h1, dE_dout_h1, dout_dnet_h1, delta_h1, dE_dw1: delta_h1 * n.i1, dE_dw2: delta_h1 * n.i2,
    dE_o1_dout_h2, dE_o2_dout_h2, dE_dout_h2, dout_dnet_h2, delta_h2, dE_dw3: delta_h2 * n.i1, dE_dw4: delta_h2 * n.i2,
    dE_db1: delta_h1 + delta_h2, dE_db2: delta_o1 + delta_o2,
  };
}

/** One step of gradient descent: each weight less η times its derivative. */
export function update(n: Network, g: Backward = backward(n)): Weights {
  return {
    w1: n.w1 - n.eta * g.dE_dw1,
    w2: n.w2 - n.eta * g.dE_dw2,
    w3: n.w3 - n.eta * g.dE_dw3,
    w4: n.w4 - n.eta * g.dE_dw4,
    w5: n.w5 - n.eta * g.dE_dw5,
    w6: n.w6 - n.eta * g.dE_dw6,
    w7: n.w7 - n.eta * g.dE_dw7,
    w8: n.w8 - n.eta * g.dE_dw8,
  };
}

/** `steps` updates in a row on the same example. */
export function train(n: Network, steps: number): Network {
  let network = n;
  for (let step = 0; step < steps; step += 1) network = { ...network, ...update(network) };
  return network;
}
