/**
 * The worked example as a walk: every forward, backward and update step in order, with its formula in symbols and in
 * numbers. Symbols are plain text in the notation of the figures: `out_h1`, `w5⁺`, `∂E/∂w5`.
 */
import { backward, forward, update, type Backward, type Forward, type Network, type Weights } from './backprop.ts';
import { formatNumber } from './format-number.ts';

export type Phase = 'forward' | 'error' | 'backward' | 'update';
export type WeightName = keyof Weights;
/** A line of the drawing: a weight, or a bias on its way into one neuron. */
export type EdgeName = WeightName | 'b1-h1' | 'b1-h2' | 'b2-o1' | 'b2-o2';
export type NodeName = 'i1' | 'i2' | 'h1' | 'h2' | 'o1' | 'o2' | 'E';

export interface BackpropStep {
  /** what the step computes, unique in the walk: `out_h1`, `∂E/∂w5`, `w5⁺` */
  readonly quantity: string;
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

type Unit = 'h1' | 'h2' | 'o1' | 'o2';
type Output = 'o1' | 'o2';
type Hidden = 'h1' | 'h2';

/** Which weights lead into a neuron, from where, and which bias it has. */
const INTO = {
  h1: { weights: ['w1', 'w2'], from: ['i1', 'i2'], bias: 'b1' },
  h2: { weights: ['w3', 'w4'], from: ['i1', 'i2'], bias: 'b1' },
  o1: { weights: ['w5', 'w6'], from: ['h1', 'h2'], bias: 'b2' },
  o2: { weights: ['w7', 'w8'], from: ['h1', 'h2'], bias: 'b2' },
} as const;
/** Which weight leads from a hidden neuron to an output. */
const BETWEEN = { h1: { o1: 'w5', o2: 'w7' }, h2: { o1: 'w6', o2: 'w8' } } as const;
export const WEIGHT_NAMES: readonly WeightName[] = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7', 'w8'];

const show = (value: number): string => formatNumber(value);
/** A negative factor needs brackets. */
const factor = (value: number): string => (value < 0 ? `(${show(value)})` : show(value));
const joinSum = (parts: readonly number[]): string => parts.map((part, k) => (k === 0 ? show(part) : part < 0 ? `− ${show(-part)}` : `+ ${show(part)}`)).join(' ');
const less = (a: number, b: number): string => `${show(a)} − ${factor(b)}`;

/** The whole walk: 11 steps forward to the error, 24 back to the eight weights, 8 updates and the new error. */
export function backpropSteps(n: Network): readonly BackpropStep[] {
  const f = forward(n);
  const g = backward(n, f);
  const next = update(n, g);
  return [
    ...neuronSteps(n, f, 'h1'), ...neuronSteps(n, f, 'h2'), ...neuronSteps(n, f, 'o1'), ...neuronSteps(n, f, 'o2'),
    ...errorSteps(n, f),
    ...outputSteps(n, f, g, 'o1'), ...outputSteps(n, f, g, 'o2'),
    ...hiddenSteps(n, f, g, 'h1'), ...hiddenSteps(n, f, g, 'h2'),
    ...updateSteps(n, g, next),
  ];
}

function neuronSteps(n: Network, f: Forward, unit: Unit): BackpropStep[] {
  const { weights: [wa, wb], from: [a, b], bias } = INTO[unit];
  const incoming = (name: 'i1' | 'i2' | Hidden): { symbol: string; value: number } =>
    name === 'i1' || name === 'i2' ? { symbol: name, value: n[name] } : { symbol: `out_${name}`, value: f[`out_${name}`] };
  const [x, y] = [incoming(a), incoming(b)];
  const net = f[`net_${unit}`];
  return [
    {
      quantity: `net_${unit}`, phase: 'forward', title: `What comes into ${unit}`,
      symbols: `${wa} · ${x.symbol} + ${wb} · ${y.symbol} + ${bias}`,
      numbers: `${show(n[wa])} · ${factor(x.value)} + ${factor(n[wb])} · ${factor(y.value)} + ${factor(n[bias])}`,
      value: net, why: `The weighted sum of what ${a} and ${b} send, plus the bias ${bias}.`,
      nodes: [unit], edges: [wa, wb, `${bias}-${unit}` as EdgeName], // one of the four names by INTO
    },
    {
      quantity: `out_${unit}`, phase: 'forward', title: `What ${unit} sends out`,
      symbols: `σ(net_${unit})`, numbers: `σ(${show(net)})`, value: f[`out_${unit}`],
      why: unit === 'h1' ? 'The sigmoid σ(z) = 1 / (1 + e⁻ᶻ) presses any sum into the range from 0 to 1.' : 'The same sigmoid again.',
      nodes: [unit], edges: [],
    },
  ];
}

function errorSteps(n: Network, f: Forward): BackpropStep[] {
  const one = (out: Output, t: 't1' | 't2', why: string): BackpropStep => ({
    quantity: `E_${out}`, phase: 'error', title: `The error of ${out}`,
    symbols: `½ (${t} − out_${out})²`, numbers: `½ (${less(n[t], f[`out_${out}`])})²`,
    value: f[`E_${out}`], why, nodes: [out], edges: [],
  });
  return [
    one('o1', 't1', 'Half the squared distance to the target.'),
    one('o2', 't2', 'The same for the other output.'),
    { quantity: 'E', phase: 'error', title: 'The whole error', symbols: 'E_o1 + E_o2', numbers: joinSum([f.E_o1, f.E_o2]), value: f.E, why: 'One number says how wrong the network is. Now: who is to blame?', nodes: ['o1', 'o2', 'E'], edges: [] },
  ];
}

function outputSteps(n: Network, f: Forward, g: Backward, o: Output): BackpropStep[] {
  const [t, wa, wb] = o === 'o1' ? (['t1', 'w5', 'w6'] as const) : (['t2', 'w7', 'w8'] as const);
  const [out, slope, delta] = [f[`out_${o}`], g[`dout_dnet_${o}`], g[`delta_${o}`]];
  const high = g[`dE_dout_${o}`] > 0;
  const weight = (w: 'w5' | 'w6' | 'w7' | 'w8', h: Hidden): BackpropStep => ({
    quantity: `∂E/∂${w}`, phase: 'backward', title: `The share of ${w}`,
    symbols: `δ_${o} · out_${h}`, numbers: `${factor(delta)} · ${factor(f[`out_${h}`])}`, value: g[`dE_d${w}`],
    why: `What went in (out_${h}) times the delta of where it leads.`, nodes: [h, o], edges: [w],
  });
  return [
    { quantity: `∂E/∂out_${o}`, phase: 'backward', title: `How E reacts to out_${o}`, symbols: `out_${o} − ${t}`, numbers: less(out, n[t]), value: g[`dE_dout_${o}`], why: `${high ? 'Positive: the output is too high.' : 'Negative: the output is too low.'} The square’s 2 and the ½ cancel.`, nodes: ['E', o], edges: [] },
    { quantity: `∂out_${o}/∂net_${o}`, phase: 'backward', title: `The slope of the sigmoid at ${o}`, symbols: `out_${o} · (1 − out_${o})`, numbers: `${show(out)} · (1 − ${show(out)})`, value: slope, why: 'At most ¼; near 0 when the neuron is nearly sure.', nodes: [o], edges: [] },
    { quantity: `δ_${o}`, phase: 'backward', title: `The delta of ${o}`, symbols: `∂E/∂out_${o} · ∂out_${o}/∂net_${o}`, numbers: `${factor(g[`dE_dout_${o}`])} · ${factor(slope)}`, value: delta, why: `∂E/∂net_${o}: two links of the chain, needed by both weights that lead here.`, nodes: [o], edges: [] },
    weight(wa, 'h1'),
    weight(wb, 'h2'),
  ];
}

function hiddenSteps(n: Network, f: Forward, g: Backward, h: Hidden): BackpropStep[] {
  const { o1: wa, o2: wb } = BETWEEN[h];
  const [ia, ib] = INTO[h].weights;
  const out = f[`out_${h}`];
  const paths = [g[`dE_o1_dout_${h}`], g[`dE_o2_dout_${h}`]] as const;
  const path = (o: Output, w: typeof wa | typeof wb, value: number): BackpropStep => ({
    quantity: `∂E_${o}/∂out_${h}`, phase: 'backward', title: `The path from ${o} back to ${h}`,
    symbols: `δ_${o} · ${w}`, numbers: `${factor(g[`delta_${o}`])} · ${factor(n[w])}`, value,
    why: `The weight that carried the signal forward carries the blame back: the old ${w}, not the new one.`, nodes: [o, h], edges: [w],
  });
  const weight = (w: 'w1' | 'w2' | 'w3' | 'w4', i: 'i1' | 'i2'): BackpropStep => ({
    quantity: `∂E/∂${w}`, phase: 'backward', title: `The share of ${w}`,
    symbols: `δ_${h} · ${i}`, numbers: `${factor(g[`delta_${h}`])} · ${factor(n[i])}`, value: g[`dE_d${w}`],
    why: `What went in (${i}) times the delta of where it leads.`, nodes: [i, h], edges: [w],
  });
  return [
    path('o1', wa, paths[0]),
    path('o2', wb, paths[1]),
    { quantity: `∂E/∂out_${h}`, phase: 'backward', title: `How E reacts to out_${h}`, symbols: `∂E_o1/∂out_${h} + ∂E_o2/∂out_${h}`, numbers: joinSum(paths), value: g[`dE_dout_${h}`], why: paths[0] * paths[1] < 0 ? 'The two outputs disagree about this neuron; the paths are added.' : 'Two paths lead from here to the error; they are added.', nodes: [h], edges: [wa, wb] },
    { quantity: `∂out_${h}/∂net_${h}`, phase: 'backward', title: `The slope of the sigmoid at ${h}`, symbols: `out_${h} · (1 − out_${h})`, numbers: `${show(out)} · (1 − ${show(out)})`, value: g[`dout_dnet_${h}`], why: 'The same formula as at the outputs.', nodes: [h], edges: [] },
    { quantity: `δ_${h}`, phase: 'backward', title: `The delta of ${h}`, symbols: `∂E/∂out_${h} · ∂out_${h}/∂net_${h}`, numbers: `${factor(g[`dE_dout_${h}`])} · ${factor(g[`dout_dnet_${h}`])}`, value: g[`delta_${h}`], why: `∂E/∂net_${h}, again for both weights that lead here.`, nodes: [h], edges: [] },
    weight(ia, 'i1'),
    weight(ib, 'i2'),
  ];
}

function updateSteps(n: Network, g: Backward, next: Weights): BackpropStep[] {
  const steps = WEIGHT_NAMES.map((w): BackpropStep => ({
    quantity: `${w}⁺`, phase: 'update', title: `The new ${w}`,
    symbols: `${w} − η · ∂E/∂${w}`, numbers: `${show(n[w])} − ${factor(n.eta)} · ${factor(g[`dE_d${w}`])}`, value: next[w],
    why: g[`dE_d${w}`] > 0 ? 'More of it would raise the error, so it goes down.' : g[`dE_d${w}`] < 0 ? 'More of it would lower the error, so it goes up.' : 'It makes no difference here, so it stays.',
    nodes: [], edges: [w],
  }));
  const E = forward({ ...n, ...next }).E;
  const before = forward(n).E;
  return [
    ...steps,
    { quantity: 'E⁺', phase: 'update', title: 'The error with the new weights', symbols: 'error with w1⁺ … w8⁺', numbers: `${show(before)} before`, value: E, why: E < before ? 'Lower than before. Go on, and it keeps falling.' : E > before ? 'Higher than before: the step was too long. Try a smaller η.' : 'As before: nothing is left to learn here.', nodes: ['E'], edges: [...WEIGHT_NAMES] },
  ];
}
