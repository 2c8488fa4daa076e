/** Changes of numbers: off by one where something is counted, another number in a formula, another sign in an answer made of numbers. */
import type { AnyNode, Literal } from 'acorn';
import type { Edit, Site } from './edit-mutants.ts';

export function findLiteralEdits({ node, parent, textOf }: Site): readonly Edit[] {
  if (node.type !== 'Literal' || typeof node.value !== 'number' || parent === null) return [];
  const counted: Edit = { kind: 'off-by-one', node, text: `${node.value + 1}` };
  const isWhole = Number.isInteger(node.value);
  switch (parent.type) {
    case 'MemberExpression':
      return [counted];
    case 'CallExpression':
      return isAxis(parent, textOf) ? [] : [isWhole ? counted : another(node, node.value)];
    case 'BinaryExpression':
      // dropping it is another mutant's business, being off by one is this one's
      return [isWhole ? counted : another(node, node.value)];
    case 'VariableDeclarator':
      return isWhole && node.value === 0 ? [counted] : negated(node, node.value);
    case 'ConditionalExpression':
      return [];
    case 'ArrayExpression':
    case 'Property':
      return negated(node, node.value);
    default:
      return [];
  }
}

const another = (node: Literal, value: number): Edit => ({ kind: 'number', node, text: `${value * 2}` });
const negated = (node: Literal, value: number): readonly Edit[] => (value === 0 ? [] : [{ kind: 'sign', node, text: `${-value}` }]);

/** x.sum(1): the swapped axes of the call. */
function isAxis(call: AnyNode, textOf: Site['textOf']): boolean {
  return call.type === 'CallExpression' && call.callee.type === 'MemberExpression' && /\.(?:sum|mean|max|min|argMax|argMin|softmax|cumsum|norm)$/.test(textOf(call.callee)) && !textOf(call.callee).startsWith('Math.');
}
