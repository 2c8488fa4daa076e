import { expect, it } from 'vitest';
import type { Output } from '#lib/notebook/outputs.ts';
import { Draft } from '../drafts/draft.ts';
import { CellRecord } from './cell-record.ts';
import type { NotebookKernelEvent } from './kernel-port.ts';
import { receiveRun, type RunEvent } from './receive-run.ts';
import { FrameBatch } from './signal.ts';
import { NOTHING } from './test-kernel.ts';

const control = (id: string): Output => ({ kind: 'control', control: { id, key: id, spec: { type: 'checkbox', label: id } }, value: false, problem: '', phase: 'open' });
const note = (text: string): Output => ({ kind: 'notice', text });

function openCell() {
  const cell = new CellRecord('a', new Draft('a', '', NOTHING));
  const batch = new FrameBatch((flush) => flush());
  const hear = (event: NotebookKernelEvent): boolean => receiveRun(cell, event as RunEvent, 0, batch); // only these are given
  const of = { runId: 1, cellId: 'a' } as const;
  hear({ type: 'queued', ...of });
  hear({ type: 'started', ...of, count: 1 });
  [control('1.1'), control('1.2'), note('end')].forEach((output, displayId) => hear({ type: 'output', ...of, displayId, output }));
  return {
    cell,
    hear,
    call: (controlId: string, shown: readonly string[], from = 10) => {
      hear({ type: 'control-phase', ...of, controlId, phase: 'working' });
      shown.forEach((text, k) => hear({ type: 'control-output', ...of, controlId, displayId: from + k, output: note(text) }));
      hear({ type: 'control-phase', ...of, controlId, phase: 'open' });
    },
    texts: () => cell.state.outputs.map((slot) => slot.output()).map((output) => (output.kind === 'notice' ? output.text : output.kind === 'control' ? output.control.id : '')),
  };
}

it('puts what a call shows below its control, in the place of what the call before showed', () => {
  const { call, texts } = openCell();
  call('1.1', ['a', 'b']);
  call('1.2', ['c'], 20);
  expect(texts()).toEqual(['1.1', 'a', 'b', '1.2', 'c', 'end']);
  call('1.1', ['d'], 30);
  expect(texts()).toEqual(['1.1', 'd', '1.2', 'c', 'end']);
  call('1.1', []);
  expect(texts()).toEqual(['1.1', '1.2', 'c', 'end']);
});

it('keeps what a control holds in its output, and says at once that it changed', () => {
  const { cell, hear } = openCell();
  const slot = cell.state.outputs[0];
  let told = 0;
  slot?.signal.subscribe(() => (told += 1));
  hear({ type: 'control-set', runId: 1, cellId: 'a', controlId: '1.1', raw: true });
  hear({ type: 'control-taken', runId: 1, cellId: 'a', controlId: '1.1', problem: '' });
  hear({ type: 'control-taken', runId: 1, cellId: 'a', controlId: '1.1', problem: 'no' });
  hear({ type: 'control-phase', runId: 1, cellId: 'a', controlId: '1.1', phase: 'lost' });
  hear({ type: 'control-set', runId: 1, cellId: 'a', controlId: '9.9', raw: true });
  expect(slot?.output()).toMatchObject({ value: true, problem: 'no', phase: 'lost' });
  expect(told).toBe(3);
});
