import type { AnyNode, CallExpression, Identifier, Program } from 'acorn';
import type { NameUse } from './find-name-uses.ts';
import { walkNodes } from './walk-nodes.ts';

/** Methods that change what they are called on: of arrays, maps, sets and buffers, then of TensorFlow.js. Not `add`: a tensor's gives a new one. */
const CHANGING_METHODS: ReadonlySet<string> = new Set(
  `push pop shift unshift splice sort reverse fill copyWithin set delete clear
  assign dispose fit fitDataset trainOnBatch compile setWeights loadWeights minimize applyGradients`.split(/\s+/),
);

/** Functions that change their first argument. */
const CHANGING_FUNCTIONS: ReadonlySet<string> = new Set(['Object.assign', 'Object.defineProperty', 'Object.setPrototypeOf', 'Object.freeze']);

/**
 * Names of other cells whose values a cell changes in place when it runs, as far as its text shows: `w.assign(…)`, `xs.push(1)`,
 * `a[0] = 1`, `model.fit(…)`. What a function it calls changes, or a second name of the same value, is not seen.
 */
export function findChangedNames(program: Program, nameUses: readonly NameUse[]): string[] {
  const roots = findChangedRoots(program);
  return [...new Set(nameUses.filter(({ own, deferred, id }) => !own && !deferred && roots.has(id)).map(({ id }) => id.name))];
}

function findChangedRoots(program: Program): ReadonlySet<Identifier> {
  const roots = new Set<Identifier>();
  const add = (root: Identifier | null): void => {
    if (root) roots.add(root);
  };
  walkNodes(program, (node) => {
    switch (node.type) {
      case 'AssignmentExpression':
        return walkTargets(node.left, add);
      case 'ForOfStatement':
      case 'ForInStatement':
        return node.left.type === 'VariableDeclaration' ? undefined : walkTargets(node.left, add);
      case 'UpdateExpression':
        return walkTargets(node.argument, add);
      case 'UnaryExpression':
        return node.operator === 'delete' ? walkTargets(node.argument, add) : undefined;
      case 'CallExpression':
        return findChangedByCall(node).forEach(add);
      default:
        return undefined;
    }
  });
  return roots;
}

/** `xs[0]` and `a.b` in something that is assigned to, also within patterns such as `[xs[0], xs[1]] = …`; names alone are not changed in place. */
function walkTargets(target: AnyNode, add: (root: Identifier | null) => void): void {
  walkNodes(target, (node, parent) => {
    // a default's value and a computed key are only read
    if (parent?.type === 'AssignmentPattern' && parent.right === node) return false;
    if (node.type !== 'MemberExpression') return true;
    add(findRoot(node));
    return false;
  });
}

function findChangedByCall(call: CallExpression): (Identifier | null)[] {
  const { callee } = call;
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') return [];
  const method = callee.property.name;
  const given = call.arguments.slice(0, 1);
  if (callee.object.type === 'Identifier' && CHANGING_FUNCTIONS.has(`${callee.object.name}.${method}`)) return given.map(findRoot);
  // `tf.dispose([a, b])` ends what it is given
  if (method === 'dispose' && given.length > 0) return given.flatMap((one) => (one.type === 'ArrayExpression' ? one.elements : [one])).map((one) => one && findRoot(one));
  return CHANGING_METHODS.has(method) ? [findRoot(callee)] : [];
}

/** `a` of `a`, `a.b[0].c` and `a?.b`; null behind a call, whose result may be something new. */
function findRoot(node: AnyNode): Identifier | null {
  if (node.type === 'Identifier') return node;
  if (node.type === 'MemberExpression') return findRoot(node.object);
  if (node.type === 'ChainExpression') return findRoot(node.expression);
  return null;
}
