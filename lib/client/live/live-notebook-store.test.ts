import { expect, test } from 'vitest';
import type { Cell } from '#lib/course/lesson.ts';
import { Draft, type DraftEnvironment } from '../drafts/draft.ts';
import { describeCell } from '../notebook/cell-state.ts';
import { FrameBatch } from '../notebook/signal.ts';
import { FakeKernel, fakeRuntime, NOTHING } from '../notebook/test-kernel.ts';
import { LiveNotebookStore } from './live-notebook-store.ts';

const toCells = (sources: Readonly<Record<string, string>>): readonly Cell[] => Object.entries(sources).map(([id, source]) => ({ id, source, html: '' }));

async function openNotebook() {
  const kernel = new FakeKernel();
  const stored = new Map<string, string>();
  const environment: DraftEnvironment = { ...NOTHING, storage: { ...NOTHING.storage, read: (name) => stored.get(name) ?? null, write: (name, value) => void stored.set(name, value) } };
  const openDraft = ({ id, source }: Cell): Draft => new Draft(id, source, environment);
  const store = new LiveNotebookStore({
    cells: toCells({ a: 'let x = 1', b: 'x + 1' }).map((cell) => ({ id: cell.id, draft: openDraft(cell) })),
    loadKernel: async () => fakeRuntime(kernel),
    now: () => 1_000,
    batch: new FrameBatch((flush) => flush()),
  });
  store.warm();
  await Promise.resolve();
  await Promise.resolve();
  store.runAll();
  await Promise.resolve();
  for (const run of [1, 2]) {
    kernel.start(run);
    kernel.show(run, 1, { kind: 'text', level: 'log', parts: [] });
    kernel.finish(run);
  }
  return {
    kernel,
    store,
    save: (sources: Readonly<Record<string, string>>) => store.replaceCells(toCells(sources), openDraft),
    status: (id: string) => describeCell(store.cell(id), store.staleness(id)).text,
  };
}

test('cells that did not change keep outputs and edits when others come, in their new order', async () => {
  const { kernel, store, save, status } = await openNotebook();
  store.edit('b', 'x + 2');
  save({ fresh: '0', b: 'x + 1', a: 'let x = 1' });
  expect([status('fresh'), status('a'), status('b')]).toEqual(['Not run yet', 'Done in 12 ms', 'Edited since it ran']);
  expect([store.cell('a').outputs.length, store.draft('b').snapshot().text]).toEqual([1, 'x + 2']);
  expect([store.isFirst('fresh'), store.isFirst('a')]).toEqual([true, false]);
  store.runAll();
  await Promise.resolve();
  expect(kernel.runs.slice(2).map(({ source }) => source)).toEqual(['0', 'x + 2', 'let x = 1']);
});

test('a changed cell keeps its outputs and says that they are of another text; the edit of its reader stays', async () => {
  const { store, save, status } = await openNotebook();
  store.edit('b', 'x + 2');
  save({ a: 'let x = 3', b: 'x * 1' });
  expect([status('a'), store.cell('a').outputs.length, store.draft('a').snapshot().text]).toEqual(['Edited since it ran', 1, 'let x = 3']);
  expect(store.draft('b').snapshot()).toMatchObject({ text: 'x + 2', authorChanged: true });
});

test('a cell that was taken out comes back as it was', async () => {
  const { store, save, status } = await openNotebook();
  save({ a: 'let x = 1' });
  expect(store.context().map(({ path }) => path)).toEqual(['a']);
  save({ a: 'let x = 1', b: 'x + 1' });
  expect([status('b'), store.cell('b').outputs.length]).toEqual(['Done in 12 ms', 1]);
});
