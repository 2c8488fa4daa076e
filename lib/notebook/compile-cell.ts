import MagicString from 'magic-string';
import type { Program } from 'acorn';
import { checkConstants } from './check-constants.ts';
import { checkSpecialNames } from './check-special-names.ts';
import { checkNamespaces } from './check-unsupported.ts';
import { findTopLevelDeclarations, type Declaration, type DeclarationKind } from './find-declarations.ts';
import { findEarlyUses } from './find-early-uses.ts';
import { findCaptures, findFacts, type Captures } from './find-facts.ts';
import { findNameUses, type NameUse } from './find-name-uses.ts';
import { findPositions, type CellPositions, type InsertedText } from './find-positions.ts';
import { parseProgram } from './parse-program.ts';
import type { CellFacts } from './protocol.ts';
import { rewriteDeclarations } from './rewrite-declarations.ts';
import { rewriteImports } from './rewrite-imports.ts';
import { rewriteUsing } from './rewrite-using.ts';
import { separateComparisons } from './separate-comparisons.ts';
import { stripTypes } from './strip-types.ts';

export { CellSyntaxError } from './cell-syntax-error.ts';

export interface CompileOptions {
  /** names the cell in error positions and in the browser's debugger */
  readonly cellId: string;
  /**
   * What functions of every cell that ran before in this realm can touch. Variables that nothing else can see stay local
   * while the cell runs, so that its loops are as fast as in a function. Left out (unknown): no variable stays local.
   */
  readonly capturedElsewhere?: { readonly names: ReadonlySet<string>; readonly everything: boolean };
}

/** A cell ready to run with `runProgram`. Plain data: it can be stored and sent. */
export interface CompiledCell extends CellPositions {
  readonly cellId: string;
  /** JavaScript expression, an async function that takes the notebook's handle, with a `sourceURL` */
  readonly code: string;
  /** names it declares at its top level */
  readonly names: readonly string[];
  readonly kinds: Readonly<Record<string, DeclarationKind>>;
  readonly facts: CellFacts;
  readonly captures: Captures;
}

/** Compiles the TypeScript text of one cell. Throws `CellSyntaxError` with line and column of that text. */
export function compileCell(source: string, options: CompileOptions): CompiledCell {
  const { js, segments } = stripTypes(source);
  checkNamespaces(source, js);
  const program = parseProgram(js, segments);
  const topLevel = findTopLevelDeclarations(program);
  const nameUses = findNameUses(program, topLevel);
  checkSpecialNames(topLevel, segments);
  checkConstants(topLevel, nameUses, segments);

  const handle = selectHandle(js);
  const captures = findCaptures(program, nameUses);
  const local = findLocalNames(topLevel, nameUses, captures, options.capturedElsewhere);
  const text = new MagicString(js);
  rewriteEarlyUses(topLevel, nameUses, text, handle);
  if (js.startsWith('#!')) text.overwrite(0, 2, '//');
  rewriteImports(program, text, handle, new Set(nameUses.filter(({ own }) => own).map(({ id }) => id.name)));
  rewriteDeclarations(program, text, handle);
  const inserted = rewriteResult(program, text);
  rewriteUsing(program, text, handle);
  separateComparisons(program, text);
  const kinds = Object.fromEntries([...topLevel].map(([name, { kind }]) => [name, kind]));
  wrap(text, handle, kinds, local);

  return {
    cellId: options.cellId,
    code: `${text.toString()}\n//# sourceURL=${cellUrl(options.cellId)}`,
    names: [...topLevel.keys()],
    kinds,
    facts: findFacts(program, topLevel, nameUses),
    captures,
    ...findPositions(text, segments, inserted),
  };
}

/** The address that stack traces show for a cell. */
export function cellUrl(cellId: string): string {
  return `nb:/${encodeURIComponent(cellId)}.js`;
}

/** A name for the notebook's handle that the cell does not use itself. */
function selectHandle(js: string): string {
  let handle = '__epoch';
  while (js.includes(handle)) handle += '_';
  return handle;
}

/** Variables that no function of this or an earlier cell can see while the cell runs. */
function findLocalNames(
  topLevel: ReadonlyMap<string, Declaration>,
  nameUses: readonly NameUse[],
  captures: Captures,
  elsewhere: CompileOptions['capturedElsewhere'],
): string[] {
  if (!elsewhere || elsewhere.everything || captures.everything) return [];
  const captured = new Set(captures.names);
  return [...topLevel.values()]
    .filter(({ name, kind }) => ['let', 'const', 'var'].includes(kind) && !captured.has(name) && !elsewhere.names.has(name))
    .map(({ name }) => name)
    .filter((name) => nameUses.some(({ id }) => id.name === name));
}

function rewriteEarlyUses(topLevel: ReadonlyMap<string, Declaration>, nameUses: readonly NameUse[], text: MagicString, handle: string): void {
  for (const { id, shorthand } of findEarlyUses(topLevel, nameUses)) {
    // A property, so that it can also stand where something is assigned.
    const fails = `${handle}.early(${JSON.stringify(id.name)}).x`;
    text.overwrite(id.start, id.end, shorthand ? `${id.name}: ${fails}` : fails);
  }
}

/** The value of a cell is that of its last statement, when that is an expression. */
function rewriteResult(program: Program, text: MagicString): InsertedText | null {
  const last = program.body.findLast(({ type }) => type !== 'EmptyStatement');
  if (last?.type !== 'ExpressionStatement' || last.directive === 'use strict') return null;
  const open = ';return (';
  text.prependRight(last.start, open);
  text.appendLeft(last.expression.end, ')');
  const { line, column } = last.loc?.start ?? { line: 1, column: 0 };
  return { line: line - 1, column, length: open.length };
}

function wrap(text: MagicString, handle: string, kinds: Readonly<Record<string, DeclarationKind>>, local: readonly string[]): void {
  const declare = `(async function(${handle}){"use strict";${handle}.declare(${JSON.stringify(kinds)});`;
  if (local.length === 0) {
    text.prepend(declare);
    text.append('\n})');
    return;
  }
  const initial = local.map((name) => (kinds[name] === 'var' ? `${name} = ${handle}.globals.${name}` : name)).join(', ');
  const publish = local.map((name) => `${handle}.globals.${name} = ${name};`).join('');
  text.prepend(`${declare}let ${initial};try{`);
  text.append(`\n}finally{${publish}}})`);
}
