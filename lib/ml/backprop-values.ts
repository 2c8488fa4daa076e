/**
 * Every value of the worked example by its symbol, with the formula that makes it. Symbols and formulas are plain text in the
 * notation of the figures: `out_h1`, `∂E/∂w5`, `w5⁺` for the updated weight, `out_h1⁺` for what it makes of the same inputs.
 */
import { invariant } from '#lib/base/invariant.ts';
import { backward, forward, update, type Forward, type Network, type Weights } from './backprop.ts';
import { formatNumber } from './format-number.ts';

export type WeightName = keyof Weights;
export type HiddenUnit = 'h1' | 'h2';
export type OutputUnit = 'o1' | 'o2';
export type Unit = HiddenUnit | OutputUnit;

/** What no formula makes. */
export type GivenId = Exclude<keyof Network, 'eta'> | 'η';
type ForwardId = keyof Forward;
/** the same sums and outputs once more, with the updated weights */
type AfterId = `${ForwardId}⁺`;
/** of one unit both times: no neuron's output follows another one's sum directly */
type SlopeId = `∂E/∂out_${Unit}` | `∂out_${Unit}/∂net_${Unit}` | `δ_${Unit}`;
export type ValueId = GivenId | ForwardId | SlopeId | `∂E_${OutputUnit}/∂out_${HiddenUnit}` | `∂E/∂${WeightName}` | `${WeightName}⁺` | AfterId;

/** Which weights lead into a neuron, from where, and which bias it has. */
export const INTO = {
  h1: { weights: ['w1', 'w2'], from: ['i1', 'i2'], bias: 'b1' },
  h2: { weights: ['w3', 'w4'], from: ['i1', 'i2'], bias: 'b1' },
  o1: { weights: ['w5', 'w6'], from: ['h1', 'h2'], bias: 'b2' },
  o2: { weights: ['w7', 'w8'], from: ['h1', 'h2'], bias: 'b2' },
} as const;
/** Which weight leads from a hidden neuron to an output. */
export const BETWEEN = { h1: { o1: 'w5', o2: 'w7' }, h2: { o1: 'w6', o2: 'w8' } } as const;
const HIDDEN: readonly HiddenUnit[] = ['h1', 'h2'];
const OUTPUTS: readonly OutputUnit[] = ['o1', 'o2'];
export const TARGETS = { o1: 't1', o2: 't2' } as const;
export const WEIGHT_NAMES: readonly WeightName[] = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7', 'w8'];
export const GIVEN_IDS: readonly GivenId[] = ['i1', 'i2', ...WEIGHT_NAMES, 'b1', 'b2', 't1', 't2', 'η'];

/** The formula of each value that has one, in the order of the walk. */
export const FORMULAS: ReadonlyMap<ValueId, string> = new Map<ValueId, string>([...forwardFormulas(''), ...backwardFormulas(), ...WEIGHT_NAMES.map((w) => [`${w}⁺`, `${w} − η · ∂E/∂${w}`] as const), ...forwardFormulas('⁺')]);
export const VALUE_IDS: readonly ValueId[] = [...GIVEN_IDS, ...FORMULAS.keys()];

function forwardFormulas(after: '' | '⁺'): (readonly [ValueId, string])[] {
  const neuron = (unit: Unit): (readonly [ValueId, string])[] => {
    const { weights: [wa, wb], from, bias } = INTO[unit];
    const [x, y] = from.map((name) => (name === 'i1' || name === 'i2' ? name : `out_${name}${after}`));
    return [
      [`net_${unit}${after}`, `${wa}${after} · ${x} + ${wb}${after} · ${y} + ${bias}`],
      [`out_${unit}${after}`, `σ(net_${unit}${after})`],
    ];
  };
  return [
    ...[...HIDDEN, ...OUTPUTS].flatMap(neuron),
    ...OUTPUTS.map((o) => [`E_${o}${after}`, `½ (${TARGETS[o]} − out_${o}${after})²`] as const),
    [`E${after}`, `E_o1${after} + E_o2${after}`],
  ];
}

function backwardFormulas(): (readonly [ValueId, string])[] {
  const chain = (unit: Unit): (readonly [ValueId, string])[] => [
    [`∂out_${unit}/∂net_${unit}`, `out_${unit} · (1 − out_${unit})`],
    [`δ_${unit}`, `∂E/∂out_${unit} · ∂out_${unit}/∂net_${unit}`],
  ];
  return [
    ...OUTPUTS.flatMap((o) => [
      [`∂E/∂out_${o}`, `out_${o} − ${TARGETS[o]}`] as const,
      ...chain(o),
      ...INTO[o].weights.map((w, k) => [`∂E/∂${w}`, `δ_${o} · out_${INTO[o].from[k]}`] as const),
    ]),
    ...HIDDEN.flatMap((h) => [
      ...OUTPUTS.map((o) => [`∂E_${o}/∂out_${h}`, `δ_${o} · ${BETWEEN[h][o]}`] as const),
      [`∂E/∂out_${h}`, `∂E_o1/∂out_${h} + ∂E_o2/∂out_${h}`] as const,
      ...chain(h),
      ...INTO[h].weights.map((w, k) => [`∂E/∂${w}`, `δ_${h} · ${INTO[h].from[k]}`] as const),
    ]),
  ];
}

export type Values = ReadonlyMap<ValueId, number>;

/** All values of one round: before the update, the way back, the new weights, and forward once more. */
export function backpropValues(n: Network): Values {
  const f = forward(n);
  const g = backward(n, f);
  const next = update(n, g);
  const values = new Map<ValueId, number>(GIVEN_IDS.map((id) => [id, n[id === 'η' ? 'eta' : id]]));
  const addForward = (of: Forward, after: '' | '⁺'): void => {
    for (const name of Object.keys(of) as ForwardId[]) values.set(`${name}${after}`, of[name]); // the keys of a record without others
  };
  addForward(f, '');
  for (const unit of [...OUTPUTS, ...HIDDEN]) {
    values.set(`∂E/∂out_${unit}`, g[`dE_dout_${unit}`]).set(`∂out_${unit}/∂net_${unit}`, g[`dout_dnet_${unit}`]).set(`δ_${unit}`, g[`delta_${unit}`]);
  }
  for (const h of HIDDEN) for (const o of OUTPUTS) values.set(`∂E_${o}/∂out_${h}`, g[`dE_${o}_dout_${h}`]);
  for (const w of WEIGHT_NAMES) values.set(`∂E/∂${w}`, g[`dE_d${w}`]).set(`${w}⁺`, next[w]);
  addForward(forward({ ...n, ...next }), '⁺');
  return values;
}

export function valueOf(values: Values, id: ValueId): number {
  const value = values.get(id);
  invariant(value !== undefined, `a value for ${id}`);
  return value;
}

/** A piece of a formula: words as they are, or a value's symbol with its number. */
export interface FormulaPart {
  readonly text: string;
  readonly id: ValueId | null;
}

/** A longer symbol before the one that begins it. None has a character that a pattern takes for its own. */
const SYMBOL = new RegExp(`(${[...VALUE_IDS].sort((a, b) => b.length - a.length).join('|')})`);
const KNOWN: ReadonlySet<string> = new Set(VALUE_IDS);
const isValueId = (text: string): text is ValueId => KNOWN.has(text);

/** `δ_o1 · out_h1` in its pieces: `δ_o1`, ` · `, `out_h1`. */
const splitFormula = (formula: string): readonly FormulaPart[] => formula.split(SYMBOL).flatMap((text) => (text === '' ? [] : [{ text, id: isValueId(text) ? text : null }]));

const PARTS: ReadonlyMap<ValueId, readonly FormulaPart[]> = new Map([...FORMULAS].map(([id, formula]) => [id, splitFormula(formula)]));

/** The pieces of a value's formula; none for what is given. */
export const formulaParts = (id: ValueId): readonly FormulaPart[] => PARTS.get(id) ?? [];

/** The pieces with numbers in place of symbols: `+ −0.2` becomes `− 0.2`, and a negative number behind another sign gets brackets. */
export function substitute(id: ValueId, values: Values): readonly FormulaPart[] {
  const parts: FormulaPart[] = [];
  for (const part of formulaParts(id)) {
    if (part.id === null) {
      parts.push(part);
      continue;
    }
    const value = valueOf(values, part.id);
    const before = parts.at(-1);
    if (value < 0 && before?.text.endsWith('+ ')) {
      parts[parts.length - 1] = { ...before, text: before.text.replace(/\+ $/, '− ') };
      parts.push({ ...part, text: formatNumber(-value) });
    } else parts.push({ ...part, text: value < 0 && /[·−] $/.test(before?.text ?? '') ? `(${formatNumber(value)})` : formatNumber(value) });
  }
  return parts;
}
