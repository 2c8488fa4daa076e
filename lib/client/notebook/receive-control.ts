/** What the kernel says about controls, taken into the outputs of their cell. Loaded with the kernel. */
import { unreachable } from '#lib/base/invariant.ts';
import type { Output } from '#lib/notebook/outputs.ts';
import type { CellRecord } from './cell-record.ts';
import type { NotebookKernelEvent } from './kernel-port.ts';
import { OutputSlot } from './output-slot.ts';
import type { FrameBatch } from './signal.ts';

export type ControlEvent = Extract<NotebookKernelEvent, { controlId: string }>;
type ControlOutput = Extract<Output, { kind: 'control' }>;

/** Changes the control where it is shown; nothing happens where its cell shows another run by now. */
export function receiveControl(cell: CellRecord, event: ControlEvent, batch: FrameBatch): void {
  switch (event.type) {
    case 'control-set':
      return change(cell, event.controlId, { value: event.raw });
    case 'control-taken':
      return change(cell, event.controlId, { problem: event.problem });
    case 'control-phase':
      change(cell, event.controlId, { phase: event.phase });
      return event.phase === 'working' ? begin(cell, event.controlId) : end(cell, event.controlId);
    case 'control-output':
      return show(cell, event, batch);
    default:
      return unreachable(event);
  }
}

const isOf = (slot: OutputSlot, controlId: string): boolean => {
  const output = slot.output();
  return output.kind === 'control' && output.control.id === controlId;
};

function change(cell: CellRecord, controlId: string, changes: Partial<ControlOutput>): void {
  const slot = cell.state.outputs.find((one) => isOf(one, controlId));
  const output = slot?.output();
  if (!slot || output?.kind !== 'control') return;
  const same = (Object.keys(changes) as (keyof ControlOutput)[]).every((name) => output[name] === changes[name]); // its own keys
  if (same) return;
  slot.apply({ kind: 'replace', output: { ...output, ...changes } });
  // not with the next frame: a field that is typed into must hold what was typed
  slot.signal.notify();
}

/** What the call before showed stays until this one shows something, or has ended without. */
function begin(cell: CellRecord, controlId: string): void {
  for (const slot of cell.state.outputs) if (slot.shownBy?.controlId === controlId) slot.shownBy = { controlId, old: true };
}

function end(cell: CellRecord, controlId: string): void {
  const outputs = cell.state.outputs.filter(({ shownBy }) => shownBy?.controlId !== controlId || !shownBy.old);
  if (outputs.length < cell.state.outputs.length) cell.change({ outputs });
}

/** Behind the control, and behind what it has shown since its call began. */
function show(cell: CellRecord, { controlId, displayId, output }: Extract<ControlEvent, { type: 'control-output' }>, batch: FrameBatch): void {
  const kept = cell.state.outputs.filter(({ shownBy }) => shownBy?.controlId !== controlId || !shownBy.old);
  const last = kept.findLastIndex((slot) => isOf(slot, controlId) || slot.shownBy?.controlId === controlId);
  if (last === -1) return;
  cell.state = { ...cell.state, outputs: kept.toSpliced(last + 1, 0, new OutputSlot(displayId, output, { controlId, old: false })) };
  batch.notify(cell.signal);
}
