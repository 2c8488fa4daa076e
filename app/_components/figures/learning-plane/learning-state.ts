/** What the figure remembers, how it is written into the address, and what it says in words. */
import { formatNumber } from '#lib/ml/format-number.ts';
import { learn, SAMPLE_SETS, startNeuron, type FeatureMap, type Learned, type LearningRule, type Neuron, type Sample } from '#lib/ml/plane-learning.ts';
import type { Bounds } from '#lib/ml/plane-region.ts';
import { decodeSamples, encodeSamples, readNumber } from '../plane/encode-samples.ts';

export type SetId = keyof typeof SAMPLE_SETS;

export interface LearningState {
  readonly set: SetId;
  /** the set's own points, or where the reader moved them */
  readonly samples: readonly Sample[];
  readonly rule: LearningRule;
  readonly features: FeatureMap;
  /** η */
  readonly eta: number;
  /** where it began to learn; null: all weights 0 */
  readonly start: Neuron | null;
  readonly steps: number;
}

export const BOUNDS: Bounds = { left: -0.5, right: 1.5, bottom: -0.5, top: 1.5 };
/** Steps that are replayed at every drawing. */
export const STEPS_AT_MOST = 2_000;
export const ETA_AT_MOST = 2;
/** Weights and bias that learning may start from; beyond, the border leaves the plane anyway. */
export const START_RANGE = { min: -100, max: 100 } as const;
/** Digits of a start in the address. */
const ADDRESS_DIGITS = 6;

export const SETS: readonly { readonly id: SetId; readonly title: string }[] = [
  { id: 'and', title: 'AND' },
  { id: 'or', title: 'OR' },
  { id: 'xor', title: 'XOR' },
  { id: 'clouds', title: 'Two clouds' },
];
export const LEARNING_RULES: readonly { readonly id: LearningRule; readonly title: string }[] = [
  { id: 'perceptron', title: 'Perceptron' },
  { id: 'adaline', title: 'Adaline' },
];
export const FEATURE_MAPS: readonly { readonly id: FeatureMap; readonly title: string }[] = [
  { id: 'plain', title: 'x₁, x₂' },
  { id: 'product', title: 'and x₁·x₂' },
  { id: 'gates', title: 'a layer: OR, NAND' },
];

export const INITIAL_STATE: LearningState = { set: 'and', samples: SAMPLE_SETS.and, rule: 'perceptron', features: 'plain', eta: 0.3, start: null, steps: 0 };

/** Something else is learned: from zero. */
export const changeTask = (state: LearningState, change: Partial<Omit<LearningState, 'steps' | 'start'>>): LearningState => ({ ...state, ...change, start: null, steps: 0 });

export const changeSet = (state: LearningState, set: SetId): LearningState => changeTask(state, { set, samples: SAMPLE_SETS[set] });

/** A point moved or relabelled: the neuron learns the same number of steps from the new points. */
export const changeSample = (state: LearningState, index: number, change: Partial<Sample>): LearningState => ({
  ...state,
  samples: state.samples.map((sample, k) => (k === index ? { ...sample, ...change } : sample)),
});

export const addSteps = (state: LearningState, more: number): LearningState => ({ ...state, steps: Math.min(STEPS_AT_MOST, state.steps + more) });

/** Steps of one look at every point. */
export const stepsOfPass = ({ rule, samples }: LearningState): number => (rule === 'adaline' ? 1 : samples.length);

/** Nothing more to see: as far as it goes, beyond all bounds, or (perceptron) a whole pass without a mistake. */
export const isOver = (state: LearningState, learned: Learned): boolean =>
  state.steps >= STEPS_AT_MOST || learned.diverged || (state.rule === 'perceptron' && learned.wrong.length === 0 && state.steps > 0);

const write = ({ set, samples, rule, features, eta, start, steps }: LearningState): string => {
  const moved = encodeSamples(samples);
  const from = start === null ? [] : [`w${[...start.weights, start.bias].map((value) => Number(value.toPrecision(ADDRESS_DIGITS))).join(',')}`];
  return [set, rule, features, eta, steps, ...(moved === encodeSamples(SAMPLE_SETS[set]) ? [] : [moved]), ...from].join('_');
};

/** `xor_adaline_product_0.3_40`, then the points where they were moved, then `w2,1,-2` where it did not start from zero. Null for the untouched figure. */
export function encodeState(state: LearningState): string | null {
  const code = write(state);
  return code === write(INITIAL_STATE) ? null : code;
}

/** Reads an address; what makes no sense is left as the author made it. */
export function decodeState(code: string): LearningState {
  const [set, rule, features, eta, steps, ...rest] = code.split('_');
  const points = rest.find((part) => !part.startsWith('w'));
  const map = FEATURE_MAPS.find((item) => item.id === features)?.id ?? INITIAL_STATE.features;
  const id = SETS.find((item) => item.id === set)?.id ?? INITIAL_STATE.set;
  return {
    set: id,
    samples: decodeSamples(points, SAMPLE_SETS[id], BOUNDS),
    rule: LEARNING_RULES.find((item) => item.id === rule)?.id ?? INITIAL_STATE.rule,
    features: map,
    eta: readNumber(eta, 0, ETA_AT_MOST) || INITIAL_STATE.eta,
    start: readStart(rest.find((part) => part.startsWith('w')), map),
    steps: Math.floor(readNumber(steps, 0, STEPS_AT_MOST) ?? 0),
  };
}

/** Null for what makes no sense for a neuron that sees these features. */
function readStart(part: string | undefined, features: FeatureMap): Neuron | null {
  const numbers = part?.slice(1).split(',').map((text) => readNumber(text, START_RANGE.min, START_RANGE.max)) ?? [];
  const values = numbers.filter((value) => value !== null);
  if (values.length !== numbers.length || values.length !== startNeuron(features).weights.length + 1) return null;
  return { weights: values.slice(0, -1), bias: values.at(-1) ?? 0 };
}

/** Weights and bias as the notebook's code shares them. */
export const numbersOf = ({ weights, bias }: Neuron): readonly (readonly number[])[] => [weights, [bias]];

/** The neuron goes on from the code's weights; three of them need the product beside the coordinates. */
export function followNumbers(state: LearningState, [weights = [], [bias = 0] = []]: readonly (readonly number[])[]): LearningState {
  const fits = startNeuron(state.features).weights.length === weights.length;
  return { ...state, features: fits ? state.features : weights.length === startNeuron('product').weights.length ? 'product' : 'plain', start: { weights, bias }, steps: 0 };
}

export const learnedBy = ({ steps, start, ...task }: LearningState): Learned => learn(task, steps, start ?? undefined);

const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export function describeState(state: LearningState, learned: Learned): string {
  const { rule, samples, steps } = state;
  const all = samples.length;
  const wrong = learned.wrong.length;
  if (steps === 0) return `${state.start === null ? 'All weights are 0, so every point is answered 0.' : 'Before the first step:'} ${all - wrong} of ${all} are right.`;
  if (learned.diverged) return `After ${count(steps, 'step', 'steps')} the loss is beyond all bounds: the learning rate is too large.`;
  const now = wrong === 0 ? `All ${all} points are on the right side.` : `${wrong} of ${all} points ${wrong === 1 ? 'is' : 'are'} on the wrong side.`;
  if (rule === 'adaline') return `After ${count(steps, 'step', 'steps')} the loss is ${formatNumber(learned.history.at(-1) ?? 0, 4)}. ${now}`;
  const { last, corrections } = learned;
  const looked = last && samples[last.index];
  const step = looked ? `Step ${steps} looked at point ${last.index + 1}, answered ${last.answer} and ${last.answer === looked.label ? 'was right: nothing changed' : `should have said ${looked.label}: corrected`}.` : '';
  return `${step} ${count(corrections, 'correction', 'corrections')} so far. ${now}`;
}
