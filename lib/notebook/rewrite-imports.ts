import type { ImportDeclaration, Program } from 'acorn';
import type MagicString from 'magic-string';
import { isFunctionOrClass, walkNodes } from './walk-nodes.ts';

/**
 * Turns `import` into calls of the notebook's own importer, in front of everything else as in a module.
 * Names that only types use are not asked for: after the types are gone nobody can tell them from values.
 */
export function rewriteImports(program: Program, text: MagicString, handle: string, used: ReadonlySet<string>): void {
  const declarations = program.body.filter((statement) => statement.type === 'ImportDeclaration');
  for (const node of declarations.reverse()) {
    const lines = '\n'.repeat((text.original.slice(node.start, node.end).match(/\n/g) ?? []).length);
    text.overwrite(node.start, node.end, `;${toAssignments(node, handle, used)};${lines}`);
    if (node.start > 0) text.move(node.start, node.end, 0);
  }
  walkNodes(program, (node) => {
    if (node.type === 'ImportExpression') text.overwrite(node.start, node.start + 'import'.length, `${handle}.import`);
    if (node.type === 'MetaProperty' && node.meta.name === 'import') text.overwrite(node.start, node.end, '({})');
  });
}

function toAssignments(node: ImportDeclaration, handle: string, used: ReadonlySet<string>): string {
  const module = `await ${handle}.import(${JSON.stringify(node.source.value)})`;
  if (node.specifiers.length === 0) return module;
  return node.specifiers
    .map((specifier) => {
      const { name } = specifier.local;
      if (specifier.type === 'ImportNamespaceSpecifier') return `${name} = ${module}`;
      const wanted = specifier.type === 'ImportDefaultSpecifier' ? 'default' : specifier.imported.type === 'Identifier' ? specifier.imported.name : String(specifier.imported.value);
      return `${name} = ${handle}.pick(${module}, ${JSON.stringify(node.source.value)}, ${JSON.stringify(wanted)}, ${used.has(name)})`;
    })
    .join(';');
}

/** `this` at the top level of a cell is undefined, as in a module. */
export function rewriteTopLevelThis(program: Program, text: MagicString): void {
  walkNodes(program, (node) => {
    if (node.type !== 'ArrowFunctionExpression' && isFunctionOrClass(node)) return false;
    if (node.type === 'ThisExpression') text.overwrite(node.start, node.end, 'undefined');
    return true;
  });
}
