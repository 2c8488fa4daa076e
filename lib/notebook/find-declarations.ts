import type { AnyNode, Identifier, Program, Statement, ModuleDeclaration, VariableDeclarator } from 'acorn';
import { findPatternNames } from './find-pattern-names.ts';
import { isFunctionOrClass, walkNodes } from './walk-nodes.ts';

export type DeclarationKind = 'const' | 'let' | 'var' | 'function' | 'class' | 'import';

/** One name that a scope declares. */
export interface Declaration {
  readonly name: string;
  readonly kind: DeclarationKind;
  readonly id: Identifier;
  /** the `name = value` part that declares it; null for functions, classes and imports */
  readonly declarator: VariableDeclarator | null;
}

type Body = readonly (Statement | ModuleDeclaration)[];

/** `let`, `const`, class, function and import names declared directly in a list of statements. */
export function findLexicalDeclarations(body: Body): Declaration[] {
  return body.flatMap((statement): Declaration[] => {
    const node = unwrapExport(statement);
    switch (node.type) {
      case 'VariableDeclaration': {
        const { kind } = node;
        if (kind === 'var') return [];
        return node.declarations.flatMap((declarator) => findPatternNames(declarator.id).map((id) => ({ name: id.name, kind: kind === 'let' ? kind : 'const', id, declarator })));
      }
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
        return node.id ? [{ name: node.id.name, kind: node.type === 'ClassDeclaration' ? 'class' : 'function', id: node.id, declarator: null }] : [];
      case 'ImportDeclaration':
        return node.specifiers.map(({ local }) => ({ name: local.name, kind: 'import', id: local, declarator: null }));
      default:
        return [];
    }
  });
}

/** `var` names anywhere in a function or program body, which belong to that whole body. */
export function findVarDeclarations(roots: readonly AnyNode[]): Declaration[] {
  const found: Declaration[] = [];
  for (const root of roots) {
    walkNodes(root, (node) => {
      if (isFunctionOrClass(node)) return false;
      if (node.type === 'VariableDeclaration' && node.kind === 'var') {
        for (const declarator of node.declarations) {
          for (const id of findPatternNames(declarator.id)) found.push({ name: id.name, kind: 'var', id, declarator });
        }
      }
      return true;
    });
  }
  return found;
}

/** Every name a cell declares at its top level, first declaration first. */
export function findTopLevelDeclarations(program: Program): Map<string, Declaration> {
  const names = new Map<string, Declaration>();
  const enums = findEnums(program.body);
  const inOrder = [...findLexicalDeclarations(program.body), ...findVarDeclarations(program.body)].sort((a, b) => a.id.start - b.id.start);
  for (const declaration of inOrder) if (!names.has(declaration.name)) names.set(declaration.name, enums.has(declaration.name) ? { ...declaration, kind: 'let' } : declaration);
  return names;
}

/**
 * Names of enums, which come out of stripping types as `var A; (function (A) { … })(A || (A = {}))`. Unlike a `var`, an enum that
 * runs again begins anew: no member of an older text stays.
 */
function findEnums(body: Body): ReadonlySet<string> {
  return new Set(
    body.flatMap((statement) => {
      if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'CallExpression') return [];
      const [given] = statement.expression.arguments;
      return given?.type === 'LogicalExpression' && given.operator === '||' && given.left.type === 'Identifier' && given.right.type === 'AssignmentExpression' ? [given.left.name] : [];
    }),
  );
}

/** The declaration inside `export …`, else the statement itself. */
export function unwrapExport(statement: Statement | ModuleDeclaration): AnyNode {
  if (statement.type === 'ExportNamedDeclaration' && statement.declaration) return statement.declaration;
  if (statement.type === 'ExportDefaultDeclaration') return statement.declaration;
  return statement;
}
