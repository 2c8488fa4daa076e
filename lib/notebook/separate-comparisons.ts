import type { Program } from 'acorn';
import type MagicString from 'magic-string';
import { walkNodes } from './walk-nodes.ts';

/** `a<!--b` compares in a module, which cells are written as, and begins a comment in a script, which they are run as: a space makes it compare. */
export function separateComparisons(program: Program, text: MagicString): void {
  walkNodes(program, (node) => {
    if (node.type === 'BinaryExpression' && node.operator === '<' && text.original.startsWith('<!--', node.right.start - 1)) text.appendLeft(node.right.start, ' ');
    return true;
  });
}
