/** Everything that can be set in the playground, and how it is written into the page's address. */
import { DATA_SETS, type DataSet } from './data-sets.ts';
import { FEATURES } from './features.ts';
import type { Activation, Regularization } from './network.ts';

export interface Settings {
  /** `own`: points that were drawn or pasted; they are too many for an address */
  readonly data: DataSet | 'own';
  /** regression gives a number, classification the class -1 or 1 */
  readonly task: 'classification' | 'regression';
  /** ids of `FEATURES` */
  readonly features: readonly string[];
  /** neurons of each hidden layer */
  readonly hidden: readonly number[];
  readonly activation: Activation;
  readonly learningRate: number;
  readonly regularization: Regularization;
  readonly regularizationRate: number;
  /** share of the points that is trained on, percent */
  readonly trainPercent: number;
  /** percent, from 0 to 50 */
  readonly noise: number;
  readonly batchSize: number;
  readonly seed: number;
}

export const SETTINGS_LIMITS = {
  layers: 6,
  neurons: 8,
  batchSize: { least: 1, most: 30 },
  trainPercent: { least: 10, most: 90 },
  noise: { least: 0, most: 50 },
  seed: { least: 0, most: 999_999 },
} as const;

export const LEARNING_RATES = [0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10] as const;
export const REGULARIZATION_RATES = [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10] as const;
export const ACTIVATIONS = ['tanh', 'relu', 'sigmoid', 'linear'] as const satisfies readonly Activation[];
export const REGULARIZATIONS = ['none', 'l1', 'l2'] as const satisfies readonly Regularization[];

export const FIRST_SETTINGS: Settings = {
  data: 'circle',
  task: 'classification',
  features: ['x', 'y'],
  hidden: [4, 2],
  activation: 'tanh',
  learningRate: 0.03,
  regularization: 'none',
  regularizationRate: 0,
  trainPercent: 50,
  noise: 0,
  batchSize: 10,
  seed: 1,
};

/** `data=circle~hidden=4.2`: only what differs from the first settings; null when nothing does. */
export function encodeSettings(settings: Settings): string | null {
  const parts = NAMES.flatMap((name) => {
    const text = toText(settings[name]);
    return text === toText(FIRST_SETTINGS[name]) ? [] : [`${name}=${text}`];
  });
  return parts.length === 0 ? null : parts.join('~');
}

/** Reads an address; what makes no sense is left as it is at first. */
export function decodeSettings(code: string): Settings {
  const given = new Map(code.split('~').map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]));
  const list = <Value extends string | number>(name: keyof Settings, values: readonly Value[], otherwise: Value): Value => values.find((value) => String(value) === given.get(name)) ?? otherwise;
  const whole = (name: keyof Settings, { least, most }: { readonly least: number; readonly most: number }, otherwise: number): number => {
    const text = given.get(name) ?? '';
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : otherwise;
  };
  const features = FEATURES.map(({ id }) => id).filter((id) => (given.get('features') ?? FIRST_SETTINGS.features.join('.')).split('.').includes(id));
  return {
    data: list('data', [...DATA_SETS, 'own'], FIRST_SETTINGS.data),
    task: list('task', ['classification', 'regression'], FIRST_SETTINGS.task),
    features: features.length === 0 ? FIRST_SETTINGS.features : features,
    hidden: readHidden(given.get('hidden')),
    activation: list('activation', ACTIVATIONS, FIRST_SETTINGS.activation),
    learningRate: list('learningRate', LEARNING_RATES, FIRST_SETTINGS.learningRate),
    regularization: list('regularization', REGULARIZATIONS, FIRST_SETTINGS.regularization),
    regularizationRate: list('regularizationRate', REGULARIZATION_RATES, FIRST_SETTINGS.regularizationRate),
    trainPercent: whole('trainPercent', SETTINGS_LIMITS.trainPercent, FIRST_SETTINGS.trainPercent),
    noise: whole('noise', SETTINGS_LIMITS.noise, FIRST_SETTINGS.noise),
    batchSize: whole('batchSize', SETTINGS_LIMITS.batchSize, FIRST_SETTINGS.batchSize),
    seed: whole('seed', SETTINGS_LIMITS.seed, FIRST_SETTINGS.seed),
  };
}

const NAMES = Object.keys(FIRST_SETTINGS) as (keyof Settings)[]; // an object literal of that very type

const toText = (value: Settings[keyof Settings]): string => (Array.isArray(value) ? value.join('.') || '-' : String(value));

/** `4.2`, or `-` for no hidden layer. */
function readHidden(text: string | undefined): readonly number[] {
  if (text === '-') return [];
  const sizes = (text ?? '').split('.').map(Number);
  const isGood = sizes.length <= SETTINGS_LIMITS.layers && sizes.every((size) => Number.isInteger(size) && size >= 1 && size <= SETTINGS_LIMITS.neurons);
  return text !== undefined && isGood ? sizes : FIRST_SETTINGS.hidden;
}
