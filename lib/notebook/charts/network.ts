/** A network as a diagram shows it: its layers and who feeds whom. */
export interface NetworkLayer {
  readonly name: string;
  /** e.g. `Dense`; `Input` for what comes in */
  readonly type: string;
  /** lengths of its output's axes without the batch; null where one is not known before the model runs */
  readonly shape: readonly (number | null)[] | null;
  readonly params: number;
  readonly trainableParams: number;
  /** places in the list of the layers that feed it */
  readonly from: readonly number[];
  /** outputs that are drawn as circles, where there is one for each; null for a box */
  readonly units: number | null;
}

export interface Network {
  readonly title: string;
  /** a layer stands behind all that feed it */
  readonly layers: readonly NetworkLayer[];
  readonly params: number;
  readonly trainableParams: number;
}

/** Layers of one diagram. */
export const NETWORK_LAYERS = 200;

const plural = (count: number, word: string): string => `${count.toLocaleString('en')} ${word}${count === 1 ? '' : 's'}`;

export const formatNetworkShape = (shape: NetworkLayer['shape']): string => (shape === null ? '?' : shape.map((length) => length ?? '?').join(' × '));

/** One layer in words: `hidden, Dense, 8 out, 24 parameters, from input`. */
export function describeNetworkLayer({ layers }: Network, index: number): string {
  const layer = layers[index];
  if (!layer) return '';
  const { name, type, shape, params, trainableParams, from } = layer;
  const frozen = params === trainableParams ? '' : trainableParams === 0 ? ', frozen' : `, ${trainableParams.toLocaleString('en')} of them trained`;
  const feeding = from.map((at) => layers[at]?.name ?? '');
  return [name.toLowerCase() === type.toLowerCase() ? name : `${name}, ${type}`, `${formatNetworkShape(shape)} out`, ...(params === 0 ? [] : [`${plural(params, 'parameter')}${frozen}`]), ...(feeding.length === 0 ? [] : [`from ${feeding.join(' and ')}`])].join(', ');
}

export function describeNetwork({ layers, params, trainableParams }: Network): string {
  const inputs = layers.filter(({ from }) => from.length === 0).length;
  const frozen = params === trainableParams ? '' : `, ${trainableParams.toLocaleString('en')} of them trained`;
  return `${plural(inputs, 'input')} and ${plural(layers.length - inputs, 'layer')}, ${plural(params, 'parameter')}${frozen}`;
}
