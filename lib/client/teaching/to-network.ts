import { NETWORK_LAYERS, type Network, type NetworkLayer } from '#lib/notebook/charts/network.ts';
import { isLayersModel, readModel, type LayersModelLike, type ModelFacts, type ModelShape } from './read-model.ts';

/** A layers model of TensorFlow.js, or how many units each dense layer has, the inputs first: `[2, 8, 1]`. */
export type NetworkSource = LayersModelLike | readonly number[];

export interface NetworkOptions {
  readonly title?: string;
}

/** Types of layers whose outputs are drawn as circles. */
const DRAWN_AS_UNITS: readonly string[] = ['Input', 'Dense', 'Activation', 'ReLU', 'LeakyReLU', 'PReLU', 'ELU', 'Softmax', 'Dropout', 'BatchNormalization', 'Flatten'];

/** Checks what a learner gave and makes plain data of it. */
export function toNetwork(source: NetworkSource, { title }: NetworkOptions = {}): Network {
  if (isLayersModel(source)) return fromModel(readModel(source), title);
  if (!Array.isArray(source)) throw new TypeError(`Expected network to get a layers model or a list of layer sizes such as [2, 8, 1], got ${typeof source}.`);
  return fromSizes(source as readonly unknown[], title);
}

function fromSizes(sizes: readonly unknown[], title = 'Network'): Network {
  if (sizes.length < 2) throw new RangeError(`Expected network's sizes to name at least two layers, e.g. [2, 8, 1], got ${sizes.length}.`);
  checkCount(sizes.length);
  const wrong = sizes.findIndex((size) => typeof size !== 'number' || !Number.isInteger(size) || size < 1);
  if (wrong !== -1) throw new RangeError(`Expected each of network's sizes to be a whole number from 1, got ${String(sizes[wrong])} at ${wrong}.`);
  const units = sizes as readonly number[];
  const layers = units.map((size, at): NetworkLayer => {
    const params = at === 0 ? 0 : size * ((units[at - 1] ?? 0) + 1);
    return { name: at === 0 ? 'input' : at === units.length - 1 ? 'output' : `hidden ${at}`, type: at === 0 ? 'Input' : 'Dense', shape: [size], params, trainableParams: params, from: at === 0 ? [] : [at - 1], units: size };
  });
  const params = layers.reduce((sum, layer) => sum + layer.params, 0);
  return { title, layers, params, trainableParams: params };
}

function fromModel(facts: ModelFacts, title = facts.name): Network {
  const { inputs, layers: inner, params, trainableParams } = facts;
  if (inner.length === 0) throw new RangeError(`Expected the model '${facts.name}' to have layers, got none. Add some first.`);
  checkCount(inputs.length + inner.length);
  const all = [...inputs.map(({ name, shape }) => ({ name, className: 'Input', outputShape: shape, params: 0, trainableParams: 0, inbound: [] as readonly string[] })), ...inner];
  const place = new Map(all.map(({ name }, at) => [name, at]));
  const layers = all.map((layer, at): NetworkLayer => {
    const shape = layer.outputShape?.slice(1) ?? null;
    // a layer that is used again and again (its own output comes back to it) would turn the diagram into a circle
    const from = layer.inbound.flatMap((name) => place.get(name) ?? []).filter((other) => other < at);
    return { name: layer.name, type: layer.className, shape, params: layer.params, trainableParams: layer.trainableParams, from, units: countUnits(layer.className, shape) };
  });
  return { title, layers, params, trainableParams };
}

function countUnits(type: string, shape: ModelShape | null): number | null {
  const [units] = shape ?? [];
  return shape?.length === 1 && DRAWN_AS_UNITS.includes(type) ? (units ?? null) : null;
}

function checkCount(count: number): void {
  if (count > NETWORK_LAYERS) throw new RangeError(`Expected a network of at most ${NETWORK_LAYERS} layers, got ${count}. Show a model that is one of its layers.`);
}
