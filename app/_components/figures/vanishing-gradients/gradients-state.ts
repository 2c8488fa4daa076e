/** What the figure of vanishing gradients remembers, how it is written into the address, and what it says in words. */
import type { DeepSettings, LayerSizes } from '#lib/ml/deep-network.ts';

export interface GradientsState {
  readonly depth: number;
  readonly activation: 'sigmoid' | 'tanh' | 'relu';
  readonly start: StartId;
  readonly normalise: boolean;
  readonly residual: boolean;
}

export const DEPTHS = { min: 2, max: 50 } as const;
export const WIDTH = 32;
const SEED = 1;

export const ACTIVATION_CHOICES = [
  { id: 'sigmoid', title: 'Sigmoid' },
  { id: 'tanh', title: 'Tanh' },
  { id: 'relu', title: 'ReLU' },
] as const;

export type StartId = 'small' | 'xavier' | 'he' | 'large';
/** Ways to draw the first weights. */
export const STARTS: readonly { readonly id: StartId; readonly title: string; readonly gain: number }[] = [
  { id: 'small', title: 'Small, 0.5', gain: 0.5 },
  { id: 'xavier', title: 'Xavier, 1', gain: 1 },
  { id: 'he', title: 'He, √2', gain: Math.SQRT2 },
  { id: 'large', title: 'Large, 3', gain: 3 },
];

export const INITIAL_STATE: GradientsState = { depth: 20, activation: 'sigmoid', start: 'xavier', normalise: false, residual: false };

export function settingsOf({ depth, activation, start, normalise, residual }: GradientsState): DeepSettings {
  const gain = STARTS.find(({ id }) => id === start)?.gain ?? 1;
  return { depth, width: WIDTH, activation, gain, normalise, residual, seed: SEED };
}

/** `20_sigmoid_xavier`, with `_n` and `_r` for normalisation and residual connections. Null for the untouched figure. */
export function encodeState(state: GradientsState): string | null {
  const codeOf = ({ depth, activation, start, normalise, residual }: GradientsState): string => [depth, activation, start, ...(normalise ? ['n'] : []), ...(residual ? ['r'] : [])].join('_');
  return codeOf(state) === codeOf(INITIAL_STATE) ? null : codeOf(state);
}

/** Reads an address; what makes no sense is left as the author made it. */
export function decodeState(code: string): GradientsState {
  const [, depth, activation, start, n, r] = /^(\d{1,2})_([a-z]+)_([a-z]+)(_n)?(_r)?$/.exec(code) ?? [];
  const layers = Number(depth);
  const chosen = ACTIVATION_CHOICES.find(({ id }) => id === activation);
  const drawn = STARTS.find(({ id }) => id === start);
  if (!chosen || !drawn || !(layers >= DEPTHS.min && layers <= DEPTHS.max)) return INITIAL_STATE;
  return { depth: layers, activation: chosen.id, start: drawn.id, normalise: n !== undefined, residual: r !== undefined };
}

/** Outside of it a plain step with an everyday learning rate does nothing or ruins the weights. */
export const HEALTHY = { min: 1e-3, max: 100 } as const;

const inWords = (value: number): string => (value >= 0.001 && value < 1000 ? String(Number(value.toPrecision(2))) : value.toExponential(1).replace('e+', 'e'));

/** First and last layer in numbers, and what they mean. */
export function describeState({ depth, normalise, residual, activation, start }: GradientsState, { gradients, signals }: LayerSizes): string {
  const [first = 0, last = 0, output = 0] = [gradients[0], gradients.at(-1), signals.at(-1)];
  const extras = [...(normalise ? ['normalised'] : []), ...(residual ? ['residual'] : [])];
  const title = [ACTIVATION_CHOICES.find(({ id }) => id === activation)?.title, STARTS.find(({ id }) => id === start)?.title.replace(/,.*/, ' weights'), ...extras].join(', ');
  const numbers = `${depth} layers, ${title}: gradients ${inWords(first)} in the first layer and ${inWords(last)} in the last, signals ${inWords(output)} at the end.`;
  return `${numbers} ${judge(gradients)}`;
}

function judge(gradients: Float64Array): string {
  const below = gradients.filter((size) => size < HEALTHY.min).length;
  const above = gradients.filter((size) => size > HEALTHY.max).length;
  const some = (count: number): string => (count === gradients.length ? 'in every layer' : `in ${count} of ${gradients.length} layers`);
  if (above > 0) return `They explode: above 100 ${some(above)}.`;
  if (below > 0) return `They vanish: below 0.001 ${some(below)}.`;
  return 'All layers can learn.';
}
