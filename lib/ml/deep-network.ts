/** A deep network of equal layers, run forward and backward once: how large signals and gradients are in every layer. */
import { seededRandom } from '#lib/base/seeded-random.ts';
import { selectActivation, type ActivationId } from './activations.ts';

export interface DeepSettings {
  /** number of layers, at least 1 */
  readonly depth: number;
  /** neurons of every layer, and inputs, at least 1 */
  readonly width: number;
  readonly activation: ActivationId;
  /** weights are drawn with the standard deviation gain / √width: 1 is Xavier's choice for equal layers, √2 is He's */
  readonly gain: number;
  /** takes mean and spread out of an example's weighted sums, over the neurons of a layer, before the activation */
  readonly normalise: boolean;
  /** adds a layer's inputs to its outputs */
  readonly residual: boolean;
  readonly seed: number;
}

/** Flat rows: an example's, or a weight matrix's from one input to all neurons, one after the other. */
export interface DeepNetwork {
  /** inputs [batch, width], standard normal */
  readonly x: Float64Array;
  /** ∂L/∂output [batch, width], standard normal: the loss is the mean over the batch of Σ pull · output */
  readonly pull: Float64Array;
  /** one matrix [width, width] for every layer */
  readonly weights: readonly Float64Array[];
}

/** Root mean squares, one number for each layer, the first layer first. */
export interface LayerSizes {
  /** of what the layer puts out */
  readonly signals: Float64Array;
  /** of ∂L/∂W, the gradient of the layer's weights */
  readonly gradients: Float64Array;
}

/** Examples in a batch. */
export const DEEP_BATCH = 16;
/** Keeps the spread of equal sums from being 0. */
const EPSILON = 1e-5;

/** Draws inputs, loss and weights; the first layers are the same for every depth, and other gains only stretch them. */
export function drawDeepNetwork({ depth, width, gain, seed }: DeepSettings): DeepNetwork {
  if (!(depth >= 1 && width >= 1)) throw new RangeError(`Expected at least one layer and one neuron, got depth ${depth} and width ${width}`);
  const random = seededRandom(seed);
  const draw = (size: number, deviation: number): Float64Array => Float64Array.from({ length: size }, () => random.normal(0, deviation));
  const [x, pull] = [draw(DEEP_BATCH * width, 1), draw(DEEP_BATCH * width, 1)];
  return { x, pull, weights: Array.from({ length: depth }, () => draw(width * width, gain / Math.sqrt(width))) };
}

interface LayerPass {
  readonly inputs: Float64Array;
  /** what the activation gets: the sums, normalised or not */
  readonly z: Float64Array;
  /** spread of each example's sums; empty without normalisation */
  readonly spreads: Float64Array;
  readonly outputs: Float64Array;
}

const at = (values: Float64Array, index: number): number => values[index] ?? 0;

function passForward({ width, activation, normalise, residual }: DeepSettings, { x, weights }: DeepNetwork): readonly LayerPass[] {
  const { value } = selectActivation(activation);
  let inputs = x;
  return weights.map((matrix) => {
    const z = multiply(inputs, matrix, width);
    const spreads = normalise ? normaliseRows(z, width) : new Float64Array(0);
    const outputs = z.map((sum, k) => value(sum) + (residual ? at(inputs, k) : 0));
    const pass = { inputs, z, spreads, outputs };
    inputs = outputs;
    return pass;
  });
}

/** The mean over the batch of Σ pull · output. */
export function deepLoss(settings: DeepSettings, network: DeepNetwork): number {
  const outputs = passForward(settings, network).at(-1)?.outputs ?? network.x;
  return outputs.reduce((sum, output, k) => sum + output * at(network.pull, k), 0) / DEEP_BATCH;
}

/** ∂L/∂W of every layer, by backpropagation. */
export const deepGradients = (settings: DeepSettings, network: DeepNetwork): readonly Float64Array[] => passBackward(settings, network, passForward(settings, network));

function passBackward({ width, activation, normalise, residual }: DeepSettings, { pull, weights }: DeepNetwork, passes: readonly LayerPass[]): readonly Float64Array[] {
  const { slope } = selectActivation(activation);
  const gradients: Float64Array[] = [];
  let news = pull.map((value) => value / DEEP_BATCH); // ∂L/∂outputs of the layer
  for (const [layer, { inputs, z, spreads }] of [...passes.entries()].toReversed()) {
    const delta = news.map((value, k) => value * slope(at(z, k))); // ∂L/∂z
    if (normalise) denormaliseRows(delta, z, spreads, width);
    const gradient = new Float64Array(width * width);
    const earlier = residual ? news.slice() : new Float64Array(news.length);
    const matrix = weights[layer] ?? gradient;
    for (let row = 0; row < DEEP_BATCH; row += 1) {
      for (let i = 0; i < width; i += 1) {
        let sum = 0;
        for (let j = 0; j < width; j += 1) {
          const d = at(delta, row * width + j);
          gradient[i * width + j] = at(gradient, i * width + j) + at(inputs, row * width + i) * d;
          sum += at(matrix, i * width + j) * d;
        }
        earlier[row * width + i] = at(earlier, row * width + i) + sum;
      }
    }
    gradients.unshift(gradient);
    news = earlier;
  }
  return gradients;
}

/** How large signals and gradients are in every layer of a freshly drawn network. */
export function layerSizes(settings: DeepSettings): LayerSizes {
  const network = drawDeepNetwork(settings);
  const passes = passForward(settings, network);
  return {
    signals: Float64Array.from(passes, ({ outputs }) => rootMeanSquare(outputs)),
    gradients: Float64Array.from(passBackward(settings, network, passes), rootMeanSquare),
  };
}

const rootMeanSquare = (values: Float64Array): number => Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length);

/** rows [batch, width] times a matrix [width, width] */
function multiply(rows: Float64Array, matrix: Float64Array, width: number): Float64Array {
  const product = new Float64Array(rows.length);
  for (let row = 0; row < rows.length; row += width) {
    for (let i = 0; i < width; i += 1) {
      for (let j = 0; j < width; j += 1) product[row + j] = at(product, row + j) + at(rows, row + i) * at(matrix, i * width + j);
    }
  }
  return product;
}

/** Makes mean 0 and mean square 1 of every row, in place; gives the spreads it divided by. */
function normaliseRows(rows: Float64Array, width: number): Float64Array {
  return Float64Array.from({ length: rows.length / width }, (_, row) => {
    const one = rows.subarray(row * width, (row + 1) * width);
    const mean = one.reduce((sum, value) => sum + value, 0) / width;
    const spread = Math.sqrt(one.reduce((sum, value) => sum + (value - mean) ** 2, 0) / width + EPSILON);
    one.forEach((value, k) => (one[k] = (value - mean) / spread));
    return spread;
  });
}

/** From ∂L/∂normalised to ∂L/∂sums, in place: what moves mean or spread alone was taken out and has no effect. */
function denormaliseRows(delta: Float64Array, z: Float64Array, spreads: Float64Array, width: number): void {
  spreads.forEach((spread, row) => {
    const one = delta.subarray(row * width, (row + 1) * width);
    const normal = z.subarray(row * width, (row + 1) * width);
    const mean = one.reduce((sum, value) => sum + value, 0) / width;
    const along = one.reduce((sum, value, k) => sum + value * at(normal, k), 0) / width;
    one.forEach((value, k) => (one[k] = (value - mean - at(normal, k) * along) / spread));
  });
}
