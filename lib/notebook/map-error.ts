import { CellSyntaxError } from './cell-syntax-error.ts';
import type { CellPositions } from './find-positions.ts';
import type { CellError } from './outputs.ts';

/** The positions of a cell that ran in this realm; null when it is unknown. */
export type PositionLookup = (cellId: string) => Pick<CellPositions, 'lineTable'> & Partial<CellPositions> | null;

// Deno writes `nb:/answer.js, <anonymous>:4:15` where browsers write `nb:/answer.js:4:15`
const FRAME = /nb:\/([^\s:/,]+)\.js(?:, <anonymous>)?:(\d+):(\d+)/;

/** Puts an error into the learner's terms: name, message, and frames of cells only, as lines and columns of their text. */
export function mapError(error: unknown, lookup: PositionLookup, cellId: string): CellError {
  if (error instanceof CellSyntaxError) {
    const at = { line: error.line, column: error.column };
    return { name: error.name, message: error.message, at, frames: [{ cellId, ...at, fn: null }], hint: null };
  }
  const frames = readFrames(readText(error, 'stack'), lookup);
  const own = frames.find((frame) => frame.cellId === cellId);
  return {
    name: isObject(error) ? readText(error, 'name') || 'Error' : 'Thrown value',
    message: isObject(error) ? readText(error, 'message') || (error instanceof Error ? '' : describe(error)) : describe(error),
    at: own ? { line: own.line, column: own.column } : null,
    frames,
    hint: null,
  };
}

function readFrames(stack: string, lookup: PositionLookup): CellError['frames'] {
  return stack.split('\n').flatMap((text) => {
    const [, address, line, column] = FRAME.exec(text) ?? [];
    if (!address) return [];
    const cellId = decodeURIComponent(address);
    const position = toLearnerPosition(lookup(cellId), Number(line), Number(column));
    return [{ cellId, ...position, fn: readFunctionName(text) }];
  });
}

/** Turns a position in a program (from 1) into one in the learner's text (from 1). */
export function toLearnerPosition(positions: ReturnType<PositionLookup>, line: number, column: number): { line: number; column: number } {
  const triples = positions?.columns?.[line - 1] ?? [];
  let found: number | null = null;
  for (let i = 0; i < triples.length && ((triples[i] ?? 0) <= column - 1 || found === null); i += 3) found = i;
  if (found === null) return { line: positions?.lineTable[line - 1] ?? line, column: 1 };
  return { line: (triples[found + 1] ?? line - 1) + 1, column: (triples[found + 2] ?? 0) + 1 };
}

/** The function's name in a frame of V8 (`at f (…`) or of Firefox and Safari (`f@…`); null for a cell's own top level. */
function readFunctionName(frame: string): string | null {
  const name = /^\s*at (?:async )?(?:new )?(\S+) (?:\[as \S+\] )?\(/.exec(frame)?.[1] ?? /^(?:async\*)?([^@\s*]+)@/.exec(frame)?.[1];
  if (!name || name === 'eval' || /anonymous|<computed>/.test(name)) return null;
  return name.replace(/^(Object|globalThis|global|DedicatedWorkerGlobalScope)\./, '');
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Reads a text property of something that may be hostile. */
function readText(value: unknown, key: string): string {
  try {
    const text: unknown = isObject(value) ? (value as Record<string, unknown>)[key] : '';
    return typeof text === 'string' ? text : '';
  } catch {
    return '';
  }
}

function describe(value: unknown): string {
  try {
    return String(value);
  } catch {
    return 'a value that cannot be shown';
  }
}
