/** "Where does this number come from?", for any value of the worked example. */
import { invariant } from '#lib/base/invariant.ts';
import { backpropSteps, type BackpropStep, type EdgeName, type NodeName } from './backprop-steps.ts';
import { backpropValues, formulaParts, FORMULAS, substitute, valueOf, type FormulaPart, type GivenId, type ValueId } from './backprop-values.ts';
import type { Network } from './backprop.ts';

export interface Explanation {
  readonly id: ValueId;
  /** what it is, in words */
  readonly title: string;
  readonly value: number;
  /** what makes it, in symbols; null for what is given */
  readonly formula: string | null;
  /** the same with this network's numbers; each number knows its symbol */
  readonly substituted: readonly FormulaPart[];
  /** the values in the formula, each once, in its order */
  readonly terms: readonly ValueId[];
  /** one sentence */
  readonly why: string;
  /** what lights up in the drawing */
  readonly nodes: readonly NodeName[];
  readonly edges: readonly EdgeName[];
}

const GIVEN: Readonly<Record<GivenId, Pick<Explanation, 'title' | 'nodes' | 'edges'>>> = {
  i1: { title: 'The first input', nodes: ['i1'], edges: [] },
  i2: { title: 'The second input', nodes: ['i2'], edges: [] },
  w1: { title: 'The weight from i1 to h1', nodes: ['i1', 'h1'], edges: ['w1'] },
  w2: { title: 'The weight from i2 to h1', nodes: ['i2', 'h1'], edges: ['w2'] },
  w3: { title: 'The weight from i1 to h2', nodes: ['i1', 'h2'], edges: ['w3'] },
  w4: { title: 'The weight from i2 to h2', nodes: ['i2', 'h2'], edges: ['w4'] },
  w5: { title: 'The weight from h1 to o1', nodes: ['h1', 'o1'], edges: ['w5'] },
  w6: { title: 'The weight from h2 to o1', nodes: ['h2', 'o1'], edges: ['w6'] },
  w7: { title: 'The weight from h1 to o2', nodes: ['h1', 'o2'], edges: ['w7'] },
  w8: { title: 'The weight from h2 to o2', nodes: ['h2', 'o2'], edges: ['w8'] },
  b1: { title: 'The bias of both hidden neurons', nodes: ['h1', 'h2'], edges: ['b1-h1', 'b1-h2'] },
  b2: { title: 'The bias of both outputs', nodes: ['o1', 'o2'], edges: ['b2-o1', 'b2-o2'] },
  t1: { title: 'The target of o1', nodes: ['o1'], edges: [] },
  t2: { title: 'The target of o2', nodes: ['o2'], edges: [] },
  η: { title: 'The learning rate', nodes: [], edges: [] },
};

const isGiven = (id: ValueId): id is GivenId => id in GIVEN;

/** @param updates that were done before this round: weights are given only in the first one */
export function explain(n: Network, id: ValueId, updates = 0): Explanation {
  const values = backpropValues(n);
  if (isGiven(id)) return { id, value: valueOf(values, id), formula: null, substituted: [], terms: [], why: whyGiven(id, updates), ...GIVEN[id] };
  const formula = FORMULAS.get(id);
  invariant(formula !== undefined, `a formula for ${id}`);
  const { title, why, nodes, edges } = telling(backpropSteps(n), id);
  return { id, title, value: valueOf(values, id), formula, substituted: substitute(id, values), terms: [...new Set(formulaParts(id).flatMap((part) => part.id ?? []))], why, nodes, edges };
}

/** Words of the walk; the second way forward, which it skips, has those of the first. */
function telling(steps: readonly BackpropStep[], id: ValueId): Pick<BackpropStep, 'title' | 'why' | 'nodes' | 'edges'> {
  const own = steps.find(({ quantity }) => quantity === id);
  if (own) return own;
  const first = steps.find(({ quantity }) => `${quantity}⁺` === id);
  invariant(first !== undefined, `words for ${id}`);
  return { ...first, title: `${first.title}, now with the new weights`, why: 'The same formula once more, with the weights after this update.' };
}

function whyGiven(id: GivenId, updates: number): string {
  if (/^w/.test(id)) return updates === 0 ? 'Given: where learning starts. Change it below and see what follows.' : `What ${updates.toLocaleString('en')} ${updates === 1 ? 'update' : 'updates'} made of it, each by the rule of this round: the old weight less η times its slope.`;
  if (/^b/.test(id)) return 'Given, and kept as it is: in this example only the weights learn.';
  if (/^[it]/.test(id)) return 'Given by the example. Change it below and see what follows.';
  return 'Chosen by us: how far each weight moves against its slope.';
}
