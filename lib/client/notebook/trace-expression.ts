/** Traces an expression of a cell in the notebook's kernel, without running the cell. */
import type { Output } from '#lib/notebook/outputs.ts';
import type { CodePosition } from '../editor/editor-bridge.ts';
import type { NotebookKernel } from './kernel-port.ts';

/** Lines of the program before the expression. */
const LINES_BEFORE = 2;

/** The program that traces an expression in the notebook's names. */
export function toTraceSource(expression: string): string {
  const text = trimExpression(expression);
  return `import { trace as epochTrace } from 'epoch/debug';\nawait epochTrace(async () => (\n${text}\n), ${JSON.stringify(toTitle(text))}, { keep: false });`;
}

/** characters of an expression in a heading */
const TITLE_CHARACTERS = 80;

function toTitle(expression: string): string {
  const line = expression.replace(/\s+/g, ' ').trim();
  return line.length <= TITLE_CHARACTERS ? line : `${line.slice(0, TITLE_CHARACTERS - 1)}…`;
}

/** A selection often takes the semicolon, or the name that the value is given to, along. */
function trimExpression(selection: string): string {
  return selection
    .trim()
    .replace(/;+\s*$/, '')
    .replace(/^(?:export\s+)?(?:const|let|var)\s+[\w$]+(?:\s*:[^=]+)?\s*=(?!=)\s*/, '')
    .replace(/^return\s+/, '')
    .replace(/^await\s+/, 'await ');
}

export interface TraceRequest {
  readonly cellId: string;
  readonly expression: string;
  /** where the expression begins in the cell */
  readonly at: CodePosition;
}

/** Runs the trace behind what runs now; settles with what it showed, in order. Empty when the kernel was stopped before. */
export async function traceExpression(kernel: NotebookKernel, { cellId, expression, at }: TraceRequest): Promise<readonly Output[]> {
  const ownId = `trace:${cellId}`;
  const outputs = await collectOutputs(kernel, ownId, toTraceSource(expression));
  return outputs.map((output) => inCell(output, ownId, cellId, at));
}

/** Runs a program of no cell and gathers what it shows. */
export function collectOutputs(kernel: NotebookKernel, id: string, source: string): Promise<readonly Output[]> {
  const outputs: Output[] = [];
  return new Promise((resolve) => {
    const end = (): void => {
      unsubscribe();
      resolve(outputs);
    };
    const unsubscribe = kernel.subscribe((event) => {
      if (event.type === 'restarted') return end();
      if (!('cellId' in event) || event.cellId !== id) return;
      if (event.type === 'output') outputs.push(event.output);
      if (event.type === 'finished') end();
    });
    kernel.run(id, source);
  });
}

/** Positions of the trace's own program are those of the expression in its cell. */
function inCell(output: Output, ownId: string, cellId: string, start: CodePosition): Output {
  const move = <Place extends { readonly cellId: string; readonly line: number; readonly column: number }>(place: Place): Place =>
    place.cellId === ownId ? { ...place, cellId, line: place.line - LINES_BEFORE + start.line - 1, column: place.line - LINES_BEFORE === 1 ? place.column + start.column - 1 : place.column } : place;
  if (output.kind === 'tape') return { kind: 'tape', tape: { ...output.tape, entries: output.tape.entries.map((entry) => ({ ...entry, at: entry.at && move(entry.at) })) } };
  if (output.kind !== 'error') return output;
  const { error } = output;
  return { kind: 'error', error: { ...error, at: error.at && move({ cellId: ownId, ...error.at }), frames: error.frames.map(move) } };
}
