import type { AnyNode, ClassDeclaration, FunctionDeclaration, Program, VariableDeclaration } from 'acorn';
import type MagicString from 'magic-string';
import { unwrapExport } from './find-declarations.ts';
import { isFunctionOrClass, walkNodes } from './walk-nodes.ts';

/**
 * Turns a cell's top-level declarations into assignments, so that the names can live in the scope that all cells share.
 * Functions move to the front, as JavaScript's hoisting would have it.
 */
export function rewriteDeclarations(program: Program, text: MagicString, handle: string): void {
  const hoisted: FunctionDeclaration[] = [];
  for (const statement of program.body) {
    if (statement.type === 'ExportAllDeclaration' || (statement.type === 'ExportNamedDeclaration' && !statement.declaration)) {
      text.remove(statement.start, statement.end);
      continue;
    }
    const node = unwrapExport(statement);
    if (node !== statement && node.start > statement.start) {
      if (statement.type === 'ExportDefaultDeclaration' && !isNamedDeclaration(node)) {
        text.overwrite(statement.start, node.start, `;${handle}.globals.$default = `);
        continue;
      }
      text.remove(statement.start, node.start);
    }
    if (node.type === 'VariableDeclaration') rewriteVariables(node, text, ';', ';');
    else if (node.type === 'ClassDeclaration' && node.id) rewriteClass(node, text);
    else if (node.type === 'FunctionDeclaration' && node.id) hoisted.push(node);
    else rewriteNestedVars(node, text);
  }
  for (const node of hoisted.reverse()) rewriteFunction(node, text);
}

function isNamedDeclaration(node: AnyNode): boolean {
  return (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration') && Boolean(node.id);
}

function rewriteVariables(node: VariableDeclaration, text: MagicString, open: string, close: string): void {
  const [first] = node.declarations;
  if (!first) return;
  text.remove(node.start, first.start);
  for (const { id, init, start, end } of node.declarations) {
    if (!init) {
      if (node.kind === 'var') text.overwrite(start, end, 'void 0');
      else text.appendLeft(end, ' = void 0');
    } else if (id.type !== 'Identifier') {
      text.prependRight(start, '(');
      text.appendLeft(end, ')');
    }
  }
  text.prependRight(first.start, open);
  text.appendLeft(node.end, close);
}

/** `class A …` becomes `A = class A …`. */
function rewriteClass(node: ClassDeclaration, text: MagicString): void {
  text.prependRight(node.start, `;${node.id.name} = `);
  text.appendLeft(node.end, ';');
}

/** `function f() {}` becomes `f = function () {}`: recursion goes through the shared name, so that a new version replaces the old everywhere. */
function rewriteFunction(node: FunctionDeclaration, text: MagicString): void {
  text.overwrite(node.start, node.id.end, `;${node.id.name} = ${node.async ? 'async ' : ''}function${node.generator ? '*' : ''} `);
  text.appendLeft(node.end, ';');
  if (node.start > 0) text.move(node.start, node.end, 0);
}

/** `var` inside blocks and loops of the top level belongs to the cell, too. */
function rewriteNestedVars(root: AnyNode, text: MagicString): void {
  walkNodes(root, (node, parent) => {
    if (isFunctionOrClass(node)) return false;
    if (node.type !== 'VariableDeclaration' || node.kind !== 'var') return true;
    const [first] = node.declarations;
    if (first && parent?.type === 'ForStatement' && parent.init === node) rewriteVariables(node, text, '', '');
    else if (first && (parent?.type === 'ForInStatement' || parent?.type === 'ForOfStatement') && parent.left === node) text.remove(node.start, first.start);
    // Braces keep `if (x) var y = 1;` one statement.
    else rewriteVariables(node, text, '{', '}');
    return true;
  });
}
