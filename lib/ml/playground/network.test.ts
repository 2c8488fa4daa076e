import { describe, expect, it } from 'vitest';
import { seededRandom } from '#lib/base/seeded-random.ts';
import { Network, type Activation, type NetworkShape, type Regularization } from './network.ts';
import { ObjectNetwork } from './object-network.ts';

const CAPACITY = 30;

/** Trains both networks on the same batches and gives the largest difference of a weight or bias. */
function compare(shape: NetworkShape, batch: number, regularization: Regularization, updates: number): number {
  const [one, two, random] = [seededRandom(1), seededRandom(1), seededRandom(2)];
  const flat = new Network(shape, CAPACITY, () => one.next());
  const graph = new ObjectNetwork(shape, () => two.next());
  const rate = { learningRate: 0.1, regularization, regularizationRate: 0.01 };
  const targets = new Float64Array(CAPACITY);
  for (let update = 0; update < updates; update += 1) {
    for (let e = 0; e < batch; e += 1) {
      const inputs = shape.sizes.slice(0, 1).flatMap((size) => Array.from({ length: size }, () => random.float(-2, 2)));
      inputs.forEach((value, i) => (flat.inputs[i * CAPACITY + e] = value));
      targets[e] = random.pick([-1, 1]);
      graph.forward(inputs);
      graph.backward(targets[e]!);
    }
    flat.train(targets, batch, rate);
    graph.update(rate);
  }
  return Math.max(
    ...graph.layers.slice(1).flatMap((layer, l) => layer.flatMap((node, o) => [
      Math.abs(node.bias - flat.biases[l]![o]!),
      ...node.inputLinks.map(({ weight }, i) => Math.abs(weight - flat.weights[l]![o * node.inputLinks.length + i]!)),
    ])),
  );
}

describe('the flat network', () => {
  const shapes: [readonly number[], Activation][] = [
    [[2, 1], 'tanh'],
    [[2, 4, 2, 1], 'tanh'],
    [[7, 8, 8, 8, 1], 'tanh'],
    [[3, 5, 6, 1], 'relu'],
    [[1, 7, 3, 1], 'sigmoid'],
    [[2, 8, 1], 'linear'],
  ];
  it.each(shapes)('%j with %s trains as the object graph does', (sizes, activation) => {
    for (const output of ['tanh', 'linear'] as const) for (const batch of [1, 2, 3, 5, 8, 10, 30]) expect(compare({ sizes, activation, output }, batch, 'none', 20)).toBeLessThan(1e-12);
  });

  it.each(['l2', 'none'] as const)('regularises by %s as the object graph does', (regularization) => {
    expect(compare({ sizes: [2, 4, 1], activation: 'tanh', output: 'tanh' }, 10, regularization, 20)).toBeLessThan(1e-12);
  });

  it('counts no example twice where a batch is filled up', () => {
    const random = seededRandom(4);
    const first = [random.next(), random.next()];
    const [lone, filled] = [3, 4].map((capacity) => {
      const weights = first.values();
      const network = new Network({ sizes: [1, 1, 1], activation: 'linear', output: 'linear' }, capacity, () => weights.next().value ?? 0);
      network.inputs.set([1, 2, 3, Number.NaN].slice(0, network.capacity));
      network.train(new Float64Array([1, -1, 1, Number.NaN]), 3, { learningRate: 0.1, regularization: 'none', regularizationRate: 0 });
      return network;
    });
    expect(lone?.weights).toEqual(filled?.weights);
    expect(Number.isFinite(filled?.weights[0]?.[0])).toBe(true);
  });

  it.each([1, 2, 3])('drives weights to exactly zero by L1, in batches of %d', (batch) => {
    const random = seededRandom(3);
    const network = new Network({ sizes: [2, 4, 1], activation: 'tanh', output: 'tanh' }, CAPACITY, () => random.next());
    network.inputs.fill(0);
    for (let update = 0; update < 100; update += 1) network.train(new Float64Array(batch), batch, { learningRate: 0.1, regularization: 'l1', regularizationRate: 0.1 });
    expect([...network.weights[0]!]).toEqual(new Array(8).fill(0));
  });

  it('gives the numbers of the hyperbolic tangent, far out too', () => {
    const network = new Network({ sizes: [1, 1], activation: 'tanh', output: 'tanh' }, 5, () => 1.5);
    expect(network.capacity).toBe(6);
    network.biases[0]![0] = 0;
    const inputs = [-1000, -1, 0, 0.001, 1000];
    network.inputs.set(inputs);
    network.forward(5);
    inputs.forEach((x, e) => expect(network.outputs[e]).toBeCloseTo(Math.tanh(x), 14));
  });
});
