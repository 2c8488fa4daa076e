/** What the kernel says about a cell's runs, taken into its record. Loaded with the kernel. */
import type { CellRecord } from './cell-record.ts';
import type { NotebookKernelEvent } from './kernel-port.ts';
import type { Output } from '#lib/notebook/outputs.ts';
import { OutputSlot } from './output-slot.ts';
import { receiveControl } from './receive-control.ts';
import type { FrameBatch } from './signal.ts';

export type RunEvent = Extract<NotebookKernelEvent, { runId: number }>;

/** False when the run has been overtaken by a newer one of this cell, or goes on as before. */
export function receiveRun(cell: CellRecord, event: RunEvent, now: number, batch: FrameBatch): boolean {
  if ('controlId' in event) {
    receiveControl(cell, event, batch);
    return false;
  }
  if (event.type === 'queued') {
    cell.runId = event.runId;
    cell.queue();
  }
  if (cell.runId !== event.runId) return false;
  if (event.type === 'started') begin(cell, event.count, now);
  else if (event.type === 'output') add(cell, new OutputSlot(event.displayId, event.output), batch);
  else if (event.type === 'update') update(cell, event, batch);
  else if (event.type === 'finished') end(cell, event);
  return true;
}

function begin(cell: CellRecord, count: number, now: number): void {
  cell.keepsOld = true;
  cell.change({ phase: 'running', count, startedAt: now, ranSource: cell.sentSource, lost: false });
}

function end(cell: CellRecord, event: Extract<RunEvent, { type: 'finished' }>): void {
  if (cell.state.phase !== 'running') return cell.unqueue();
  if (cell.keepsOld) clear(cell);
  cell.change({ phase: event.status, startedAt: null, ms: event.ms, facts: event.facts ?? cell.state.facts, leakedTensors: event.leakedTensors });
}

/** Shows below a cell what none of its runs made, in the place of what had this display id. */
export function showBeside(cell: CellRecord, displayId: number, output: Output): void {
  cell.change({ outputs: [...cell.state.outputs.filter((slot) => slot.displayId !== displayId), new OutputSlot(displayId, output)] });
}

function add(cell: CellRecord, output: OutputSlot, batch: FrameBatch): void {
  if (cell.keepsOld) clear(cell);
  cell.state = { ...cell.state, outputs: [...cell.state.outputs, output] };
  batch.notify(cell.signal);
}

function update(cell: CellRecord, event: Extract<RunEvent, { type: 'update' }>, batch: FrameBatch): void {
  if (cell.keepsOld) return;
  const output = cell.state.outputs.find((one) => one.displayId === event.displayId);
  if (output?.apply(event.update)) batch.notify(output.signal);
}

function clear(cell: CellRecord): void {
  cell.keepsOld = false;
  cell.state = { ...cell.state, outputs: [] };
}
