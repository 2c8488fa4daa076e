/** Traces what an editor of the page asks for, and shows it below its cell. */
import type { Output } from '#lib/notebook/outputs.ts';
import { TRACE_EVENT, type TraceAsked } from '../editor/editor-bridge.ts';
import type { NotebookKernel } from './kernel-port.ts';
import { traceExpression } from './trace-expression.ts';

/** Shows something below a cell, in the place of what had this display id. */
type ShowBelow = (cellId: string, displayId: number, output: Output) => void;

/** A cell has one trace; a kernel counts its own display ids from 1. */
const TRACE_DISPLAY_ID = -1;

/** the notebook of the page that is open */
let current: { readonly kernel: NotebookKernel; readonly show: ShowBelow } | null = null;

/** Answers from now on with this kernel; the one before it is gone with its page. */
export function answerTraceRequests(kernel: NotebookKernel, show: ShowBelow): void {
  if (!current) document.addEventListener(TRACE_EVENT, (event) => void answer(event));
  current = { kernel, show };
}

async function answer(event: Event): Promise<void> {
  const asked = event instanceof CustomEvent ? (event.detail as TraceAsked) : null; // only our editors send it
  if (!asked || !current) return;
  const { kernel, show } = current;
  const cellId = asked.path.split('/').at(-1) ?? '';
  if (asked.expression.trim() === '') return show(cellId, TRACE_DISPLAY_ID, { kind: 'notice', text: 'Select an expression to trace, or put the caret into a line with one.' });
  const outputs = await traceExpression(kernel, { cellId, expression: asked.expression, at: asked.at });
  const output = outputs.find(({ kind }) => kind === 'tape') ?? outputs.find(({ kind }) => kind === 'error');
  show(cellId, TRACE_DISPLAY_ID, output ?? { kind: 'notice', text: 'The trace was stopped.' });
}
