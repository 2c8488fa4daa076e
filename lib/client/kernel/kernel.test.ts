import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CONTROL_LIMITS } from '#lib/notebook/controls/spec.ts';
import type { NameChanges } from '#lib/notebook/named-values.ts';
import type { KernelMessage, KernelRequest } from '#lib/notebook/protocol.ts';
import type { SandboxFrame, SandboxWorker } from '../sandbox/frame.ts';
import { KernelWorkers } from './kernel-workers.ts';
import { Kernel, type Keep, type KernelEvent } from './kernel.ts';

/** A Worker whose cells end when the test says so. */
class FakeWorker implements SandboxWorker {
  onMessage: ((message: unknown) => void) | null = null;
  onError: ((message: string) => void) | null = null;
  readonly requests: KernelRequest[] = [];
  terminated = false;

  post(message: unknown): void {
    this.requests.push(message as KernelRequest);
  }
  terminate(): void {
    this.terminated = true;
  }
  say(...messages: readonly (KernelMessage | Record<string, unknown>)[]): void {
    this.onMessage?.(messages);
  }
  get runs(): Extract<KernelRequest, { type: 'run' }>[] {
    return this.requests.filter((request) => request.type === 'run');
  }
  readonly #ended = new Set<number>();
  /** Ends the run that is on: the first that has not ended. */
  finish(status: 'done' | 'failed' | 'stopped' = 'done', run = this.runs.find(({ runId }) => !this.#ended.has(runId))): void {
    if (run) this.#ended.add(run.runId);
    // what was sent behind it does not run, as in the real one
    if (status !== 'done') for (const { runId, behind } of this.runs) if (behind === run?.runId) this.#ended.add(runId);
    this.say({ type: 'started', runId: run?.runId ?? 0 }, { type: 'finished', runId: run?.runId ?? 0, status, ms: 5, facts: null, leakedTensors: 0, memory: null });
  }
}

let made: FakeWorker[];
let alive: boolean;
let frames: number;
let kernel: Kernel;
let events: KernelEvent[];
let openKernel: (keep?: Keep) => Kernel;

beforeEach(() => {
  vi.useFakeTimers();
  made = [];
  alive = true;
  frames = 0;
  const openFrame = async (): Promise<SandboxFrame> => {
    frames++;
    return {
      spawn: async () => {
        const worker = new FakeWorker();
        made.push(worker);
        return worker;
      },
      isAlive: async () => alive,
      dispose: () => undefined,
    };
  };
  openKernel = (keep) => new Kernel({ assetBase: '/build/x', workers: new KernelWorkers('/build/x', openFrame), ...(keep ? { keep } : {}) });
  kernel = openKernel();
  events = [];
  kernel.subscribe((event) => events.push(event));
});

afterEach(() => {
  kernel.dispose();
  vi.useRealTimers();
});

const settle = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(0));
const worker = (index = made.length - 1): FakeWorker => {
  const found = made[index];
  if (!found) throw new Error(`Expected a Worker ${index}, ${made.length} were made.`);
  return found;
};
const types = (): string[] => events.map((event) => (event.type === 'status' ? event.status : event.type));

describe('running', () => {
  it('runs cells one at a time, in order', async () => {
    const first = kernel.run('a', '1');
    const second = kernel.run('b', '2');
    await settle();
    const third = kernel.run('c', '3');
    // one is ahead, so that the Worker need not wait for the page
    expect(worker().runs.map(({ cellId, behind }) => [cellId, behind])).toEqual([['a', undefined], ['b', first.runId]]);
    worker().finish();
    await settle();
    expect(worker().runs.map(({ cellId, behind }) => [cellId, behind])).toEqual([['a', undefined], ['b', first.runId], ['c', second.runId]]);
    worker().finish();
    worker().finish();
    await expect(third.finished).resolves.toMatchObject({ cellId: 'c', status: 'done' });
    await expect(first.finished).resolves.toMatchObject({ cellId: 'a', status: 'done', ms: 5 });
    await expect(second.finished).resolves.toMatchObject({ cellId: 'b', status: 'done' });
    expect(types()).toEqual(['queued', 'starting', 'queued', 'busy', 'queued', 'started', 'finished', 'started', 'finished', 'started', 'finished', 'idle']);
    expect(events.filter((event) => event.type === 'started').map(({ count }) => count)).toEqual([1, 2, 3]);
  });

  it('empties the queue when a cell fails', async () => {
    const [a, b] = [kernel.run('a', ''), kernel.run('b', '')];
    await settle();
    worker().finish('failed');
    await expect(a.finished).resolves.toMatchObject({ status: 'failed' });
    await expect(b.finished).resolves.toMatchObject({ status: 'stopped', ms: 0 });
    // the Worker leaves what was ahead; what is asked for now is behind nothing
    const c = kernel.run('c', '');
    await settle();
    expect(worker().runs.map(({ cellId, behind }) => [cellId, behind])).toEqual([['a', undefined], ['b', a.runId], ['c', undefined]]);
    worker().finish();
    await expect(c.finished).resolves.toMatchObject({ status: 'done' });
  });

  it('drops outputs of an earlier run of the cell', async () => {
    const first = kernel.run('a', '');
    await settle();
    worker().finish();
    const second = kernel.run('a', '');
    await settle();
    const output = { kind: 'notice', text: '' } as const;
    worker().say({ type: 'output', runId: first.runId, displayId: 1, output }, { type: 'output', runId: second.runId, displayId: 2, output });
    expect(events.filter((event) => event.type === 'output')).toMatchObject([{ runId: second.runId, cellId: 'a' }]);
  });

  it('believes nothing that has another form', async () => {
    const run = kernel.run('a', '');
    await settle();
    worker().onMessage?.({ type: 'finished', runId: run.runId });
    worker().say({ type: 'finished', runId: run.runId }, { type: 'constructor' }, { type: 'finished', runId: 99, status: 'done', ms: 1, facts: null, leakedTensors: 0, memory: null });
    expect(types()).not.toContain('finished');
    worker().finish();
    await expect(run.finished).resolves.toMatchObject({ status: 'done' });
  });
});

describe('stopping', () => {
  it('ends a Worker at once when the cell cannot end softly, and goes on with the spare', async () => {
    kernel.run('a', '');
    await settle();
    worker().finish();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(made).toHaveLength(2);
    const spin = kernel.run('spin', 'while(true){}');
    const waiting = kernel.run('b', '');
    await settle();
    kernel.stop();
    await expect(spin.finished).resolves.toMatchObject({ status: 'stopped' });
    await expect(waiting.finished).resolves.toMatchObject({ status: 'stopped' });
    expect(worker(0).terminated).toBe(true);
    const next = kernel.run('c', '');
    await settle();
    expect(worker(1).runs.map(({ cellId }) => cellId)).toEqual(['c']);
    worker(1).finish();
    await expect(next.finished).resolves.toMatchObject({ status: 'done' });
    expect(events.filter((event) => event.type === 'restarted')).toEqual([{ type: 'restarted', reason: 'stopped' }]);
    expect(events.filter((event) => event.type === 'started').at(-1)).toMatchObject({ count: 1 });
  });

  it('makes a spare when runs rest, not between short ones', async () => {
    for (let run = 0; run < 5; run += 1) {
      kernel.run('a', '');
      await settle();
      worker(0).finish();
      await vi.advanceTimersByTimeAsync(300);
    }
    expect(made).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(100);
    expect(made).toHaveLength(2);
  });

  it('lets training end its batch and keeps the variables', async () => {
    const fit = kernel.run('fit', '');
    await settle();
    worker().say({ type: 'heeds-stop', runId: fit.runId });
    kernel.stop();
    await settle();
    expect(worker().requests.at(-1)).toEqual({ type: 'soft-stop', runId: fit.runId });
    worker().say({ type: 'stop-heard', runId: fit.runId, mayEnd: true });
    await vi.advanceTimersByTimeAsync(2_000);
    worker().finish('stopped');
    await expect(fit.finished).resolves.toMatchObject({ status: 'stopped', ms: 5 });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(types()).not.toContain('restarted');
    expect(types()).toContain('stopping');
  });

  it('ends what was ahead of a cell that came to its end before it heard the stop', async () => {
    const fit = kernel.run('fit', '');
    const b = kernel.run('b', '');
    await settle();
    worker().say({ type: 'heeds-stop', runId: fit.runId });
    kernel.stop();
    await expect(b.finished).resolves.toMatchObject({ status: 'stopped' });
    worker().finish('done');
    await expect(fit.finished).resolves.toMatchObject({ status: 'done' });
    expect(worker(0).terminated).toBe(true);
    const c = kernel.run('c', '');
    await settle();
    expect(worker().runs.map(({ cellId, behind }) => [cellId, behind])).toEqual([['c', undefined]]);
    worker().finish();
    await expect(c.finished).resolves.toMatchObject({ status: 'done' });
  });

  it.each([
    ['does not hear the stop', false, 250],
    ['hears it but goes on', true, 3_000],
  ])('ends training that %s', async (_name, hears, ms) => {
    const fit = kernel.run('fit', '');
    await settle();
    worker().say({ type: 'heeds-stop', runId: fit.runId });
    kernel.stop();
    if (hears) worker().say({ type: 'stop-heard', runId: fit.runId, mayEnd: true });
    await vi.advanceTimersByTimeAsync(ms - 1);
    expect(worker(0).terminated).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(worker(0).terminated).toBe(true);
    expect(types()).toContain('restarted');
  });

  it('shows what was queued meanwhile in its cell, and nothing of what was ended', async () => {
    const fit = kernel.run('fit', '');
    await settle();
    worker().say({ type: 'heeds-stop', runId: fit.runId });
    kernel.stop();
    const next = kernel.run('b', '');
    await vi.advanceTimersByTimeAsync(250);
    expect(worker(0).terminated).toBe(true);
    expect(worker().runs.map(({ cellId }) => cellId)).toEqual(['b']);
    const output = { kind: 'notice', text: '' } as const;
    worker().say({ type: 'output', runId: fit.runId, displayId: 1, output }, { type: 'output', runId: next.runId, displayId: 2, output });
    expect(events.filter((event) => event.type === 'output')).toMatchObject([{ runId: next.runId, cellId: 'b' }]);
    worker().finish();
    await expect(next.finished).resolves.toMatchObject({ status: 'done' });
  });

  it('does nothing when nothing runs', () => {
    kernel.stop();
    expect(events).toEqual([]);
  });
});

describe('restarting', () => {
  it('begins to count anew', async () => {
    kernel.run('a', '');
    await settle();
    worker().finish();
    kernel.restart();
    kernel.run('a', '');
    await settle();
    worker().finish();
    expect(events.filter((event) => event.type === 'started').map(({ count }) => count)).toEqual([1, 1]);
    expect(events.filter((event) => event.type === 'restarted')).toEqual([{ type: 'restarted', reason: 'asked' }]);
  });

  it('opens a new frame when the old one died, and says so', async () => {
    const bomb = kernel.run('bomb', '');
    await settle();
    worker().say({ type: 'started', runId: bomb.runId });
    alive = false;
    await vi.advanceTimersByTimeAsync(2_000);
    await expect(bomb.finished).resolves.toMatchObject({ status: 'failed' });
    expect(events.filter((event) => event.type === 'output')).toMatchObject([{ output: { error: { message: expect.stringContaining('ran out of memory') } } }]);
    expect(events).toContainEqual({ type: 'restarted', reason: 'crashed' });
    alive = true;
    const next = kernel.run('a', '');
    await settle();
    expect(frames).toBe(2);
    worker().finish();
    await expect(next.finished).resolves.toMatchObject({ status: 'done' });
  });

  it('fails a run when the Worker does not start, and tries again with the next', async () => {
    const run = kernel.run('a', '');
    await settle();
    worker().onError?.('no memory');
    await expect(run.finished).resolves.toMatchObject({ status: 'failed' });
    expect(types().at(-1)).toBe('failed');
    const next = kernel.run('a', '');
    await settle();
    worker().finish();
    await expect(next.finished).resolves.toMatchObject({ status: 'done' });
  });
});

describe('backends', () => {
  it('tells the Worker and warms the spare with the choice', async () => {
    kernel.run('a', '');
    await settle();
    worker().say({ type: 'backend', backend: 'wasm', available: ['cpu', 'wasm'], trial: { cpu: 3, wasm: 1 } });
    worker().finish();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(worker(1).requests).toEqual([{ type: 'warm', backend: 'wasm' }]);
    kernel.setBackend('cpu');
    await settle();
    expect(worker(0).requests.at(-1)).toEqual({ type: 'backend', backend: 'cpu' });
    expect(worker(1).requests.at(-1)).toEqual({ type: 'warm', backend: 'cpu' });
    expect(events).toContainEqual({ type: 'backend', backend: 'wasm', available: ['cpu', 'wasm'], trial: { cpu: 3, wasm: 1 } });
  });
});

it('answers what texts give and take', async () => {
  const asked = kernel.analyse([{ cellId: 'a', source: 'x' }]);
  await settle();
  expect(worker().requests).toEqual([{ type: 'analyse', requestId: 1, cells: [{ cellId: 'a', source: 'x' }] }]);
  worker().say({ type: 'analysed', requestId: 1, cells: [] });
  await expect(asked).resolves.toEqual([]);
});

it('leaves nobody waiting for what texts give when the Worker is gone', async () => {
  const [restarted, failed] = [kernel.analyse([{ cellId: 'a', source: 'x' }]), (kernel.restart(), kernel.analyse([{ cellId: 'a', source: 'x' }]))];
  await settle();
  worker(1).onError?.('no memory');
  await expect(restarted).resolves.toEqual([]);
  await expect(failed).resolves.toEqual([]);
});

it('refuses to fetch outside the data folders', async () => {
  kernel.run('a', '');
  await settle();
  worker().say({ type: 'fetch-data', requestId: 4, path: '../api/submissions' });
  await settle();
  expect(worker().requests.at(-1)).toMatchObject({ type: 'data', requestId: 4, bytes: null, error: expect.stringContaining("Cannot load '../api/submissions'") });
});

describe('what a cell asks the page to keep', () => {
  const keeper = (): { readonly kernel: Kernel; readonly asked: unknown[] } => {
    const asked: unknown[] = [];
    const keep: Keep = async (...question) => {
      asked.push(question);
      return { ok: true, answer: { what: 'done' } };
    };
    return { kernel: openKernel(keep), asked };
  };
  const ask = { what: 'list-models', scheme: 'indexeddb' } as const;
  const answered = (): unknown => worker().requests.at(-1);

  it('is answered for the cell that runs, whatever the sandbox says of itself', async () => {
    const { kernel: keeping, asked } = keeper();
    keeping.run('a', 'await model.save()');
    await settle();
    worker().say({ type: 'keep', requestId: 7, ask });
    await settle();
    expect(asked).toEqual([[ask, expect.objectContaining({ cellId: 'a', source: 'await model.save()' })]]);
    expect(answered()).toEqual({ type: 'kept', requestId: 7, outcome: { ok: true, answer: { what: 'done' } } });
    keeping.dispose();
  });

  it('is refused between two runs, and where nothing is kept', async () => {
    const { kernel: keeping, asked } = keeper();
    keeping.start();
    await settle();
    worker().say({ type: 'keep', requestId: 8, ask });
    await settle();
    expect(asked).toEqual([]);
    expect(answered()).toMatchObject({ type: 'kept', requestId: 8, outcome: { ok: false } });
    keeping.dispose();
    kernel.run('a', '');
    await settle();
    worker().say({ type: 'keep', requestId: 9, ask });
    await settle();
    expect(answered()).toMatchObject({ requestId: 9, outcome: { ok: false, error: expect.stringContaining('Nothing is kept here') } });
  });
});

describe('names that a figure shares', () => {
  const ask = (changes: NameChanges = {}) => kernel.exchange(['w'], changes);
  const requestIds = (): number[] => worker().requests.flatMap((request) => (request.type === 'exchange' ? [request.requestId] : []));
  const answer = (value: unknown): void => worker().say({ type: 'exchanged', requestId: requestIds().at(-1) ?? 0, values: [value] });

  it('are asked of the Worker, and what it claims is read strictly', async () => {
    kernel.start();
    const first = ask();
    await settle();
    answer({ kind: 'number', value: 3 });
    await expect(first).resolves.toEqual([{ kind: 'number', value: 3 }]);
    const second = ask();
    await settle();
    answer({ kind: 'number', value: { toString: 'evil' } });
    await expect(second).resolves.toEqual([{ kind: 'other', what: 'something that cannot be read' }]);
    expect(types()).not.toContain('assigned');
  });

  it('nobody asked for are not heard', async () => {
    kernel.start();
    await settle();
    worker().say({ type: 'exchanged', requestId: 5, values: [] }, { type: 'exchanged', requestId: 'x', values: [] }, { type: 'exchanged', requestId: 5 });
    expect(types()).not.toContain('assigned');
  });

  it('change: all hear of it, and cells become out of date by it once until another cell has run', async () => {
    kernel.start();
    const change = async (w: number): Promise<void> => {
      const changed = ask({ w });
      await settle();
      answer({ kind: 'number', value: w });
      await changed;
    };
    await change(1);
    await change(2);
    kernel.run('a', '');
    await settle();
    worker().finish();
    await change(3);
    expect(events.flatMap((event) => (event.type === 'assigned' ? [[event.changes, event.run?.facts.writes ?? null]] : []))).toEqual([
      [{ w: 1 }, ['w']],
      [{ w: 2 }, null],
      [{ w: 3 }, ['w']],
    ]);
  });

  it('have no answer when the kernel is not there, restarts or ends', async () => {
    await expect(ask()).resolves.toBeNull();
    expect(made).toHaveLength(0);
    kernel.start();
    const [stopped, left] = [ask(), ask({ w: 1 })];
    await settle();
    kernel.restart();
    await expect(stopped).resolves.toBeNull();
    await expect(left).resolves.toBeNull();
    const disposed = ask();
    kernel.dispose();
    await expect(disposed).resolves.toBeNull();
  });
});

describe('controls', () => {
  const spec = { type: 'slider', label: 'S', min: 0, max: 9, step: 1, scale: 'linear', unit: '' } as const;
  const show = async (): Promise<number> => {
    const { runId } = kernel.run('a', '');
    await settle();
    worker().say({ type: 'started', runId }, { type: 'output', runId, displayId: 1, output: { kind: 'control', control: { id: `${runId}.1`, key: 'k', spec }, value: 0, problem: '', phase: 'open' } });
    worker().finish();
    return runId;
  };
  const sent = () => worker().requests.filter((request) => request.type === 'control').map(({ raw }) => raw);
  const told = (type: KernelEvent['type']) => events.filter((event) => event.type === type);

  it('send one value at a time, then the newest', async () => {
    const runId = await show();
    for (const raw of [1, 2, 3, 4]) kernel.setControl(`${runId}.1`, raw);
    await settle();
    expect(sent()).toEqual([1]);
    expect(told('control-set').map((event) => event.type === 'control-set' && event.raw)).toEqual([1, 2, 3, 4]);
    worker().say({ type: 'control-taken', controlId: `${runId}.1`, problem: '' });
    await settle();
    expect(sent()).toEqual([1, 4]);
    worker().say({ type: 'control-taken', controlId: `${runId}.1`, problem: 'no' });
    await settle();
    expect(sent()).toEqual([1, 4]);
    expect(told('control-taken')).toMatchObject([{ cellId: 'a', problem: '' }, { problem: 'no' }]);
  });

  it('count as a run until a cell has run, and not once more', async () => {
    await show();
    worker().say({ type: 'control-changed', names: ['rate', 3] }, { type: 'control-changed', names: ['rate'] });
    kernel.run('b', '');
    await settle();
    worker().finish();
    worker().say({ type: 'control-changed', names: ['rate'] });
    expect(told('assigned').map((event) => event.type === 'assigned' && event.run?.facts.writes)).toEqual([['rate'], undefined, ['rate']]);
  });

  it('are told of in no more words and names than a page can show', async () => {
    const runId = await show();
    worker().say({ type: 'control-taken', controlId: `${runId}.1`, problem: 'x'.repeat(CONTROL_LIMITS.problemCharacters + 1) }, { type: 'control-changed', names: Array.from({ length: CONTROL_LIMITS.names + 1 }, (_, k) => `n${k}`) });
    expect(told('control-taken')).toMatchObject([{ problem: 'x'.repeat(CONTROL_LIMITS.problemCharacters) }]);
    expect(told('assigned').map((event) => event.type === 'assigned' && event.run?.facts.writes.length)).toEqual([CONTROL_LIMITS.names]);
  });

  it('have the outputs of their calls in their cell, and of nobody else', async () => {
    const runId = await show();
    const output = { kind: 'notice', text: 'x' } as const;
    worker().say(
      { type: 'control-began', controlId: `${runId}.1`, runId: -1 },
      { type: 'output', runId: -1, displayId: 5, output },
      { type: 'update', runId: -1, displayId: 5, update: { kind: 'replace', output } },
      { type: 'output', runId: -2, displayId: 6, output },
      { type: 'control-ended', controlId: `${runId}.1`, runId: -1 },
    );
    expect(events.slice(-4)).toMatchObject([
      { type: 'control-phase', cellId: 'a', phase: 'working' },
      { type: 'control-output', cellId: 'a', runId, controlId: `${runId}.1`, displayId: 5 },
      { type: 'update', cellId: 'a', runId, displayId: 5 },
      { type: 'control-phase', phase: 'open' },
    ]);
  });

  it('that cannot be drawn, or were made by another run, are dropped', async () => {
    const runId = await show();
    const before = told('output').length;
    const output = { kind: 'control', control: { id: `${runId}.2`, key: 'k', spec }, value: 0, problem: '', phase: 'open' } as const;
    worker().say(
      { type: 'output', runId, displayId: 2, output: { ...output, control: { ...output.control, id: '77.1' } } },
      { type: 'output', runId, displayId: 2, output: { kind: 'control' } },
      { type: 'update', runId, displayId: 1, update: { kind: 'replace', output } },
      { type: 'control-began', controlId: '99.1', runId: -3 },
      { type: 'output', runId: -3, displayId: 3, output },
    );
    expect(told('output')).toHaveLength(before);
    expect(told('update')).toEqual([]);
    expect(told('control-output')).toEqual([]);
  });

  it('and other outputs that are nothing at all are dropped, and what comes with them is heard', async () => {
    const runId = await show();
    const before = told('output').length;
    const nothing = [null, {}, { kind: 3 }];
    worker().say(...[...nothing.map((output) => ({ type: 'output', runId, displayId: 7, output })), ...[...nothing, { kind: 'replace', output: null }].map((update) => ({ type: 'update', runId, displayId: 1, update }))].map((claim) => claim as never)); // what a cell may post
    worker().say({ type: 'output', runId, displayId: 8, output: { kind: 'notice', text: 'x' } });
    expect(told('update')).toEqual([]);
    expect(told('output')).toHaveLength(before + 1);
  });

  it('of earlier runs of their cell are forgotten when it starts again, those of other cells are not', async () => {
    const first = await show();
    const other = kernel.run('b', '').runId;
    await settle();
    worker().say({ type: 'started', runId: other }, { type: 'output', runId: other, displayId: 9, output: { kind: 'control', control: { id: `${other}.1`, key: 'other', spec }, value: 0, problem: '', phase: 'open' } });
    worker().finish();
    for (const raw of [1, 2]) kernel.setControl(`${first}.1`, raw);
    worker().say({ type: 'control-began', controlId: `${first}.1`, runId: -1 }, { type: 'control-ended', controlId: `${first}.1`, runId: -1 });
    const second = await show();
    const before = sent().length;
    kernel.setControl(`${first}.1`, 3);
    worker().say({ type: 'control-taken', controlId: `${first}.1`, problem: '' }, { type: 'output', runId: -1, displayId: 5, output: { kind: 'notice', text: 'late' } });
    expect(told('control-set')).toHaveLength(2);
    expect(told('control-output')).toEqual([]);
    expect(sent()).toHaveLength(before);
    kernel.setControl(`${other}.1`, 4);
    expect(told('control-set')).toHaveLength(3);
    kernel.restart();
    await settle();
    expect(told('control-phase').filter((event) => event.type === 'control-phase' && event.phase === 'lost')).toMatchObject([{ controlId: `${other}.1` }, { controlId: `${second}.1` }]);
  });

  it('whose call never ends can be stopped; all are told that their kernel is gone, and the next one what they held', async () => {
    const runId = await show();
    kernel.setControl(`${runId}.1`, 7);
    worker().say({ type: 'control-taken', controlId: `${runId}.1`, problem: '' }, { type: 'control-began', controlId: `${runId}.1`, runId: -1 });
    const old = worker();
    kernel.stop();
    await settle();
    expect(old.terminated).toBe(true);
    expect(told('control-phase').at(-1)).toMatchObject({ controlId: `${runId}.1`, phase: 'lost' });
    expect(worker().requests).toContainEqual({ type: 'control-memory', kept: [['k', 7]] });
  });

  it('keep no pictures and files', async () => {
    const { runId } = kernel.run('a', '');
    await settle();
    const specs = [{ type: 'webcam', label: 'W', size: 8 }, { type: 'file', label: 'F', as: 'text', size: 8 }] as const;
    worker().say({ type: 'started', runId }, ...specs.map((of, k) => ({ type: 'output' as const, runId, displayId: k, output: { kind: 'control' as const, control: { id: `${runId}.${k}`, key: `k${k}`, spec: of }, value: null, problem: '', phase: 'open' as const } })));
    kernel.setControl(`${runId}.0`, { width: 1, height: 1, data: new Uint8Array(4) });
    kernel.setControl(`${runId}.1`, 'secret');
    kernel.restart();
    await settle();
    expect(worker().requests.map(({ type }) => type)).not.toContain('control-memory');
  });
});
