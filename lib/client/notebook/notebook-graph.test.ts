import { describe, expect, it } from 'vitest';
import { factsOf } from '#lib/notebook/test-facts.ts';
import { Draft } from '../drafts/draft.ts';
import { describeCell } from './cell-state.ts';
import { describeNote, toText } from './describe-note.ts';
import { NotebookStore } from './notebook-store.ts';
import { openModeStorage } from './reactive-mode.ts';
import { FrameBatch } from './signal.ts';
import { A_CONTROL } from '#lib/notebook/find-stale-cells.ts';
import { NO_FACTS } from '#lib/notebook/protocol.ts';
import { FakeKernel, fakeRuntime, NOTHING } from './test-kernel.ts';

const CHAIN = { a: 'let x = 1', b: 'const y = x + 1', c: 'y * 2', alone: "'alone'" };

/** A notebook whose kernel ends what it was given when the test says `settle`; cells named in `fails` fail. */
async function openNotebook(texts: Readonly<Record<string, string>> = CHAIN, reactive = false) {
  const kernel = new FakeKernel();
  const kept = { reactive };
  const fails = new Set<string>();
  const pauses: (() => void)[] = [];
  const said: string[] = [];
  const parts = { mode: { read: () => kept.reactive, write: (on: boolean) => void (kept.reactive = on) }, later: (_: number, callback: () => void) => (pauses.push(callback), () => undefined) };
  const store = new NotebookStore({
    cells: Object.entries(texts).map(([id, source]) => ({ id, draft: new Draft(id, source, NOTHING) })),
    loadKernel: async () => fakeRuntime(kernel, parts),
    now: () => 0,
    batch: new FrameBatch((flush) => flush()),
  });
  for (const id of Object.keys(texts)) store.attach(id, { focusBlock: () => undefined, edit: () => undefined, caret: () => null });
  store.announcements.subscribe(() => said.push(store.announcement()));
  let ended = 0;
  const answers = () => new Promise(setImmediate);
  const end = (run: { readonly runId: number; readonly cellId: string; readonly source: string }, status: 'done' | 'failed' | 'stopped' = 'done'): void => {
    ended = run.runId;
    kernel.start(run.runId);
    kernel.finish(run.runId, factsOf(run.source) ?? {}, status);
  };
  const settle = async (): Promise<string[]> => {
    const first = ended;
    await answers();
    for (let run = kernel.runs[ended]; run; run = kernel.runs[ended]) {
      end(run, fails.has(run.cellId) ? 'failed' : 'done');
      await answers();
    }
    return kernel.runs.slice(first).map(({ cellId }) => cellId);
  };
  store.warm();
  await answers();
  return {
    kernel,
    store,
    kept,
    fails,
    said,
    end,
    answers,
    settle,
    /** typing rests, and the texts are looked at */
    pause: async () => {
      pauses.splice(0).at(-1)?.();
      await answers();
    },
    run: (id: string) => (store.run(id), settle()),
    status: (id: string) => describeCell(store.cell(id), store.staleness(id)).text,
    notes: (id: string) => (store.notes(id) ?? []).map((note) => toText(describeNote(note, id).parts)),
  };
}

describe('what is drawn again', () => {
  it('is only what looks other than it did', async () => {
    const { store, settle, kernel } = await openNotebook();
    const drawn: string[] = [];
    const draw = (id: string): void => {
      drawn.push(id);
      store.staleness(id);
      store.notes(id);
    };
    for (const id of Object.keys(CHAIN)) store.cellSignal(id).subscribe(() => draw(id));
    store.runAll();
    await settle();
    drawn.length = 0;
    store.edit('a', 'let x = 5');
    expect(drawn).toEqual(['a', 'b']);
    store.edit('a', 'let x = 55');
    expect(drawn).toEqual(['a', 'b']);
    store.edit('a', CHAIN.a);
    expect(drawn).toEqual(['a', 'b', 'a', 'b']);
    kernel.emit({ type: 'restarted' });
    expect([...new Set(drawn.slice(4))].sort()).toEqual(['a', 'alone', 'b', 'c']);
  });
});

describe('run stale', () => {
  it('runs what is out of date, in order, and nothing else', async () => {
    const { store, settle, run, status } = await openNotebook();
    store.runAll();
    await settle();
    store.edit('a', 'let x = 5');
    expect(status('c')).toBe('Done in 12 ms');
    store.runStale();
    expect(await settle()).toEqual(['a', 'b']);
    expect(status('c')).toBe('Out of date: b changed');
    store.runStale();
    expect(await settle()).toEqual(['c']);
    store.runStale();
    expect(await settle()).toEqual([]);
    expect(await run('alone')).toEqual(['alone']);
  });

  it('for one cell runs what it needs and the cell', async () => {
    const { store, settle, kernel, status } = await openNotebook();
    store.runAll();
    await settle();
    kernel.emit({ type: 'restarted' });
    expect(status('b')).toBe('State was lost: run it again');
    store.runStale('b');
    expect(await settle()).toEqual(['a', 'b']);
    store.runStale();
    expect(await settle()).toEqual(['c', 'alone']);
  });

  it('leaves out what needs a cell that fails, and says so', async () => {
    const { store, settle, fails, kernel, said, status, notes } = await openNotebook();
    store.runAll();
    await settle();
    kernel.emit({ type: 'restarted' });
    fails.add('b');
    store.runStale();
    expect(await settle()).toEqual(['a', 'b', 'alone']);
    expect(said).toContain('Not run, because cell b failed: c.');
    expect(status('c')).toBe('State was lost: run it again');
    expect(notes('c')).toEqual(['y comes from b, which did not run to its end. Put that right and run it, then this cell.']);
  });

  it('stops as a whole', async () => {
    const { store, kernel, answers, end, status } = await openNotebook();
    store.runAll();
    await answers();
    for (const one of [...kernel.runs]) end(one);
    kernel.emit({ type: 'restarted' });
    store.runStale();
    await answers();
    expect(['a', 'b', 'c'].map(status)).toEqual(['Queued', 'Queued', 'Queued']);
    store.stop();
    const last = kernel.runs.at(-1);
    if (last) end(last, 'stopped');
    await answers();
    expect(kernel.runs).toHaveLength(5);
    expect(status('c')).toBe('State was lost: run it again');
  });
});

describe('reactive', () => {
  it('runs what depends on a cell that ran, in order; typing and switching run nothing', async () => {
    const { store, run, settle, pause, kept } = await openNotebook();
    expect(await run('a')).toEqual(['a']);
    store.toggleReactive();
    expect(await settle()).toEqual([]);
    expect(kept.reactive).toBe(true);
    expect(await run('a')).toEqual(['a', 'b', 'c']);
    store.edit('a', 'let x = 7');
    await pause();
    expect(await settle()).toEqual([]);
    expect(await run('a')).toEqual(['a', 'b', 'c']);
    expect(await run('c')).toEqual(['c']);
    store.toggleReactive();
    expect(await run('a')).toEqual(['a']);
  });

  it('is remembered, and runs nothing on load', async () => {
    const { run, settle } = await openNotebook(CHAIN, true);
    expect(await settle()).toEqual([]);
    expect(await run('b')).toEqual(['b', 'c']);
  });

  it('runs no text that is being typed', async () => {
    const { store, run, settle, status } = await openNotebook(CHAIN, true);
    store.runAll();
    await settle();
    store.edit('b', 'const y = x +');
    expect(await run('a')).toEqual(['a']);
    expect(status('b')).toBe('Edited since it ran');
  });

  it('stops behind a cell that fails, and runs the rest when it is repaired', async () => {
    const { store, run, fails, said, status, notes } = await openNotebook({ ...CHAIN, also: 'x + 9' }, true);
    expect(await run('a')).toEqual(['a', 'b', 'c', 'also']);
    fails.add('b');
    expect(await run('a')).toEqual(['a', 'b', 'also']);
    expect(said).toContain('Not run, because cell b failed: c.');
    expect(status('c')).toBe('Out of date: b changed');
    expect(notes('c')).toHaveLength(1);
    fails.clear();
    store.edit('b', 'const y = x + 2');
    expect(await run('b')).toEqual(['b', 'c']);
    expect(notes('c')).toEqual([]);
  });

  it('ends in a circle', async () => {
    const { run, notes } = await openNotebook({ a: 'const f = typeof g', b: 'const g = typeof f' }, true);
    expect(await run('b')).toEqual(['b', 'a']);
    expect(await run('a')).toEqual(['a', 'b']);
    expect(notes('a')).toEqual(['This cell and b need each other (g and f), so after a restart none of them can run first. Put what they share into one cell above them.']);
  });

  it('lets go first what the learner asks for meanwhile, and then runs each once', async () => {
    const { store, kernel, answers, end } = await openNotebook({ a: 'let x = 1', b: 'x', c: 'x', d: 'let z = 1', e: 'x + z' }, true);
    store.run('a');
    await answers();
    end(kernel.runs[0]!);
    await answers();
    store.run('d');
    await answers();
    for (let at = 1; kernel.runs[at]; at += 1) {
      end(kernel.runs[at]!);
      await answers();
    }
    expect(kernel.runs.map(({ cellId }) => cellId)).toEqual(['a', 'b', 'd', 'c', 'e']);
  });

  it('runs nothing behind a cell when Stop was pressed as it ended', async () => {
    const { store, kernel, answers, end } = await openNotebook(CHAIN, true);
    store.run('a');
    await answers();
    end(kernel.runs[0]!);
    store.stop();
    await answers();
    expect(kernel.runs.map(({ cellId }) => cellId)).toEqual(['a']);
  });

  it('does not run a second time what a run of all cells runs anyway', async () => {
    const { store, settle } = await openNotebook(CHAIN, true);
    store.runAll();
    expect(await settle()).toEqual(['a', 'b', 'c', 'alone']);
  });
});

describe('hidden state', () => {
  it('is told where it is used, and ends by a fresh start', async () => {
    const { store, settle, pause, notes } = await openNotebook();
    store.runAll();
    await settle();
    store.edit('a', 'let renamed = 1');
    expect(notes('b')).toEqual([]);
    await pause();
    expect(notes('b')).toEqual(['x comes from an earlier text of a. No cell declares it now: after a restart it is gone.']);
    expect(store.graph()?.view().hidden).toMatchObject([{ name: 'x', how: 'former-text', users: ['b'] }]);
    store.edit('alone', 'let x = 3');
    await pause();
    expect(notes('b')).toContain('x comes from an earlier text of a; now alone declares it.');
    store.graph()?.startAfresh('c');
    store.graph()?.view();
    expect(await settle()).toEqual(['alone', 'b', 'c']);
  });

  it('tells which of two cells gave a value, and runs the right one', async () => {
    const { store, settle, run, notes } = await openNotebook({ a: 'let w = 1', use: 'w', b: '1' });
    store.runAll();
    await settle();
    store.edit('b', 'let w = 2');
    await run('b');
    expect(notes('b')).toEqual(['w is declared in a, too. Both may stay: the one that ran last gives the value. If they mean different things, give one another name.']);
    expect(notes('use')).toEqual([]);
    await run('use');
    expect(notes('use')).toEqual(['w has its value from b; from top to bottom it would have that of a.']);
    store.graph()?.runCells(['a', 'use']);
    expect(await settle()).toEqual(['a', 'use']);
    expect(notes('use')).toEqual([]);
  });
});

describe('openModeStorage', () => {
  it('keeps the mode of each lesson apart, and is lazy where nothing may be stored', () => {
    const stored = new Map<string, string>();
    const storage = { getItem: (name: string) => stored.get(name) ?? null, setItem: (name: string, value: string) => void stored.set(name, value), removeItem: (name: string) => void stored.delete(name) };
    const [one, other] = [openModeStorage('course/one', () => storage), openModeStorage('course/other', () => storage)];
    one.write(true);
    expect([one.read(), other.read()]).toEqual([true, false]);
    one.write(false);
    expect(stored.size).toBe(0);
    const forbidden = openModeStorage('course/one', () => {
      throw new Error('forbidden');
    });
    forbidden.write(true);
    expect(forbidden.read()).toBe(false);
  });
});

describe('a control that moves', () => {
  const TEXTS = { make: 'const rate = 1, data = 2', use: 'const loss = rate * 2', below: 'loss + 1', apart: 'data + 1' };
  const move = (kernel: FakeKernel): void => kernel.emit({ type: 'assigned', changes: {}, run: { cellId: A_CONTROL, facts: { ...NO_FACTS, writes: ['rate'] } } });

  it('lazy: marks what depends on it, by its name', async () => {
    const { store, settle, kernel, status } = await openNotebook(TEXTS);
    store.runAll();
    await settle();
    move(kernel);
    expect([status('make'), status('use'), status('below'), status('apart')]).toEqual(['Done in 12 ms', 'Out of date: rate changed', 'Out of date: use changed', 'Done in 12 ms']);
    store.runStale();
    expect(await settle()).toEqual(['use', 'below']);
  });

  it('reactive: runs what depends on it and has run; while that runs, however often it moves, once more', async () => {
    const { store, settle, kernel, answers, end } = await openNotebook(TEXTS, true);
    for (const id of ['make', 'use', 'below']) {
      store.run(id);
      await settle();
    }
    const before = kernel.runs.length;
    move(kernel);
    await answers();
    expect(kernel.runs.slice(before).map(({ cellId }) => cellId)).toEqual(['use']);
    const first = kernel.runs.at(-1);
    if (first) kernel.start(first.runId);
    for (let k = 0; k < 5; k++) move(kernel);
    await answers();
    expect(kernel.runs.length).toBe(before + 1);
    if (first) end(first);
    // the kernel says so of a cell that began before the newest value
    move(kernel);
    await answers();
    await settle();
    const ran = kernel.runs.slice(before).map(({ cellId }) => cellId);
    expect(ran).not.toContain('apart');
    expect(ran).not.toContain('make');
    expect(ran.filter((id) => id === 'use')).toHaveLength(2);
    expect(ran.at(-1)).toBe('below');
  });

  it('reactive: leaves alone what has never run, and what has seen it move while it ran', async () => {
    const { store, run, kernel, answers, end } = await openNotebook(TEXTS);
    await run('make');
    store.toggleReactive();
    await answers();
    move(kernel);
    await answers();
    expect(kernel.runs.map(({ cellId }) => cellId)).toEqual(['make']);
    store.run('use');
    await answers();
    const live = kernel.runs.at(-1);
    if (live) kernel.start(live.runId);
    move(kernel);
    if (live) end(live);
    await answers();
    expect(kernel.runs.map(({ cellId }) => cellId).filter((id) => id === 'use')).toHaveLength(1);
  });

  it('reactive: leaves alone what was typed', async () => {
    const { store, settle, kernel, answers } = await openNotebook(TEXTS, true);
    store.runAll();
    await settle();
    store.edit('use', 'const loss = rate * 3');
    const before = kernel.runs.length;
    move(kernel);
    await answers();
    expect(kernel.runs.length).toBe(before);
  });
});
