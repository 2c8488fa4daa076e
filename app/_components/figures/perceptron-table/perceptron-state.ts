/** What the truth table remembers, how it is written into the address, and what it says in words. */
import { RULES, truthTable, type Rule, type TruthRow } from '#lib/ml/perceptron.ts';
import { formatNumber } from '#lib/ml/format-number.ts';

export interface PerceptronState {
  readonly rule: Rule;
  readonly weights: readonly [number, number, number];
  readonly threshold: number;
}

/** Sliders and fields alike. */
export const LIMIT = 10;

const selectOptionalRule = (id: string | undefined): Rule | null => RULES.find((rule) => rule.id === id) ?? null;

const first = selectOptionalRule('weather-and-time');
if (!first) throw new Error('Expected the rule weather-and-time in RULES');
export const INITIAL_STATE: PerceptronState = { rule: first, weights: [0, 0, 0], threshold: 3 };

export const rowsOf = ({ weights, threshold, rule }: PerceptronState): readonly TruthRow[] => truthTable(weights, threshold, rule.target);

/** Another rule; the concert rules bring their threshold with them. */
export function changeRule(state: PerceptronState, id: string): PerceptronState {
  const rule = selectOptionalRule(id) ?? state.rule;
  return { ...state, rule, threshold: rule.threshold ?? state.threshold };
}

export function changeWeight(state: PerceptronState, index: number, value: number): PerceptronState {
  const [w1, w2, w3] = state.weights;
  return { ...state, weights: [index === 0 ? value : w1, index === 1 ? value : w2, index === 2 ? value : w3] };
}

/** Weights and threshold as the notebook's code shares them. */
export const numbersOf = ({ weights, threshold }: PerceptronState): readonly (readonly number[])[] => [weights, [threshold]];

export function followNumbers(state: PerceptronState, [[w1 = 0, w2 = 0, w3 = 0] = [], [threshold = 0] = []]: readonly (readonly number[])[]): PerceptronState {
  return { ...state, weights: [w1, w2, w3], threshold };
}

/** `weather-and-time_2_2_1_3`: rule, three weights, threshold. Null for the untouched figure. */
export function encodeState({ rule, weights, threshold }: PerceptronState): string | null {
  const code = [rule.id, ...weights, threshold].join('_');
  return code === [INITIAL_STATE.rule.id, ...INITIAL_STATE.weights, INITIAL_STATE.threshold].join('_') ? null : code;
}

/** Reads an address; what makes no sense is left as the author made it. */
export function decodeState(code: string): PerceptronState {
  const [id, ...numbers] = code.split('_');
  const read = (index: number, otherwise: number): number => {
    const text = numbers[index];
    const value = text === undefined || text === '' ? Number.NaN : Number(text);
    return Math.abs(value) <= LIMIT ? value : otherwise;
  };
  const rule = selectOptionalRule(id) ?? INITIAL_STATE.rule;
  return { rule, weights: [read(0, 0), read(1, 0), read(2, 0)], threshold: read(3, rule.threshold ?? INITIAL_STATE.threshold) };
}

/** `good weather, no time, no partner` */
export function describeInputs([weather, time, partner]: readonly number[]): string {
  return [weather ? 'good weather' : 'bad weather', time ? 'time' : 'no time', partner ? 'a partner' : 'no partner'].join(', ');
}

/** Which rows are wrong and why, in one or a few sentences. */
export function describeRows(rows: readonly TruthRow[], threshold: number): string {
  const wrong = rows.filter(({ output, target }) => output !== target);
  if (wrong.length === 0) return 'All eight rows agree with the rule.';
  const [worst] = wrong;
  const count = `${rows.length - wrong.length} of ${rows.length} rows agree with the rule.`;
  if (!worst) return count;
  const sum = formatNumber(worst.sum, 4);
  const reason = worst.output === 1 ? `the sum ${sum} is greater than ${formatNumber(threshold, 4)}, but the answer should be 0` : `the sum ${sum} is not greater than ${formatNumber(threshold, 4)}, but the answer should be 1`;
  const others = wrong.slice(1).map(({ inputs }) => inputs.join(' '));
  const also = others.length === 0 ? '' : ` Also wrong: ${others.join(', ')}.`;
  return `${count} Row ${worst.inputs.join(' ')} (${describeInputs(worst.inputs)}) is wrong: ${reason}.${also}`;
}
