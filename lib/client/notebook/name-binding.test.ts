import { beforeEach, describe, expect, it } from 'vitest';
import type { NameChanges, NamedValue } from '#lib/notebook/named-values.ts';
import type { NotebookKernel, NotebookKernelEvent } from './kernel-port.ts';
import { NameBinding, type SlotValues } from './name-binding.ts';
import type { NotebookState } from './notebook-store.ts';
import { Signal } from './signal.ts';

/** A kernel with names, which answers when the test says so. */
class NamedKernel implements NotebookKernel {
  names: Record<string, NamedValue> = {};
  readonly asked: NameChanges[] = [];
  readonly #listeners = new Set<(event: NotebookKernelEvent) => void>();
  readonly #waiting: (() => void)[] = [];
  analyse = async () => [];

  exchange(names: readonly string[], changes: NameChanges): Promise<readonly NamedValue[] | null> {
    this.asked.push(changes);
    return new Promise((resolve) => {
      this.#waiting.push(() => {
        for (const [name, value] of Object.entries(changes)) this.names[name] = typeof value === 'number' ? { kind: 'number', value } : { kind: 'list', values: value, fixed: false };
        if (Object.keys(changes).length > 0) this.emit({ type: 'assigned', changes, run: null });
        resolve(names.map((name) => this.names[name] ?? { kind: 'missing' }));
      });
    });
  }
  /** Answers all that was asked, and what is asked because of it. */
  async answer(): Promise<void> {
    for (let next = this.#waiting.shift(); next; next = this.#waiting.shift()) {
      next();
      await Promise.resolve();
      await Promise.resolve();
    }
  }
  /** A cell ends that gave the names these values. */
  finish(names: Record<string, NamedValue> = {}): void {
    Object.assign(this.names, names);
    this.emit({ type: 'finished', cellId: 'a', runId: 1, status: 'done', ms: 1, facts: null, leakedTensors: 0, memory: null });
  }
  emit(event: NotebookKernelEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
  subscribe(listener: (event: NotebookKernelEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
  get listeners(): number {
    return this.#listeners.size;
  }
  run = () => undefined;
  stop = () => undefined;
  restart = () => undefined;
  setBackend = () => undefined;
  setControl = () => undefined;
  dispose = () => undefined;
}

const number = (value: number): NamedValue => ({ kind: 'number', value });
const list = (...values: number[]): NamedValue => ({ kind: 'list', values, fixed: false });
const IDLE: NotebookState = { kernel: 'idle', problem: null, backend: null, memory: null, leakedTensors: 0, busy: false };
const RANGE = { min: -10, max: 10 };

let kernel: NamedKernel;
let live: NamedKernel | null;
let state: NotebookState;
let signal: Signal;

/** A figure of two weights and a bias that shows what it is told. */
function openFigure(start: SlotValues = [[0, 0], [0]]) {
  const followed: SlotValues[] = [];
  const binding = new NameBinding({
    store: { signal, kernel: () => live, state: () => state },
    names: ['w', 'b'],
    slots: [{ words: 'the weights', lengths: [2, 3] }, { words: 'the bias', lengths: null }],
    ranges: [RANGE, RANGE],
  });
  binding.show(start);
  const leave = binding.connect((values) => {
    followed.push(values);
    binding.show(values); // as a figure does that is drawn again
  });
  return { binding, followed, leave };
}

beforeEach(() => {
  signal = new Signal();
  kernel = new NamedKernel();
  live = kernel;
  state = IDLE;
});

describe('code to figure', () => {
  it('is apart without a kernel, and while a name is missing', async () => {
    live = null;
    const { binding, followed } = openFigure();
    binding.show([[5, 5], [5]]);
    live = kernel;
    signal.notify();
    await kernel.answer();
    kernel.finish({ w: list(1, 2) });
    await kernel.answer();
    binding.show([[6, 6], [6]]);
    await kernel.answer();
    expect(binding.state()).toEqual({ phase: 'apart' });
    expect(followed).toEqual([]);
    expect(kernel.asked).toEqual([{}, {}]);
  });

  it('follows after every run, once for each change, and never sends back what it follows', async () => {
    const { binding, followed } = openFigure();
    kernel.finish({ w: list(1, 2), b: number(3) });
    await kernel.answer();
    kernel.finish();
    await kernel.answer();
    kernel.finish({ w: list(1, 2, 4) });
    await kernel.answer();
    expect(followed).toEqual([[[1, 2], [3]], [[1, 2, 4], [3]]]);
    expect(binding.state()).toEqual({ phase: 'joined', by: 'code' });
    expect(kernel.asked.every((changes) => Object.keys(changes).length === 0)).toBe(true);
  });

  it('finds names that were given before the figure was there', async () => {
    kernel.finish({ w: list(1, 2), b: number(3) });
    const { followed } = openFigure();
    await kernel.answer();
    expect(followed).toEqual([[[1, 2], [3]]]);
  });

  it.each([
    ['a text', { w: { kind: 'other', what: 'the text "x"' } }, 'w is the text "x" in your code. The figure keeps what it showed: it takes a list of 2 or 3 numbers from −10 to 10.'],
    ['a number for a list', { w: number(1) }, 'w is the number 1, not a list, in your code. The figure keeps what it showed: it takes a list of 2 or 3 numbers from −10 to 10.'],
    ['a list for a number', { b: list(1) }, 'b is a list of 1 in your code. The figure keeps what it showed: it takes a number from −10 to 10.'],
    ['too many', { w: list(1, 2, 3, 4) }, 'w is a list of 4 in your code. The figure keeps what it showed: it takes a list of 2 or 3 numbers from −10 to 10.'],
    ['too large', { b: number(-10.5) }, 'b is −10.5 in your code. The figure keeps what it showed: it takes a number from −10 to 10.'],
    ['no number', { w: list(1, Number.NaN) }, 'w is a list with NaN in it in your code. The figure keeps what it showed: it takes a list of 2 or 3 numbers from −10 to 10.'],
  ] as const)('keeps what it shows for %s, and says why', async (_name, names, problem) => {
    const { binding, followed } = openFigure();
    kernel.finish({ w: list(1, 2), b: number(3), ...names });
    await kernel.answer();
    expect(binding.state()).toEqual({ phase: 'refused', problem });
    expect(followed).toEqual([]);
    kernel.finish({ w: list(10, -10), b: number(3) });
    await kernel.answer();
    expect(binding.state()).toEqual({ phase: 'joined', by: 'code' });
    expect(followed).toEqual([[[10, -10], [3]]]);
  });
});

describe('figure to code', () => {
  const joined = async () => {
    const figure = openFigure();
    kernel.finish({ w: list(1, 2), b: number(3) });
    await kernel.answer();
    kernel.asked.length = 0;
    return figure;
  };

  it('gives only what was moved, one request at a time, the newest numbers last', async () => {
    const { binding, followed } = await joined();
    for (const b of [4, 5, 6]) binding.show([[1, 2], [b]]);
    expect(kernel.asked).toEqual([{ b: 4 }]);
    await kernel.answer();
    expect(kernel.asked).toEqual([{ b: 4 }, { b: 6 }]);
    expect(kernel.names).toMatchObject({ w: list(1, 2), b: number(6) });
    expect(binding.state()).toEqual({ phase: 'joined', by: 'figure' });
    expect(followed).toHaveLength(1);
  });

  it('lets the code win again, and keeps what it changed beside what was moved', async () => {
    const { binding, followed } = await joined();
    binding.show([[1, 2], [4]]);
    kernel.finish({ w: list(7, 8) });
    await kernel.answer();
    expect(followed.at(-1)).toEqual([[7, 8], [4]]);
    kernel.finish({ b: number(0) });
    await kernel.answer();
    expect(followed.at(-1)).toEqual([[7, 8], [0]]);
    expect(binding.state()).toEqual({ phase: 'joined', by: 'code' });
  });

  it('says that it waits while a cell runs', async () => {
    const { binding } = await joined();
    state = { ...IDLE, busy: true };
    binding.show([[1, 2], [4]]);
    expect(binding.state()).toEqual({ phase: 'waiting' });
    await kernel.answer();
    expect(binding.state()).toEqual({ phase: 'joined', by: 'figure' });
  });

  it('mends what it refused', async () => {
    const { binding } = await joined();
    kernel.finish({ b: { kind: 'other', what: 'an object' } });
    await kernel.answer();
    expect(binding.state().phase).toBe('refused');
    binding.show([[1, 2], [4]]);
    await kernel.answer();
    expect(binding.state()).toEqual({ phase: 'joined', by: 'figure' });
  });

  it('does not move a tensor, and says why', async () => {
    const { binding } = openFigure();
    kernel.finish({ w: { kind: 'list', values: [1, 2], fixed: true }, b: number(3) });
    await kernel.answer();
    kernel.asked.length = 0;
    binding.show([[5, 2], [3]]);
    expect(binding.state()).toMatchObject({ phase: 'refused', problem: expect.stringContaining('w is a tensor in your code') });
    expect(kernel.asked).toEqual([]);
  });

  it('is heard by another figure of the same names, without an echo', async () => {
    const one = await joined();
    const other = openFigure();
    await kernel.answer();
    kernel.asked.length = 0;
    one.binding.show([[1, 2], [9]]);
    await kernel.answer();
    expect(other.followed.at(-1)).toEqual([[1, 2], [9]]);
    expect(kernel.asked).toEqual([{ b: 9 }, {}]);
  });
});

describe('ends', () => {
  it('is apart after a restart until the names are there again', async () => {
    const { binding } = openFigure();
    kernel.finish({ w: list(1, 2), b: number(3) });
    await kernel.answer();
    kernel.names = {};
    kernel.emit({ type: 'restarted' });
    expect(binding.state()).toEqual({ phase: 'apart' });
    binding.show([[1, 2], [4]]);
    kernel.finish({ w: list(1, 2), b: number(5) });
    await kernel.answer();
    expect(binding.state()).toEqual({ phase: 'joined', by: 'code' });
    expect(kernel.asked.every((changes) => Object.keys(changes).length === 0)).toBe(true);
  });

  it('listens to the next kernel, and to none when the figure is gone', () => {
    const { leave } = openFigure();
    const before = kernel;
    kernel = live = new NamedKernel();
    signal.notify();
    expect([before.listeners, kernel.listeners]).toEqual([0, 1]);
    leave();
    expect(kernel.listeners).toBe(0);
  });
});
