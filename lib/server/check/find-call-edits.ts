/** Changes of calls and places: swapped axes, forgotten means, functions, orders and copies. */
import type { CallExpression, MemberExpression } from 'acorn';
import type { Edit, Site } from './edit-mutants.ts';

/** Methods of tensors whose first argument is an axis. */
const REDUCES = new Set(['sum', 'mean', 'max', 'min', 'prod', 'argMax', 'argMin', 'all', 'any', 'softmax', 'logSumExp', 'cumsum', 'norm']);
/** Functions of one number that a learner forgets. */
const FORGOTTEN = new Set(['exp', 'log', 'sqrt', 'tanh', 'abs', 'floor', 'ceil', 'round', 'sin', 'cos']);
const EXCHANGED: Readonly<Record<string, string>> = { max: 'min', min: 'max', mean: 'sum', argMax: 'argMin', argMin: 'argMax', floor: 'ceil', every: 'some', some: 'every' };
/** Methods without which a list keeps an order or a shape that is not wanted. */
const SHAPING = new Set(['transpose', 'reverse', 'sort', 'toSorted', 'toReversed']);

export function findCallEdits({ node, parent, textOf }: Site): readonly Edit[] {
  switch (node.type) {
    case 'CallExpression':
      return findMethodEdits(node, textOf);
    case 'MemberExpression':
      // the inner half of a[i][j] has its own turn within the outer
      return parent?.type === 'MemberExpression' && parent.object === node ? [] : findPlaceEdits(node, textOf);
    case 'ArrayExpression': {
      const [only, ...others] = node.elements;
      return only?.type === 'SpreadElement' && others.length === 0 ? [{ kind: 'copy', node, text: textOf(only.argument) }] : [];
    }
    default:
      return [];
  }
}

function findMethodEdits(node: CallExpression, textOf: Site['textOf']): readonly Edit[] {
  const { callee, arguments: args } = node;
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier' || callee.object.type === 'Super') return [];
  const { name } = callee.property;
  const [first] = args;
  const edits: Edit[] = [];
  const exchanged = EXCHANGED[name];
  if (exchanged !== undefined) edits.push({ kind: name === 'mean' ? 'mean' : 'function', node, text: `${textOf(callee.object)}.${exchanged}(${args.map(textOf).join(', ')})` });
  if (callee.object.type === 'Identifier' && callee.object.name === 'Math') {
    if (FORGOTTEN.has(name) && first !== undefined) edits.push({ kind: 'function', node, text: `(${textOf(first)})` });
    return edits;
  }
  if (SHAPING.has(name)) edits.push({ kind: name === 'transpose' ? 'axes' : 'order', node, text: textOf(callee.object) });
  if (REDUCES.has(name) && first !== undefined) {
    const axis = Number(textOf(first));
    if (Number.isInteger(axis)) edits.push({ kind: 'axes', node, text: `${textOf(callee)}(${[axis === 0 ? 1 : 0, ...args.slice(1).map(textOf)].join(', ')})` });
  }
  for (const flag of args) {
    if (flag.type !== 'Literal' || typeof flag.value !== 'boolean') continue;
    const changed = args.map((arg) => (arg === flag ? String(!flag.value) : textOf(arg)));
    edits.push({ kind: 'axes', node, text: `${textOf(callee)}(${changed.join(', ')})` });
  }
  return edits;
}

/** a[i][j] -> a[j][i] */
function findPlaceEdits(node: MemberExpression, textOf: Site['textOf']): readonly Edit[] {
  const { object, property } = node;
  if (!node.computed || object.type !== 'MemberExpression' || !object.computed || textOf(object.property) === textOf(property)) return [];
  return [{ kind: 'axes', node, text: `${textOf(object.object)}[${textOf(property)}][${textOf(object.property)}]` }];
}
