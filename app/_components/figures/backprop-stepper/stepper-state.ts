/** What the stepper remembers, and how it is written into the page's address. */
import { train, WORKED_EXAMPLE, type Network } from '#lib/ml/backprop.ts';

export interface StepperState {
  /** the network that training starts from */
  readonly start: Network;
  /** updates done since */
  readonly updates: number;
  /** which step of the walk is shown, from 0 */
  readonly position: number;
}

/** Beyond this a click would be felt. */
export const MOST_UPDATES = 100_000;
export const INITIAL_STATE: StepperState = { start: WORKED_EXAMPLE, updates: 0, position: 0 };

/** Learned weights are long; a link needs no more than the figure shows. */
const ADDRESS_DIGITS = 6;

type NumberName = keyof Network;
interface Range {
  readonly min: number;
  readonly max: number;
}
const ANY: Range = { min: -100, max: 100 };
/** A sigmoid's output lies between 0 and 1, so a target beyond can never be met. */
const UNIT: Range = { min: 0, max: 1 };
export const RANGES: Readonly<Record<NumberName, Range>> = {
  i1: ANY, i2: ANY, w1: ANY, w2: ANY, w3: ANY, w4: ANY, w5: ANY, w6: ANY, w7: ANY, w8: ANY, b1: ANY, b2: ANY,
  t1: UNIT, t2: UNIT, eta: { min: 0, max: 100 },
};
const NUMBER_NAMES = Object.keys(RANGES) as NumberName[]; // the keys of a total record

const isAllowed = (name: NumberName, value: number): boolean => {
  const { min, max } = RANGES[name];
  return Number.isFinite(value) && value <= max && value >= min;
};

/** The network after the updates that were done. */
export const currentNetwork = ({ start, updates }: StepperState): Network => train(start, updates);

/** The state with one number changed; what was learned so far becomes the new start. */
export function changeNumber(state: StepperState, name: NumberName, value: number): StepperState {
  return { ...state, start: { ...currentNetwork(state), [name]: value }, updates: 0 };
}

/** `20_n100_w5-0.45`: step 21, after 100 updates, with w5 = 0.45 at the start. Null for the untouched figure. */
export function encodeState({ start, updates, position }: StepperState): string | null {
  const numbers = NUMBER_NAMES.filter((name) => start[name] !== WORKED_EXAMPLE[name]).map((name) => `${name}-${Number(start[name].toPrecision(ADDRESS_DIGITS))}`);
  const parts = [String(position), ...(updates > 0 ? [`n${updates}`] : []), ...numbers];
  return parts.length === 1 && position === 0 ? null : parts.join('_');
}

/** Reads an address; parts that make no sense are left out, as anybody can type one. */
export function decodeState(code: string, steps: number): StepperState {
  const start: Record<NumberName, number> = { ...WORKED_EXAMPLE };
  let [updates, position] = [0, 0];
  for (const part of code.split('_')) {
    if (/^\d{1,4}$/.test(part)) position = Math.min(Number(part), steps - 1);
    else if (/^n\d{1,6}$/.test(part)) updates = Math.min(Number(part.slice(1)), MOST_UPDATES);
    else {
      const name = NUMBER_NAMES.find((known) => part.startsWith(`${known}-`));
      const value = name === undefined ? Number.NaN : Number(part.slice(name.length + 1));
      if (name !== undefined && isAllowed(name, value)) start[name] = value;
    }
  }
  return { start, updates, position };
}
