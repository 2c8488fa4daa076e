/** A TensorFlow.js layers model as plain facts: its layers, their shapes, their numbers of parameters, and who feeds whom. */

/** Lengths of an output's axes, the batch first; null where it is only known when the model runs. */
export type ModelShape = readonly (number | null)[];

export interface ModelLayer {
  readonly name: string;
  /** e.g. `Dense`, `Conv2D`; `Sequential` or `Functional` for a model within the model */
  readonly className: string;
  /** of its first output; null where it has several uses with different shapes */
  readonly outputShape: ModelShape | null;
  /** numbers in its weights; 0 for layers without weights */
  readonly params: number;
  /** those of them that training changes */
  readonly trainableParams: number;
  /** names of the layers whose outputs it takes; of an input of the model, that input's name */
  readonly inbound: readonly string[];
  /** layers of a model within the model; null for all others */
  readonly layers: readonly ModelLayer[] | null;
}

export interface ModelFacts {
  readonly name: string;
  /** `Sequential` or `Functional` */
  readonly className: string;
  /** what the model takes in; empty for a sequential model without layers */
  readonly inputs: readonly { readonly name: string; readonly shape: ModelShape }[];
  /** in the model's own order, without its inputs */
  readonly layers: readonly ModelLayer[];
  /** each weight counted once, also where layers share it */
  readonly params: number;
  readonly trainableParams: number;
}

/** What we ask of a model; recognised by shape, so that the module does not depend on the library. */
export interface LayersModelLike {
  readonly name: string;
  readonly layers: readonly object[];
  predict(input: never): unknown;
  getConfig(): unknown;
}

interface WeightLike {
  readonly id: number;
  readonly shape: ModelShape;
}

interface NodeLike {
  readonly inboundLayers: readonly LayerLike[];
}

interface LayerLike {
  readonly name: string;
  readonly weights: readonly WeightLike[];
  readonly trainableWeights: readonly WeightLike[];
  readonly inboundNodes: readonly NodeLike[];
  readonly layers?: readonly LayerLike[];
  readonly outputShape: ModelShape | readonly ModelShape[];
  getClassName(): string;
}

interface ModelLike extends LayerLike {
  readonly layers: readonly LayerLike[];
  readonly inputs?: readonly { readonly name: string; readonly shape: ModelShape; readonly sourceLayer: LayerLike }[];
}

/** Whether a value is a layers model of TensorFlow.js. Never throws, whatever the value's getters do. */
export function isLayersModel(value: unknown): value is LayersModelLike {
  if (typeof value !== 'object' || value === null) return false;
  try {
    const claim = value as Partial<Record<'layers' | 'predict' | 'getConfig' | 'name' | 'weights', unknown>>;
    return Array.isArray(claim.layers) && typeof claim.predict === 'function' && typeof claim.getConfig === 'function' && typeof claim.name === 'string';
  } catch {
    return false;
  }
}

/** Reads a model as it is now; it is neither built nor run by that. */
export function readModel(given: LayersModelLike): ModelFacts {
  // the library's own classes have all these members; `isLayersModel` looked at what tells them apart
  const model = given as unknown as ModelLike;
  const own = model.layers.filter((layer) => layer.getClassName() !== 'InputLayer');
  const known = new Set<LayerLike>([...model.layers, ...(model.inputs ?? []).map(({ sourceLayer }) => sourceLayer)]);
  const weights = own.flatMap((layer) => readWeights(layer, 'weights'));
  const inputs = (model.inputs ?? []).map(({ sourceLayer, shape }) => ({ name: sourceLayer.name, shape }));
  const isSequential = model.getClassName() === 'Sequential';
  return {
    name: model.name,
    className: nameClass(model),
    inputs,
    // in a sequential model the order says it, while the nodes of a first layer that is a model itself lead into that
    layers: own.map((layer, index) => readLayer(layer, isSequential ? (own[index - 1]?.name ?? inputs[0]?.name ?? null) : known)),
    params: countOnce(weights),
    trainableParams: countOnce(own.flatMap((layer) => readWeights(layer, 'trainableWeights'))),
  };
}

/** `from`: the name of the one layer before it, or all layers among which to look for those that feed it. */
function readLayer(layer: LayerLike, from: string | null | ReadonlySet<LayerLike>): ModelLayer {
  return {
    name: layer.name,
    className: nameClass(layer),
    outputShape: readShape(layer),
    params: countOnce(readWeights(layer, 'weights')),
    trainableParams: countOnce(readWeights(layer, 'trainableWeights')),
    inbound: from === null ? [] : typeof from === 'string' ? [from] : findInbound(layer, from),
    layers: layer.layers && isLayersModel(layer) ? readModel(layer).layers : null,
  };
}

/** A layer that several models share has a node in each of them. */
const findInbound = (layer: LayerLike, known: ReadonlySet<LayerLike>): string[] => [
  ...new Set(layer.inboundNodes.flatMap(({ inboundLayers }) => inboundLayers).flatMap((from) => (known.has(from) ? [from.name] : []))),
];

/** The library calls what is made by `tf.model` just `Model`. */
function nameClass(layer: LayerLike): string {
  const name = layer.getClassName();
  return name === 'Model' || name === 'LayersModel' ? 'Functional' : name;
}

/** A layer that is used on several shapes has none of its own, and its getter throws. */
function readShape(layer: LayerLike): ModelShape | null {
  try {
    const shape = layer.outputShape;
    const [first] = shape;
    return Array.isArray(first) ? (first as ModelShape) : (shape as ModelShape);
  } catch {
    return null;
  }
}

function readWeights(layer: LayerLike, which: 'weights' | 'trainableWeights'): readonly WeightLike[] {
  try {
    return layer[which];
  } catch {
    return [];
  }
}

const countOnce = (weights: readonly WeightLike[]): number =>
  [...new Map(weights.map((weight) => [weight.id, weight])).values()].reduce((sum, { shape }) => sum + shape.reduce<number>((product, length) => product * (length ?? 1), 1), 0);
