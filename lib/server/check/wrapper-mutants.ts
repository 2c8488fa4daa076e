/** Mutants that put something around a whole function: what no single edit can do to a solution. */
import { walkNodes } from '#lib/notebook/walk-nodes.ts';
import { parseProgram } from '#lib/notebook/parse-program.ts';
import { stripTypes } from '#lib/notebook/strip-types.ts';
import type { Mutant, MutantKind } from './mutant.ts';

/** What a function of the solution was seen to do while it was judged. */
export interface SeenCalls {
  /** calls that the visible checks make */
  readonly visible: number;
  /** some argument is an array, a record or a tensor: something that can be changed */
  readonly takesObjects: boolean;
  /** it gives numbers or tensors, which have a dtype */
  readonly givesNumbers: boolean;
}

interface Wrapper {
  readonly kind: MutantKind;
  readonly does: string;
  readonly fits: (seen: SeenCalls) => boolean;
  /** JavaScript: a function of `inner`, the solution's own, and of how often the visible checks call it */
  readonly code: string;
}

const WRAPPERS: readonly Wrapper[] = [
  { kind: 'constant', does: 'always gives its first answer', fits: () => true, code: `(inner) => { let first; return (...args) => (first ??= { value: inner(...args) }).value; }` },
  {
    kind: 'table',
    does: 'knows the visible inputs only',
    fits: ({ visible }) => visible > 0,
    code: `(inner, visible) => {
      const table = new Map();
      const plain = (key, value) => (value?.dataSync ? [value.shape, value.dtype, [...value.dataSync()]] : ArrayBuffer.isView(value) ? [...value] : typeof value === 'number' ? String(value) : value);
      let calls = 0;
      return (...args) => {
        const key = JSON.stringify(args, plain);
        if (calls++ < visible && !table.has(key)) table.set(key, inner(...args));
        return table.has(key) ? table.get(key) : table.values().next().value;
      };
    }`,
  },
  {
    kind: 'dtype',
    does: 'gives its numbers in another dtype, or as text',
    fits: ({ givesNumbers }) => givesNumbers,
    code: `(inner) => {
      const other = (value) => (value?.dataSync ? (value.dtype === 'float32' ? value.toInt() : value.toFloat()) : typeof value === 'number' ? String(value) : value);
      return (...args) => { const value = inner(...args); return value?.then ? value.then(other) : other(value); };
    }`,
  },
  {
    kind: 'arguments',
    does: 'changes its arguments',
    fits: ({ takesObjects }) => takesObjects,
    code: `(inner) => {
      const change = (value) => {
        if (value?.dataSync) return value.dispose();
        if (ArrayBuffer.isView(value)) return void (value[0] += 1);
        if (typeof value !== 'object' || value === null) return;
        for (const key of Object.keys(value)) typeof value[key] === 'number' ? (value[key] += 1) : change(value[key]);
        if (Array.isArray(value)) value.push(value[0]);
      };
      return (...args) => { const value = inner(...args); const kept = typeof value === 'object' && !value?.dataSync && !value?.then ? structuredClone(value) : value; args.forEach(change); return kept; };
    }`,
  },
  {
    kind: 'random',
    does: 'sometimes gives the answer of the call before',
    fits: () => true,
    code: `(inner) => { let last; return (...args) => (last !== undefined && Math.random() < 0.3 ? last : (last = { value: inner(...args) })).value; }`,
  },
];

/** Mutants around every function that an exercise asks for; names of values have none. */
export function makeWrapperMutants(source: string, seen: ReadonlyMap<string, SeenCalls>): readonly Mutant[] {
  const { js, segments } = stripTypes(source);
  const places = findNames(js, segments);
  return [...seen].flatMap(([name, calls]) =>
    WRAPPERS.filter(({ fits }) => fits(calls)).map(({ kind, does, code }) => ({
      kind,
      isEdit: false,
      ...(places.get(name) ?? { line: 1, column: 1 }),
      change: `${name} -> ${does}`,
      // names of a cell are properties of the realm: whoever asks for the function gets the wrapped one
      code: `${js}\n;globalThis.${name} = (${code})(globalThis.${name}, ${calls.visible});\n`,
    })),
  );
}

/** Where the names of the program's top level are declared. */
function findNames(js: string, segments: Parameters<typeof parseProgram>[1]): ReadonlyMap<string, { readonly line: number; readonly column: number }> {
  const places = new Map<string, { readonly line: number; readonly column: number }>();
  walkNodes(parseProgram(js, segments), (node, parent) => {
    if (node.type !== 'Identifier' || !(parent?.type === 'FunctionDeclaration' || parent?.type === 'VariableDeclarator') || parent.id !== node) return;
    if (!places.has(node.name)) places.set(node.name, { line: node.loc?.start.line ?? 1, column: (node.loc?.start.column ?? 0) + 1 });
  });
  return places;
}
