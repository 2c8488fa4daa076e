/** The network of the playground as a cell: the same architecture and weights in TensorFlow.js, ready to be trained further. */
import type { Network } from './network.ts';
import type { Feature } from './features.ts';
import type { Point } from './data-sets.ts';
import type { Settings } from './settings.ts';

/** Points that are written into the cell. */
const POINTS_WRITTEN = 200;

/** TypeScript that runs as it is in a notebook of Epoch or in any program with `@tensorflow/tfjs`. */
export function toCell(settings: Settings, network: Network, features: readonly Feature[], points: readonly Point[]): string {
  const { sizes, activation, output } = network.shape;
  const layers = sizes.slice(1).map((units, l) => {
    const isLast = l === sizes.length - 2;
    const shape = l === 0 ? `inputShape: [${String(sizes[0])}], ` : '';
    return `    tf.layers.dense({ ${shape}units: ${String(units)}, activation: '${isLast ? output : activation}'${toRegularizer(settings)} }),`;
  });
  const weights = network.weights.flatMap((link, l) => [
    `  tf.tensor2d(${toNumbers(transpose(link, sizes[l] ?? 0, sizes[l + 1] ?? 0))}, [${String(sizes[l])}, ${String(sizes[l + 1])}]),`,
    `  tf.tensor1d(${toNumbers(network.biases[l] ?? [])}),`,
  ]);
  const written = points.slice(0, POINTS_WRITTEN);
  return `import * as tf from '@tensorflow/tfjs';

// The network you built, with its weights.
const features = (x: number, y: number) => [${features.map(({ code }) => code).join(', ')}];
const model = tf.sequential({
  layers: [
${layers.join('\n')}
  ],
});
model.setWeights([
${weights.join('\n')}
]);

// ${String(written.length)} of the points it learned from: x, y, target.
const points = [
${written.map(({ x, y, target }) => `  [${[x, y, target].map(toShort).join(', ')}],`).join('\n')}
];
const inputs = tf.tensor2d(points.map(([x, y]) => features(x, y)));
const targets = tf.tensor2d(points.map(([, , target]) => [target]));

model.compile({ optimizer: tf.train.sgd(${String(settings.learningRate)}), loss: (t, y) => tf.mean(tf.square(tf.sub(y, t))).mul(0.5) });
const before = model.evaluate(inputs, targets) as tf.Scalar;
console.log('loss', before.dataSync()[0]);
await model.fit(inputs, targets, { epochs: 10, batchSize: ${String(settings.batchSize)} });
const after = model.evaluate(inputs, targets) as tf.Scalar;
console.log('after ten more epochs', after.dataSync()[0]);
`;
}

function toRegularizer({ regularization, regularizationRate }: Settings): string {
  if (regularization === 'none' || regularizationRate === 0) return '';
  // the playground's penalty is ½ρw² or ρ|w|
  return regularization === 'l1'
    ? `, kernelRegularizer: tf.regularizers.l1({ l1: ${String(regularizationRate)} })`
    : `, kernelRegularizer: tf.regularizers.l2({ l2: ${String(regularizationRate / 2)} })`;
}

/** `[out, in]` to the `[in, out]` of TensorFlow.js. */
const transpose = (weights: Float64Array, inputs: number, outputs: number): number[] => Array.from({ length: inputs * outputs }, (_, k) => weights[(k % outputs) * inputs + Math.floor(k / outputs)] ?? 0);

const toShort = (value: number): string => String(Number(value.toPrecision(5)));
const toNumbers = (values: Iterable<number>): string => `[${Array.from(values, toShort).join(', ')}]`;
