/**
 * The worked example as a walk: every forward, backward and update step in order, with its formula in symbols and in
 * numbers. Symbols are plain text in the notation of the figures: `out_h1`, `w5⁺`, `∂E/∂w5`.
 */
import { invariant } from '#lib/base/invariant.ts';
import { backpropValues, BETWEEN, FORMULAS, INTO, substitute, valueOf, WEIGHT_NAMES, type HiddenUnit, type OutputUnit, type Unit, type ValueId, type Values, type WeightName } from './backprop-values.ts';
import type { Network } from './backprop.ts';
import { formatNumber } from './format-number.ts';

export type Phase = 'forward' | 'error' | 'backward' | 'update';
/** A line of the drawing: a weight, or a bias on its way into one neuron. */
export type EdgeName = WeightName | 'b1-h1' | 'b1-h2' | 'b2-o1' | 'b2-o2';
export type NodeName = 'i1' | 'i2' | 'h1' | 'h2' | 'o1' | 'o2' | 'E';

export interface BackpropStep {
  /** what the step computes, unique in the walk: `out_h1`, `∂E/∂w5`, `w5⁺` */
  readonly quantity: ValueId;
  readonly phase: Phase;
  readonly title: string;
  /** right-hand side in symbols */
  readonly symbols: string;
  /** the same with this network's numbers */
  readonly numbers: string;
  readonly value: number;
  /** one sentence: why this step, or what to see in it */
  readonly why: string;
  /** what lights up */
  readonly nodes: readonly NodeName[];
  readonly edges: readonly EdgeName[];
}

/** A step but for what follows from its quantity. */
type Telling = Pick<BackpropStep, 'title' | 'why' | 'nodes' | 'edges'>;

/** The whole walk: 11 steps forward to the error, 24 back to the eight weights, 8 updates and the new error. */
export function backpropSteps(n: Network): readonly BackpropStep[] {
  const values = backpropValues(n);
  const units: readonly Unit[] = ['h1', 'h2', 'o1', 'o2'];
  const tellings: readonly (readonly [Phase, readonly (readonly [ValueId, Telling])[]])[] = [
    ['forward', units.flatMap(neuronSteps)],
    ['error', errorSteps()],
    ['backward', [...outputSteps(values, 'o1'), ...outputSteps(values, 'o2'), ...hiddenSteps(values, 'h1'), ...hiddenSteps(values, 'h2')]],
    ['update', updateSteps(values)],
  ];
  return tellings.flatMap(([phase, steps]) =>
    steps.map(([quantity, telling]) => {
      const symbols = FORMULAS.get(quantity);
      invariant(symbols !== undefined, `a formula for ${quantity}`);
      const numbers = substitute(quantity, values).map(({ text }) => text).join('');
      return { quantity, phase, symbols, numbers, value: valueOf(values, quantity), ...telling };
    }),
  );
}

function neuronSteps(unit: Unit): (readonly [ValueId, Telling])[] {
  const { weights, from: [a, b], bias } = INTO[unit];
  return [
    [
      `net_${unit}`,
      {
        title: `What comes into ${unit}`, why: `The weighted sum of what ${a} and ${b} send, plus the bias ${bias}.`,
        nodes: [unit], edges: [...weights, `${bias}-${unit}` as EdgeName], // one of the four names by INTO
      },
    ],
    [
      `out_${unit}`,
      {
        title: `What ${unit} sends out`,
        why: unit === 'h1' ? 'The sigmoid σ(z) = 1 / (1 + e⁻ᶻ) presses any sum into the range from 0 to 1.' : 'The same sigmoid again.',
        nodes: [unit], edges: [],
      },
    ],
  ];
}

function errorSteps(): (readonly [ValueId, Telling])[] {
  return [
    ['E_o1', { title: 'The error of o1', why: 'Half the squared distance to the target.', nodes: ['o1'], edges: [] }],
    ['E_o2', { title: 'The error of o2', why: 'The same for the other output.', nodes: ['o2'], edges: [] }],
    ['E', { title: 'The whole error', why: 'One number says how wrong the network is. Now: who is to blame?', nodes: ['o1', 'o2', 'E'], edges: [] }],
  ];
}

function outputSteps(values: Values, o: OutputUnit): (readonly [ValueId, Telling])[] {
  const high = valueOf(values, `∂E/∂out_${o}`) > 0;
  return [
    [`∂E/∂out_${o}`, { title: `How E reacts to out_${o}`, why: `${high ? 'Positive: the output is too high.' : 'Negative: the output is too low.'} The square’s 2 and the ½ cancel.`, nodes: ['E', o], edges: [] }],
    [`∂out_${o}/∂net_${o}`, { title: `The slope of the sigmoid at ${o}`, why: 'At most ¼; near 0 when the neuron is nearly sure.', nodes: [o], edges: [] }],
    [`δ_${o}`, { title: `The delta of ${o}`, why: `∂E/∂net_${o}: two links of the chain, needed by both weights that lead here.`, nodes: [o], edges: [] }],
    ...INTO[o].weights.map((w, k) => weightShare(w, `out_${INTO[o].from[k]}`, INTO[o].from[k] ?? 'h1', o)),
  ];
}

function weightShare(w: WeightName, sent: string, from: NodeName, to: NodeName): readonly [ValueId, Telling] {
  return [`∂E/∂${w}`, { title: `The share of ${w}`, why: `What went in (${sent}) times the delta of where it leads.`, nodes: [from, to], edges: [w] }];
}

function hiddenSteps(values: Values, h: HiddenUnit): (readonly [ValueId, Telling])[] {
  const path = (o: OutputUnit): readonly [ValueId, Telling] => {
    const w = BETWEEN[h][o];
    return [`∂E_${o}/∂out_${h}`, { title: `The path from ${o} back to ${h}`, why: `The weight that carried the signal forward carries the blame back: the old ${w}, not the new one.`, nodes: [o, h], edges: [w] }];
  };
  const disagree = valueOf(values, `∂E_o1/∂out_${h}`) * valueOf(values, `∂E_o2/∂out_${h}`) < 0;
  return [
    path('o1'),
    path('o2'),
    [`∂E/∂out_${h}`, { title: `How E reacts to out_${h}`, why: disagree ? 'The two outputs disagree about this neuron; the paths are added.' : 'Two paths lead from here to the error; they are added.', nodes: [h], edges: [BETWEEN[h].o1, BETWEEN[h].o2] }],
    [`∂out_${h}/∂net_${h}`, { title: `The slope of the sigmoid at ${h}`, why: 'The same formula as at the outputs.', nodes: [h], edges: [] }],
    [`δ_${h}`, { title: `The delta of ${h}`, why: `∂E/∂net_${h}, again for both weights that lead here.`, nodes: [h], edges: [] }],
    ...INTO[h].weights.map((w, k) => weightShare(w, INTO[h].from[k] ?? 'i1', INTO[h].from[k] ?? 'i1', h)),
  ];
}

function updateSteps(values: Values): (readonly [ValueId, Telling])[] {
  const [before, after] = [valueOf(values, 'E'), valueOf(values, 'E⁺')];
  return [
    ...WEIGHT_NAMES.map((w): readonly [ValueId, Telling] => {
      const slope = valueOf(values, `∂E/∂${w}`);
      const why = slope > 0 ? 'More of it would raise the error, so it goes down.' : slope < 0 ? 'More of it would lower the error, so it goes up.' : 'It makes no difference here, so it stays.';
      return [`${w}⁺`, { title: `The new ${w}`, why, nodes: [], edges: [w] }];
    }),
    [
      'E⁺',
      {
        title: 'The error with the new weights',
        why: `Forward once more with w1⁺ … w8⁺. ${after < before ? `Lower than the ${formatNumber(before)} before. Go on, and it keeps falling.` : after > before ? `Higher than the ${formatNumber(before)} before: the step was too long. Try a smaller η.` : 'As before: nothing is left to learn here.'}`,
        nodes: ['E'], edges: [...WEIGHT_NAMES],
      },
    ],
  ];
}
