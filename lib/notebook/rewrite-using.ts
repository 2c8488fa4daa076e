import type { AnyNode, ForOfStatement, ForStatement, Program, Statement, ModuleDeclaration, VariableDeclaration } from 'acorn';
import type MagicString from 'magic-string';
import { walkNodes } from './walk-nodes.ts';

/**
 * `using a = …` in words that every browser knows: what follows in its block runs in a `try`, and a disposer of the notebook's
 * handle disposes in the `finally`, in reverse order. At a cell's top level that is when the cell ends; in the head of `for … of`
 * when a turn ends, in the head of another loop when the loop does.
 */
export function rewriteUsing(program: Program, text: MagicString, handle: string): void {
  walkNodes(program, (node, parent) => {
    if (node.type === 'BlockStatement' || node.type === 'StaticBlock') rewriteBody(node.body, { end: node.end - 1, keyword: 'const ' }, text, handle);
    if (node.type === 'ForOfStatement' && isUsing(node.left)) rewriteTurns(node, node.left, text, handle);
    if (node.type === 'ForStatement' && node.init && isUsing(node.init)) rewriteLoop(node, node.init, parent, text, handle);
    return true;
  });
  // its names are the notebook's (rewrite-declarations.ts)
  rewriteBody(program.body, { end: program.end, keyword: null }, text, handle);
}

/** `for (using a of b) c` holds each a for its turn. */
function rewriteTurns({ body }: ForOfStatement, declaration: VariableDeclaration, text: MagicString, handle: string): void {
  const [part] = declaration.declarations;
  if (part?.id.type !== 'Identifier') return;
  const disposer = toDisposerName(declaration, handle);
  text.overwrite(declaration.start, part.start, 'const ');
  text.appendLeft(body.start, `{${open(disposer, handle)}${disposer}.use(${part.id.name}${isAsync(declaration) ? ', true' : ''});`);
  text.prependRight(body.end, `${close(disposer, isAsync(declaration))}}`);
}

/** `for (using a = b; c; d) e` holds a for the whole loop; a label before the loop stays right before it. */
function rewriteLoop(loop: ForStatement, declaration: VariableDeclaration, parent: AnyNode | null, text: MagicString, handle: string): void {
  const disposer = toDisposerName(declaration, handle);
  const start = parent?.type === 'LabeledStatement' ? parent.start : loop.start;
  text.appendLeft(start, `{${open(disposer, handle)}`);
  rewriteParts(declaration, 'const ', disposer, text);
  text.prependRight(loop.end, `${close(disposer, isAsync(declaration))}}`);
}

function rewriteBody(body: readonly (Statement | ModuleDeclaration)[], { end, keyword }: { readonly end: number; readonly keyword: string | null }, text: MagicString, handle: string): void {
  const declarations = body.filter(isUsing);
  const [first] = declarations;
  if (!first) return;
  const disposer = toDisposerName(first, handle);
  text.appendLeft(first.start, open(disposer, handle));
  for (const declaration of declarations) rewriteParts(declaration, keyword, disposer, text);
  text.appendRight(end, close(disposer, declarations.some(isAsync)));
}

/** Gives what each part declares to the disposer. */
function rewriteParts({ declarations: parts, start, kind }: VariableDeclaration, keyword: string | null, disposer: string, text: MagicString): void {
  const [part] = parts;
  if (part && keyword !== null) text.overwrite(start, part.start, keyword);
  for (const { init } of parts) {
    if (!init) continue;
    text.appendLeft(init.start, `${disposer}.use(`);
    text.prependLeft(init.end, kind === 'using' ? ')' : ', true)');
  }
}

const toDisposerName = (first: AnyNode, handle: string): string => `${handle}d${String(first.start)}`;

const open = (disposer: string, handle: string): string => `const ${disposer}=${handle}.disposer();try{`;

const close = (disposer: string, waits: boolean): string => `\n}catch(error){${disposer}.fail(error)}finally{${waits ? `await ${disposer}.endLater` : `${disposer}.end`}()}`;

const isUsing = (node: AnyNode): node is VariableDeclaration => node.type === 'VariableDeclaration' && (node.kind === 'using' || node.kind === 'await using');

const isAsync = ({ kind }: VariableDeclaration): boolean => kind === 'await using';
