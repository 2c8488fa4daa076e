/** What the figure remembers, how it is written into the address, and what it says in words. */
import { ACTIVATIONS, selectActivation, softmax, type Activation, type ActivationId } from '#lib/ml/activations.ts';
import { formatNumber } from '#lib/ml/format-number.ts';

export type Shown = ActivationId | 'softmax';
export type Logits = readonly [number, number, number];

export interface ActivationState {
  readonly shown: Shown;
  /** what comes into the neuron */
  readonly z: number;
  /** what comes into the softmax layer */
  readonly logits: Logits;
}

/** Both ways: of z and of every logit. */
export const LIMIT = 5;
export const INITIAL_STATE: ActivationState = { shown: 'sigmoid', z: 2, logits: [2, 1, 0] };

export const CHOICES: readonly { readonly id: Shown; readonly title: string }[] = [...ACTIVATIONS, { id: 'softmax', title: 'Softmax' }];

export const optionalActivation = (shown: Shown): Activation | null => (shown === 'softmax' ? null : selectActivation(shown));

/** A value inside the range of the sliders, to two decimals. */
export const clampInput = (value: number): number => Math.min(LIMIT, Math.max(-LIMIT, Math.round(value * 100) / 100)) + 0;

export function changeLogit(state: ActivationState, index: number, value: number): ActivationState {
  const [z1, z2, z3] = state.logits;
  return { ...state, logits: [index === 0 ? value : z1, index === 1 ? value : z2, index === 2 ? value : z3] };
}

const write = ({ shown, z, logits }: ActivationState): string => [shown, z, ...logits].join('_');

/** `relu_-1.5_2_1_0`: function, z, three logits. Null for the untouched figure. */
export function encodeState(state: ActivationState): string | null {
  const code = write(state);
  return code === write(INITIAL_STATE) ? null : code;
}

/** Reads an address; what makes no sense is left as the author made it. */
export function decodeState(code: string): ActivationState {
  const [id, ...numbers] = code.split('_');
  const read = (index: number, otherwise: number): number => {
    const text = numbers[index];
    const value = text === undefined || text === '' ? Number.NaN : Number(text);
    return Math.abs(value) <= LIMIT ? value : otherwise;
  };
  const [z1, z2, z3] = INITIAL_STATE.logits;
  return {
    shown: CHOICES.find((choice) => choice.id === id)?.id ?? INITIAL_STATE.shown,
    z: read(0, INITIAL_STATE.z),
    logits: [read(1, z1), read(2, z2), read(3, z3)],
  };
}

/** Below it a nudge of the input hardly arrives. */
const FLAT = 0.05;

export function describeState({ shown, z, logits }: ActivationState): string {
  const activation = optionalActivation(shown);
  if (!activation) {
    const shares = softmax(logits).map((share) => `${formatNumber(share * 100, 1)} %`);
    return `Softmax turns ${logits.map((logit) => formatNumber(logit, 2)).join(', ')} into ${shares.join(', ')}. Raise one input and its share grows at the cost of the others: in the table every row and every column adds up to 0.`;
  }
  const [value, slope] = [activation.value(z), activation.slope(z)];
  const start = `${activation.title} turns ${formatNumber(z, 2)} into ${formatNumber(value, 4)}; its slope there is ${formatNumber(slope, 4)}.`;
  if (slope === 0) return `${start} Flat: a nudge of the input changes nothing, and no error can come back through this neuron.`;
  if (Math.abs(slope) < FLAT) return `${start} Nearly flat: a nudge of the input arrives with ${formatNumber(slope * 100, 2)} % of its size.`;
  return `${start} A nudge of the input arrives ${formatNumber(slope, 3)} times as large.`;
}
