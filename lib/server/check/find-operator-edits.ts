/** Changes of operators: dropped terms and factors, wrong signs, boundaries, branches, sums. */
import type { AnyNode, AssignmentExpression, BinaryExpression, Expression } from 'acorn';
import type { Edit, Site } from './edit-mutants.ts';

/** Minus signs, boundaries and what a term, a factor or a division becomes when it is forgotten. */
const SWAPPED: Readonly<Record<string, string>> = { '+': '-', '-': '+', '<': '<=', '<=': '<', '>': '>=', '>=': '>', '===': '!==', '!==': '===', '+=': '-=', '-=': '+=' };

export function findOperatorEdits({ node, parent, textOf }: Site): readonly Edit[] {
  switch (node.type) {
    case 'BinaryExpression':
      return findBinaryEdits(node, textOf);
    case 'UnaryExpression':
      return node.operator === '-' || node.operator === '!' ? [{ kind: node.operator === '-' ? 'sign' : 'branch', node, text: inParentheses(node.argument, textOf) }] : [];
    case 'LogicalExpression':
      return [{ kind: 'branch', node, text: inParentheses(node.left, textOf) }];
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].map((kept) => ({ kind: 'branch', node, text: inParentheses(kept, textOf) }));
    case 'IfStatement':
      return ['true', 'false'].map((text) => ({ kind: 'branch', node: node.test, text }));
    case 'AssignmentExpression':
      return findAssignmentEdits(node, parent, textOf);
    case 'UpdateExpression':
      return parent?.type === 'ForStatement' && parent.update === node ? [{ kind: 'off-by-one', node, text: `${textOf(node.argument)} ${node.operator === '++' ? '+' : '-'}= 2` }] : [];
    default:
      return [];
  }
}

function findBinaryEdits(node: BinaryExpression, textOf: Site['textOf']): readonly Edit[] {
  const { left, right, operator } = node;
  // `#field in object`: nothing to compute with
  if (left.type === 'PrivateIdentifier') return [];
  const swap = (kind: Edit['kind']): Edit => ({ kind, node, text: `(${textOf(left)} ${SWAPPED[operator] ?? operator} ${textOf(right)})` });
  const keep = (kind: Edit['kind'], kept: AnyNode): Edit => ({ kind, node, text: inParentheses(kept, textOf) });
  switch (operator) {
    case '+':
    case '-':
      return isText(left) || isText(right) ? [] : [keep('term', left), swap('sign')];
    case '*':
      return [keep('factor', isNumber(left) ? right : left)];
    case '/':
      return [keep('mean', left)];
    case '**':
    case '%':
      return [keep('factor', left)];
    case '<':
    case '<=':
    case '>':
    case '>=':
      return [swap('boundary')];
    case '===':
    case '!==':
      return [swap('branch')];
    default:
      return [];
  }
}

function findAssignmentEdits(node: AssignmentExpression, parent: AnyNode | null, textOf: Site['textOf']): readonly Edit[] {
  const { left, right, operator } = node;
  if (!['+=', '-=', '*=', '/='].includes(operator)) return [];
  const becomes = (kind: Edit['kind'], sign: string, value = textOf(right)): Edit => ({ kind, node, text: `${textOf(left)} ${sign} ${value}` });
  if (parent?.type === 'ForStatement' && parent.update === node) return isNumber(right) ? [becomes('off-by-one', operator, `${Number(textOf(right)) + 1}`)] : [];
  const swapped = SWAPPED[operator];
  return [becomes('sum', '='), ...(swapped === undefined ? [] : [becomes('sign', swapped)])];
}

const inParentheses = (node: AnyNode, textOf: Site['textOf']): string => (/^(?:Identifier|Literal|MemberExpression|CallExpression)$/.test(node.type) ? textOf(node) : `(${textOf(node)})`);
const isNumber = (node: Expression): boolean => node.type === 'Literal' && typeof node.value === 'number';
const isText = (node: Expression): boolean => node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string');
