/**
 * The network of the playground: dense layers on flat typed arrays, trained by mini-batch gradient descent with
 * backpropagation. Nothing is allocated while it trains. A batch goes through layer by layer, neuron-major and four examples
 * at once, so that every inner loop runs over neighbouring numbers and each weight that is loaded is used four times.
 */
import { trainBatch } from './batch-update.ts';
import { trainOne, trainTwo } from './few-examples.ts';
import { sendForward } from './forward-pass.ts';
import { LANES, type Layers } from './layers.ts';
import type { Activation } from './neuron-functions.ts';

export type { Activation } from './neuron-functions.ts';
export type Regularization = 'none' | 'l1' | 'l2';

export interface NetworkShape {
  /** neurons of each layer, inputs first, one output last */
  readonly sizes: readonly number[];
  /** of the hidden layers */
  readonly activation: Activation;
  /** of the output: `tanh` for the classes -1 and 1, `linear` for a regression */
  readonly output: Activation;
}

export interface TrainingRate {
  readonly learningRate: number;
  readonly regularization: Regularization;
  /** factor of the penalty */
  readonly regularizationRate: number;
}

/** Bias of a new neuron, as in the original playground: a ReLU begins alive. */
const FIRST_BIAS = 0.1;

export class Network {
  /** examples that can go through at once: a multiple of `LANES` */
  readonly capacity: number;
  /** `weights[l][o * inputs + i]`: from neuron i of layer l to neuron o of the next */
  readonly weights: readonly Float64Array[];
  /** `biases[l][o]`: of neuron o of layer l + 1 */
  readonly biases: readonly Float64Array[];
  /** what the two lists above and `values` are windows on */
  readonly #layers: Layers;
  readonly #values: readonly Float64Array[];

  /**
   * @param examples that shall go through at once, at least
   * @param random uniform numbers in [0, 1), for the first weights in [-0.5, 0.5)
   */
  constructor(
    readonly shape: NetworkShape,
    examples: number,
    random: () => number,
  ) {
    this.capacity = Math.ceil(examples / LANES) * LANES;
    const { sizes, activation, output } = shape;
    const links = sizes.slice(1).map((size, l) => size * (sizes[l] ?? 0));
    const rows = sizes.map((size) => size * this.capacity);
    this.#layers = {
      sizes, activation, output,
      capacity: this.capacity,
      weights: Float64Array.from({ length: total(links) }, () => random() - 0.5),
      biases: new Float64Array(total(sizes.slice(1))).fill(FIRST_BIAS),
      values: new Float64Array(total(rows)),
      errors: new Float64Array(total(rows)),
    };
    this.weights = cut(this.#layers.weights, links);
    this.biases = cut(this.#layers.biases, sizes.slice(1));
    this.#values = cut(this.#layers.values, rows);
  }

  /** Where the inputs of a batch are written: `inputs[feature * capacity + example]`. */
  get inputs(): Float64Array {
    return this.values(0);
  }

  /** What the neurons of a layer gave for the last batch: `[neuron * capacity + example]`. */
  values(layer: number): Float64Array {
    const values = this.#values[layer];
    if (values === undefined) throw new RangeError(`Expected a layer below ${String(this.#values.length)}, got ${String(layer)}.`);
    return values;
  }

  /** What the network gives for the last batch, one number for each example. */
  get outputs(): Float64Array {
    return this.values(this.shape.sizes.length - 1);
  }

  /** Sends the first `count` examples of `inputs` through all layers. */
  forward(count: number): void {
    sendForward(this.#layers, count);
  }

  /**
   * One update by the mean gradient of ½(y − t)² over a batch whose inputs have been written.
   * @param targets one number for each example
   */
  train(targets: Float64Array, count: number, { learningRate, regularization, regularizationRate }: TrainingRate): void {
    const decay = learningRate * regularizationRate;
    const keep = regularization === 'l2' ? 1 - decay : 1;
    const cut = regularization === 'l1' ? decay : 0;
    if (count === 1) trainOne(this.#layers, targets, learningRate, keep, cut);
    else if (count === 2) trainTwo(this.#layers, targets, learningRate / 2, keep, cut);
    else trainBatch(this.#layers, targets, count, learningRate / count, keep, cut);
  }
}

const total = (sizes: readonly number[]): number => sizes.reduce((sum, size) => sum + size, 0);

/** Windows of the given lengths on one array, one after the other. */
function cut(all: Float64Array, lengths: readonly number[]): Float64Array[] {
  return lengths.map((length, k) => {
    const start = total(lengths.slice(0, k));
    return all.subarray(start, start + length);
  });
}
