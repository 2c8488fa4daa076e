import type { AnyNode, Program } from 'acorn';
import { findChangedNames } from './find-changed-names.ts';
import type { Declaration } from './find-declarations.ts';
import type { NameUse } from './find-name-uses.ts';
import { PLATFORM_NAMES, REFLECTING_NAMES } from './platform-names.ts';
import type { CellFacts } from './protocol.ts';
import { walkNodes } from './walk-nodes.ts';

/** What a cell gives to and takes from the shared scope. */
export function findFacts(program: Program, topLevel: ReadonlyMap<string, Declaration>, nameUses: readonly NameUse[]): CellFacts {
  const foreign = nameUses.filter(({ own, id }) => !own && !PLATFORM_NAMES.has(id.name));
  const namesOf = (uses: readonly NameUse[]): string[] => [...new Set(uses.map(({ id }) => id.name))];
  const now = new Set(namesOf(foreign.filter(({ deferred }) => !deferred)));
  return {
    defines: [...topLevel.keys()],
    uses: namesOf(foreign),
    writes: namesOf(foreign.filter(({ writes }) => writes)),
    changes: findChangedNames(program, foreign),
    lateUses: namesOf(foreign).filter((name) => !now.has(name)),
    imported: [...topLevel.values()].filter(({ kind }) => kind === 'import').map(({ name }) => name),
    imports: [...new Set(program.body.flatMap((statement) => (statement.type === 'ImportDeclaration' ? [String(statement.source.value)] : [])))],
  };
}

/** What the functions of a cell may touch after it ended: decides which variables another cell may keep to itself while it runs. */
export interface Captures {
  /** names, own or foreign, that its functions and classes refer to */
  readonly names: readonly string[];
  /** it can reach any name: `eval`, `globalThis[…]`, `new Function`, a string given to a timer */
  readonly everything: boolean;
}

export function findCaptures(program: Program, nameUses: readonly NameUse[]): Captures {
  let everything = nameUses.some(({ own, id }) => !own && REFLECTING_NAMES.has(id.name));
  walkNodes(program, (node) => {
    everything ||= reflects(node);
  });
  return { names: [...new Set(nameUses.filter(({ inFunction }) => inFunction).map(({ id }) => id.name))], everything };
}

function reflects(node: AnyNode): boolean {
  if (node.type === 'MemberExpression') {
    // `(() => 0).constructor('…')` is `Function` by another road.
    return !node.computed && node.property.type === 'Identifier' && node.property.name === 'constructor';
  }
  if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || !/^set(Timeout|Interval)$/.test(node.callee.name)) return false;
  const [handler] = node.arguments;
  return handler?.type === 'Literal' || handler?.type === 'TemplateLiteral' || handler?.type === 'BinaryExpression';
}
