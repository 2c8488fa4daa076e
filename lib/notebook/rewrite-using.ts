import type { AnyNode, Program, Statement, ModuleDeclaration, VariableDeclaration } from 'acorn';
import type MagicString from 'magic-string';
import { failAt } from './cell-syntax-error.ts';
import type { LineSegments } from './decode-mappings.ts';
import { walkNodes } from './walk-nodes.ts';

/**
 * `using a = …` in words that every browser knows: what follows in its block runs in a `try`, and a disposer of the notebook's
 * handle disposes in the `finally`, in reverse order. At a cell's top level that is when the cell ends. Throws `CellSyntaxError`
 * for `using` in the head of a loop.
 */
export function rewriteUsing(program: Program, text: MagicString, handle: string, segments: readonly LineSegments[]): void {
  walkNodes(program, (node, parent) => {
    if (node.type === 'BlockStatement' || node.type === 'StaticBlock') rewriteBody(node.body, { end: node.end - 1, keyword: 'const ' }, text, handle);
    if (!isUsing(node)) return true;
    if (/^For/.test(parent?.type ?? '')) failAt(node, segments, 'A loop cannot declare with `using` in a cell. Write `using` inside the loop’s block.');
    return true;
  });
  // its names are the notebook's (rewrite-declarations.ts)
  rewriteBody(program.body, { end: program.end, keyword: null }, text, handle);
}

function rewriteBody(body: readonly (Statement | ModuleDeclaration)[], { end, keyword }: { readonly end: number; readonly keyword: string | null }, text: MagicString, handle: string): void {
  const declarations = body.filter(isUsing);
  const [first] = declarations;
  if (!first) return;
  const disposer = `${handle}d${String(first.start)}`;
  text.appendLeft(first.start, `const ${disposer}=${handle}.disposer();try{`);
  for (const { kind, declarations: parts, start } of declarations) {
    const [part] = parts;
    if (part && keyword !== null) text.overwrite(start, part.start, keyword);
    for (const { init } of parts) {
      if (!init) continue;
      text.appendLeft(init.start, `${disposer}.use(`);
      text.prependLeft(init.end, kind === 'using' ? ')' : ', true)');
    }
  }
  const wait = declarations.some(({ kind }) => kind === 'await using') ? 'await ' : '';
  text.appendRight(end, `\n}catch(error){${disposer}.fail(error)}finally{${wait}${disposer}.${wait ? 'endLater' : 'end'}()}`);
}

const isUsing = (node: AnyNode): node is VariableDeclaration => node.type === 'VariableDeclaration' && (node.kind === 'using' || node.kind === 'await using');
