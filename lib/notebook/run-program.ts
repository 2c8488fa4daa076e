import type { CompiledCell } from './compile-cell.ts';
import { Disposer } from './disposer.ts';
import type { DeclarationKind } from './find-declarations.ts';

/** Gives a cell the module it imports, or throws an error that names what it may import. */
export type Importer = (specifier: string) => Promise<object>;

/** What compiled code asks of the notebook while it runs. */
interface ProgramHandle {
  readonly globals: object;
  readonly import: Importer;
  declare(kinds: Readonly<Record<string, DeclarationKind>>): void;
  pick(module: object, specifier: string, name: string, needed: boolean): unknown;
  early(name: string): never;
  disposer(): Disposer;
}

// Learners may name a variable like any of these; the engine keeps its own.
const { defineProperty, getOwnPropertyDescriptor } = Object;
const scope: object = globalThis;
const evaluate: (code: string) => unknown = globalThis.eval;

/**
 * Runs a compiled cell in the shared scope of this realm (its `globalThis`) and gives the value of its last expression.
 * Throws whatever the cell throws; `mapError` puts that into the learner's terms.
 */
export async function runProgram(cell: Pick<CompiledCell, 'code'>, importer: Importer): Promise<unknown> {
  const program = evaluate(cell.code) as (handle: ProgramHandle) => Promise<unknown>;
  return program({ globals: scope, import: importer, declare: declareNames, pick: pickExport, early: failEarly, disposer: () => new Disposer() });
}

/** Makes every name a fresh, writable variable, whatever an earlier cell or the Worker itself had under it. */
function declareNames(kinds: Readonly<Record<string, DeclarationKind>>): void {
  for (const name in kinds) {
    const before = getOwnPropertyDescriptor(scope, name);
    const kept = kinds[name] === 'var' && before && 'value' in before ? (before.value as unknown) : undefined;
    defineProperty(scope, name, { value: kept, writable: true, configurable: true, enumerable: true });
  }
}

function pickExport(module: object, specifier: string, name: string, needed: boolean): unknown {
  if (name in module) return (module as Record<string, unknown>)[name];
  if (!needed) return undefined;
  const names = Object.keys(module).filter((key) => key !== 'default');
  const offer = names.length <= 30 ? `It has: ${names.join(', ')}.` : `Try import * as tf from '${specifier}'.`;
  throw new SyntaxError(`The module '${specifier}' has no export named '${name}'. ${offer}`);
}

function failEarly(name: string): never {
  throw new ReferenceError(`Cannot use '${name}' before the line that declares it.`);
}
