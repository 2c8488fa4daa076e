import { describe, expect, it } from 'vitest';
import type { Output } from '#lib/notebook/outputs.ts';
import { A_FIGURE } from '#lib/notebook/find-stale-cells.ts';
import { NO_FACTS, type CellFacts } from '#lib/notebook/protocol.ts';
import { Draft } from '../drafts/draft.ts';
import { describeCell } from './cell-state.ts';
import { NotebookStore } from './notebook-store.ts';
import { FrameBatch } from './signal.ts';
import { FakeKernel, fakeRuntime, NOTHING } from './test-kernel.ts';

const text = (value: string): Output => ({ kind: 'text', level: 'log', parts: [{ type: 'primitive', of: 'string', text: `'${value}'` }] });

async function openNotebook() {
  const kernel = new FakeKernel();
  const sources = { a: 'let x = 1', b: 'x + 1', c: "'alone'" };
  const batch = new FrameBatch((flush) => flush());
  const store = new NotebookStore({
    cells: Object.entries(sources).map(([id, source]) => ({ id, draft: new Draft(id, source, NOTHING) })),
    loadKernel: async () => fakeRuntime(kernel),
    now: () => 1_000,
    batch,
  });
  const focused: string[] = [];
  for (const id of Object.keys(sources)) store.attach(id, { focusBlock: () => focused.push(id), edit: () => focused.push(`edit ${id}`), caret: () => null });
  const ready = async () => {
    store.warm();
    await Promise.resolve();
    await Promise.resolve();
  };
  const status = (id: string) => describeCell(store.cell(id), store.staleness(id)).text;
  await ready();
  return { store, kernel, focused, status, settle: ready };
}

describe('the notebook', () => {
  it('runs a cell and shows what it shows', async () => {
    const { store, kernel, status, settle } = await openNotebook();
    expect(status('a')).toBe('Not run yet');
    store.run('a');
    expect(status('a')).toBe('Queued');
    await settle();
    expect(kernel.runs).toEqual([{ runId: 1, cellId: 'a', source: 'let x = 1' }]);
    kernel.start(1);
    expect(status('a')).toBe('Running');
    kernel.show(1, 1, text('hello'));
    kernel.finish(1);
    expect(status('a')).toBe('Done in 12 ms');
    expect(store.cell('a').outputs.map((slot) => slot.output())).toEqual([text('hello')]);
    expect(store.state().memory).toEqual({ tensors: 3, bytes: 12 });
    expect(store.announcement()).toBe('Cell a: Done in 12 ms');
  });

  it('goes on to the next cell when asked', async () => {
    const { store, focused } = await openNotebook();
    store.run('a', 'next');
    store.run('b', 'stay');
    store.run('c', 'next');
    expect(focused).toEqual(['b']);
  });

  it('keeps the old outputs until the new run shows something or ends', async () => {
    const { store, kernel, settle } = await openNotebook();
    store.run('a');
    await settle();
    kernel.start(1);
    kernel.show(1, 1, text('old'));
    kernel.finish(1);
    store.run('a');
    await settle();
    kernel.start(2);
    expect(store.cell('a').outputs).toHaveLength(1);
    kernel.show(2, 1, text('new'));
    expect(store.cell('a').outputs.map((slot) => slot.output())).toEqual([text('new')]);
  });

  it('drops what an overtaken run still says', async () => {
    const { store, kernel, settle } = await openNotebook();
    store.run('a');
    await settle();
    kernel.start(1);
    store.run('a');
    await settle();
    kernel.show(1, 1, text('late'));
    kernel.finish(1);
    expect(store.cell('a').outputs).toEqual([]);
    expect(store.cell('a').phase).toBe('running');
    kernel.start(2);
    kernel.finish(2);
    expect(store.cell('a').phase).toBe('done');
  });

  it('redraws only the output that an update is for', async () => {
    const { store, kernel, settle } = await openNotebook();
    store.run('a');
    await settle();
    kernel.start(1);
    kernel.show(1, 1, { kind: 'curve', title: '', xLabel: '', yLabel: '', logY: false, series: [] });
    const cell = { drawn: 0 };
    const curve = { drawn: 0 };
    store.cellSignal('a').subscribe(() => void (cell.drawn += 1));
    const [slot] = store.cell('a').outputs;
    slot?.signal.subscribe(() => void (curve.drawn += 1));
    for (let step = 0; step < 3; step += 1) kernel.emit({ type: 'update', runId: 1, cellId: 'a', displayId: 1, update: { kind: 'curve', points: [{ name: 'loss', x: [step], y: [1 / step] }] } });
    kernel.emit({ type: 'update', runId: 1, cellId: 'a', displayId: 99, update: { kind: 'progress', value: 1, total: 2, note: '' } });
    expect([cell.drawn, curve.drawn]).toEqual([0, 3]);
    expect(slot?.output()).toMatchObject({ series: [{ name: 'loss', x: [0, 1, 2] }] });
  });

  it('marks cells whose names were given anew, and cells that were edited', async () => {
    const { store, kernel, status, settle } = await openNotebook();
    const run = async (id: string, facts: Partial<CellFacts>) => {
      store.run(id);
      await settle();
      kernel.start(kernel.runs.length);
      kernel.finish(kernel.runs.length, facts);
    };
    await run('a', { defines: ['x'] });
    await run('b', { uses: ['x'] });
    await run('c', {});
    expect(['a', 'b', 'c'].map(status)).toEqual(['Done in 12 ms', 'Done in 12 ms', 'Done in 12 ms']);
    store.edit('a', 'let x = 2');
    expect(['a', 'b', 'c'].map(status)).toEqual(['Edited since it ran', 'Out of date: a changed', 'Done in 12 ms']);
    await run('a', { defines: ['x'] });
    expect(status('b')).toBe('Out of date: a changed');
    await run('b', { uses: ['x'] });
    expect(status('b')).toBe('Done in 12 ms');
    kernel.emit({ type: 'restarted' });
    expect(['a', 'b', 'c'].map(status)).toEqual(['State was lost: run it again', 'State was lost: run it again', 'State was lost: run it again']);
  });

  it('marks cells that used a name which a figure gave another value, and names a cell where that says more', async () => {
    const { store, kernel, status, settle } = await openNotebook();
    const run = async (id: string, facts: Partial<CellFacts>) => {
      store.run(id);
      await settle();
      kernel.start(kernel.runs.length);
      kernel.finish(kernel.runs.length, facts);
    };
    const move = (...writes: string[]): void => kernel.emit({ type: 'assigned', changes: {}, run: { cellId: A_FIGURE, facts: { ...NO_FACTS, writes } } });
    await run('a', { defines: ['x'] });
    await run('b', { uses: ['x'], defines: ['y'] });
    await run('c', { uses: ['y'] });
    kernel.emit({ type: 'assigned', changes: { x: 2 }, run: null });
    move('z');
    expect(['a', 'b', 'c'].map(status)).toEqual(['Done in 12 ms', 'Done in 12 ms', 'Done in 12 ms']);
    move('x');
    expect(['a', 'b', 'c'].map(status)).toEqual(['Done in 12 ms', 'Out of date: a figure changed', 'Out of date: b changed']);
    await run('b', { uses: ['x'], defines: ['y'] });
    expect(['a', 'b', 'c'].map(status)).toEqual(['Done in 12 ms', 'Done in 12 ms', 'Out of date: b changed']);
    move('x');
    await run('a', { defines: ['x'] });
    expect(status('b')).toBe('Out of date: a changed');
    expect(store.staleness('b')).toEqual({ kind: 'upstream', because: ['a'] });
  });

  it('does not blame a figure for what came after the cell had seen its change', async () => {
    const { store, kernel, status, settle } = await openNotebook();
    const run = async (id: string, facts: Partial<CellFacts>) => {
      store.run(id);
      await settle();
      kernel.start(kernel.runs.length);
      kernel.finish(kernel.runs.length, facts);
    };
    kernel.emit({ type: 'assigned', changes: { x: 2 }, run: { cellId: A_FIGURE, facts: { ...NO_FACTS, writes: ['x'] } } });
    await run('a', { defines: ['y'] });
    await run('b', { defines: ['f'], uses: ['y'], lateUses: ['y'] });
    await run('c', { uses: ['f', 'x'] });
    await run('a', { defines: ['y'] });
    expect(status('c')).toBe('Out of date');
  });

  it('stops: what waits goes back to where it was', async () => {
    const { store, kernel, status, settle } = await openNotebook();
    store.runAll();
    store.stop();
    expect(['a', 'b', 'c'].map(status)).toEqual(['Not run yet', 'Not run yet', 'Not run yet']);
    await settle();
    expect(kernel.runs).toEqual([]);
    expect(kernel.calls).toEqual(['stop']);
  });

  it('runs what stands above the current cell', async () => {
    const { store, kernel, settle } = await openNotebook();
    store.setCurrent('c');
    store.runAbove();
    await settle();
    expect(kernel.runs.map(({ cellId }) => cellId)).toEqual(['a', 'b']);
  });

  it('says so when the kernel cannot be loaded, and tries again at the next run', async () => {
    let tries = 0;
    const store = new NotebookStore({
      cells: [{ id: 'a', draft: new Draft('a', '1', NOTHING) }],
      loadKernel: async () => {
        tries += 1;
        throw new Error('offline');
      },
      now: () => 0,
    });
    for (const expected of [1, 2]) {
      store.run('a');
      await new Promise(setImmediate);
      expect(tries).toBe(expected);
      expect(store.state()).toMatchObject({ kernel: 'failed', busy: false });
      expect(store.state().problem).toContain('could not be loaded');
    }
  });
});
