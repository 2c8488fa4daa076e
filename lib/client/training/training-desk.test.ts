import { unzipSync } from 'fflate';
import { beforeEach, describe, expect, it } from 'vitest';
import { encodeCheckpoint } from '#lib/ml/training/checkpoint-file.ts';
import { EMPTY_CURVE } from '#lib/ml/training/thin-curve.ts';
import type { KeepAnswer, KeepAsk, RunStart } from '#lib/notebook/keep-messages.ts';
import type { StoppedRun } from './run-record.ts';
import { MemoryStore } from './test-training-store.ts';
import { TrainingDesk } from './training-desk.ts';
import { KEEP_LIMITS } from './training-limits.ts';

const RUN: RunStart = { name: 'mnist', unit: 'epoch', total: 20, seed: 1, backend: 'cpu', config: { rate: 0.1 } };
const CELL = { cellId: 'train', source: 'await train()' };
const progress = (done: number) => ({ done, curve: { ...EMPTY_CURVE, done: [done], seconds: [done] } });
const checkpointOf = (done: number): ArrayBuffer => encodeCheckpoint({ done, seed: 1, backend: 'cpu', weights: [], optimizer: null, history: {}, curve: EMPTY_CURVE });

let store: MemoryStore;
let living: Set<string>;
let remembered: boolean;
let time: number;

/** A page of the browser that keeps what `store` holds. */
function openPage(page: string): TrainingDesk {
  living.add(page);
  return new TrainingDesk({ lesson: 'lesson', store, now: () => ++time, newId: () => `run-${++time}`, page, lives: async (other) => living.has(other), remember: (has) => (remembered = has) });
}

async function ask(desk: TrainingDesk, question: KeepAsk, cell = CELL): Promise<KeepAnswer> {
  const outcome = await desk.keep(question, cell);
  if (!outcome.ok) throw new Error(outcome.error);
  return outcome.answer;
}

async function begin(desk: TrainingDesk, run = RUN, cell = CELL): Promise<{ readonly runId: string; readonly checkpoint: ArrayBuffer | null }> {
  const answer = await ask(desk, { what: 'begin-run', run }, cell);
  if (answer.what !== 'begun') throw new Error(answer.what);
  return answer;
}

beforeEach(() => {
  store = new MemoryStore();
  living = new Set();
  remembered = false;
  time = 1_000;
});

describe('a page that dies', () => {
  const die = async (checkpoints: readonly ArrayBuffer[]): Promise<void> => {
    const desk = openPage('first');
    const { runId } = await begin(desk);
    for (const [index, bytes] of checkpoints.entries()) await ask(desk, { what: 'write-checkpoint', runId, progress: progress(index + 1), bytes });
    living.delete('first');
  };

  it('leaves training that the next one offers, and goes on with where the learner says so', async () => {
    await die([checkpointOf(1), checkpointOf(2), checkpointOf(3)]);
    expect(remembered).toBe(true);
    const desk = openPage('second');
    await desk.look();
    const [stopped] = desk.view().stopped;
    expect(stopped).toMatchObject({ from: 3, record: { name: 'mnist', cellId: 'train', result: 'crashed', total: 20 } });
    if (!stopped) return;
    desk.resume(stopped);
    const { runId, checkpoint } = await begin(desk);
    expect(runId).toBe(stopped.record.id);
    expect(checkpoint).toEqual(checkpointOf(3));
    expect(desk.view().stopped).toEqual([]);
    await ask(desk, { what: 'end-run', runId, progress: progress(20) });
    expect(await desk.listRuns()).toMatchObject([{ id: runId, result: 'finished', done: 20 }]);
    expect(store.checkpoints.size).toBe(0);
    expect(remembered).toBe(false);
  });

  it('leaves the checkpoint before, when it died while it wrote', async () => {
    await die([checkpointOf(1), checkpointOf(2)]);
    const [newest] = [...store.checkpoints].filter(([, bytes]) => new DataView(bytes).getFloat64(16, true) === 2);
    store.checkpoints.set(newest?.[0] ?? '', checkpointOf(2).slice(0, -8));
    const desk = openPage('second');
    await desk.look();
    expect(desk.view().stopped).toMatchObject([{ from: 1 }]);
  });

  it('is not taken for one that lives in another tab', async () => {
    const first = openPage('first');
    const { runId } = await begin(first);
    await ask(first, { what: 'write-checkpoint', runId, progress: progress(1), bytes: checkpointOf(1) });
    const second = openPage('second');
    await second.look();
    expect(second.view().stopped).toEqual([]);
    expect(remembered).toBe(true);
  });

  it('asks no more once the learner discarded it; the record stays', async () => {
    await die([checkpointOf(1)]);
    const desk = openPage('second');
    await desk.look();
    const [stopped] = desk.view().stopped;
    if (stopped) await desk.discard(stopped);
    expect(desk.view().stopped).toEqual([]);
    expect(store.checkpoints.size).toBe(0);
    expect(await desk.listRuns()).toMatchObject([{ result: 'crashed' }]);
  });

  it('keeps the old checkpoint until the same training has a new one', async () => {
    await die([checkpointOf(4)]);
    const desk = openPage('second');
    await desk.look();
    const { runId } = await begin(desk);
    expect(desk.view().stopped).toMatchObject([{ from: 4 }]);
    await ask(desk, { what: 'write-checkpoint', runId, progress: progress(1), bytes: checkpointOf(1) });
    expect(desk.view().stopped).toEqual([]);
    expect([...store.checkpoints.keys()]).toEqual([`${runId} 0`]);
  });

  it('is gone on with in no other training of the cell', async () => {
    await die([checkpointOf(1)]);
    const desk = openPage('second');
    await desk.look();
    const [stopped] = desk.view().stopped;
    if (stopped) desk.resume(stopped);
    expect((await begin(desk, { ...RUN, name: 'other' })).checkpoint).toBeNull();
    desk.cellEnded('train', 'done');
    expect((await begin(desk)).checkpoint).toBeNull();
  });
});

describe('what a page shows of a stopped run that is old by now', () => {
  /** A run that was cut off, and two pages that offer it. */
  const leave = async (): Promise<{ readonly here: TrainingDesk; readonly there: TrainingDesk; readonly shown: StoppedRun }> => {
    const first = openPage('first');
    const { runId } = await begin(first);
    await ask(first, { what: 'write-checkpoint', runId, progress: progress(3), bytes: checkpointOf(3) });
    living.delete('first');
    const [here, there] = [openPage('here'), openPage('there')];
    await here.look();
    await there.look();
    const [shown] = here.view().stopped;
    if (!shown) throw new Error('Expected a stopped run.');
    return { here, there, shown };
  };

  it.each(['resume', 'discard'] as const)('keeps the title and note that were given meanwhile: %s', async (press) => {
    const { here, shown } = await leave();
    await here.changeRun(shown.record.id, { title: 'Best', note: 'with dropout' });
    expect(here.view().stopped).toMatchObject([{ record: { title: 'Best' } }]);
    await here[press](shown);
    if (press === 'resume') await begin(here);
    expect(await here.listRuns()).toMatchObject([{ title: 'Best', note: 'with dropout', isDismissed: press === 'discard' }]);
  });

  it('leaves another page what it goes on with: nothing is discarded, nor trained twice into one run', async () => {
    const { here, there, shown } = await leave();
    there.resume(shown);
    const { runId } = await begin(there);
    expect(await here.discard(shown)).toMatchObject({ ok: false, error: expect.stringContaining('“mnist” already goes on') });
    expect(here.view().stopped).toEqual([]);
    expect(store.checkpoints.size).toBe(1);
    here.resume(shown);
    await expect(begin(here)).rejects.toThrow('“mnist” already goes on');
    expect(store.runs.get(runId)).toMatchObject({ page: 'there', result: null, isDismissed: false });
    here.cellEnded('train', 'stopped');
    expect((await begin(here)).runId).not.toBe(runId);
  });

  it('is not replaced by a run that starts over while another page goes on with it', async () => {
    const { here, there, shown } = await leave();
    const { runId } = await begin(here);
    there.resume(shown);
    await begin(there);
    await ask(here, { what: 'write-checkpoint', runId, progress: progress(1), bytes: checkpointOf(1) });
    expect([...store.checkpoints.keys()]).toEqual([`${shown.record.id} 0`, `${runId} 0`]);
    expect(here.view().stopped).toEqual([]);
  });

  it('goes on from where another page got to, and nowhere when that one came to the end or removed it', async () => {
    const { here, there, shown } = await leave();
    there.resume(shown);
    const { runId } = await begin(there);
    await ask(there, { what: 'write-checkpoint', runId, progress: progress(8), bytes: checkpointOf(8) });
    there.cellEnded('train', 'stopped');
    await there.listRuns();
    here.resume(shown);
    expect((await begin(here)).checkpoint).toEqual(checkpointOf(8));
    await ask(here, { what: 'end-run', runId, progress: progress(20) });
    there.resume(shown);
    await expect(begin(there)).rejects.toThrow('The checkpoint of “mnist” is not there any more');
    await there.removeRun(runId);
    expect(await here.discard(shown)).toEqual({ ok: true, value: null });
    expect(store.runs.size).toBe(0);
  });

  it('is not resumed by a cell that is stopped before it could begin, and can be then', async () => {
    const { here, shown } = await leave();
    here.resume(shown);
    const early = here.keep({ what: 'begin-run', run: RUN }, CELL);
    here.cellEnded('train', 'stopped');
    expect(await early).toMatchObject({ answer: { runId: shown.record.id } });
    await here.listRuns();
    expect(here.view().stopped).toMatchObject([{ from: 3, record: { id: shown.record.id, result: 'stopped' } }]);
  });
});

describe('runs', () => {
  it.each([['done', 'finished'], ['stopped', 'stopped'], ['failed', 'failed']] as const)('of a cell that is %s are %s', async (status, result) => {
    const desk = openPage('page');
    const { runId } = await begin(desk);
    await ask(desk, { what: 'write-checkpoint', runId, progress: progress(3), bytes: checkpointOf(3) });
    desk.cellEnded('train', status);
    expect(await desk.listRuns()).toMatchObject([{ result, done: 3 }]);
    expect(desk.view().stopped).toHaveLength(status === 'done' ? 0 : 1);
  });

  it('are renamed, noted, removed', async () => {
    const desk = openPage('page');
    const { runId } = await begin(desk);
    await desk.changeRun(runId, { title: 'Best', note: 'with dropout' });
    await ask(desk, { what: 'log-run', runId, progress: progress(2) });
    expect(await desk.listRuns()).toMatchObject([{ title: 'Best', note: 'with dropout', done: 2, name: 'mnist' }]);
    await desk.removeRun(runId);
    expect(await desk.listRuns()).toEqual([]);
    await ask(desk, { what: 'end-run', runId, progress: progress(2) });
    expect(await desk.listRuns()).toEqual([]);
  });

  it('are forgotten beyond the newest', async () => {
    const desk = openPage('page');
    for (let i = 0; i < KEEP_LIMITS.runsPerLesson + 3; i++) {
      const { runId } = await begin(desk);
      await ask(desk, { what: 'end-run', runId, progress: progress(i) });
    }
    const runs = await desk.listRuns();
    expect(runs).toHaveLength(KEEP_LIMITS.runsPerLesson);
    expect(runs.at(-1)?.done).toBe(3);
  });
});

const WEIGHTS = Uint8Array.of(1, 2, 3).buffer;
const save = (name: string, weights = WEIGHTS): KeepAsk => ({ what: 'save-model', place: { scheme: 'indexeddb', name }, model: { json: '{}', weights }, info: '{}' });
const offer = (name: string, json = '{"modelTopology": {}}', weights = WEIGHTS): KeepAsk => ({ what: 'save-model', place: { scheme: 'downloads', name }, model: { json, weights }, info: '{}' });

describe('models', () => {
  it('come back, are listed and removed', async () => {
    const desk = openPage('page');
    await ask(desk, save('a/b c'));
    await ask(desk, save('constructor'));
    expect(await ask(desk, { what: 'load-model', place: { scheme: 'indexeddb', name: 'a/b c' } })).toEqual({ what: 'model', model: { json: '{}', weights: WEIGHTS } });
    expect(await ask(desk, { what: 'list-models', scheme: 'indexeddb' })).toMatchObject({ models: [{ name: 'a/b c' }, { name: 'constructor' }] });
    expect(await ask(desk, { what: 'list-models', scheme: 'localstorage' })).toMatchObject({ models: [] });
    await ask(desk, { what: 'remove-model', place: { scheme: 'indexeddb', name: 'a/b c' } });
    await expect(ask(desk, { what: 'load-model', place: { scheme: 'indexeddb', name: 'a/b c' } })).rejects.toThrow('There is no model indexeddb://a/b c in this course. There is indexeddb://constructor;');
  });

  it('wait as downloads for the learner', async () => {
    const desk = openPage('page');
    await ask(desk, offer('mine'));
    expect(store.models.size).toBe(0);
    const [first] = desk.view().offers;
    expect(first).toMatchObject({ cellId: 'train', name: 'mine' });
    expect(Object.keys(unzipSync(first?.file ?? new Uint8Array()))).toEqual(['model.json', 'model.weights.bin']);
    for (let i = 1; i < KEEP_LIMITS.offers; i++) await ask(desk, offer('more'));
    await expect(ask(desk, offer('more'))).rejects.toThrow('at most 5 downloads');
    desk.takeOffer(first?.id ?? 0);
    expect(desk.view().offers).toHaveLength(KEEP_LIMITS.offers - 1);
  });

  it.each(['', '{', '[]', '{"modelTopology": 1}'])('are not offered as a download where they are none: %j', async (json) => {
    const desk = openPage('page');
    await expect(ask(desk, offer('evil', json))).rejects.toThrow('Expected a layers model of TensorFlow.js');
    expect(desk.view().offers).toEqual([]);
    await expect(ask(desk, offer('big', '{"modelTopology": {}}', new ArrayBuffer(KEEP_LIMITS.bytesEach)))).rejects.toThrow('Expected a model of at most 104.9 MB to download');
  });

  it.each(['', '../x', '__proto__', '.hidden', 'a'.repeat(81), 'a\nb', 'a?b'])('are refused under the name %j', async (name) => {
    await expect(ask(openPage('page'), save(name))).rejects.toThrow("Expected a model's name of letters");
  });

  it('have limits: of one, of all, of their number; and say when the disk is full', async () => {
    const desk = openPage('page');
    await expect(ask(desk, save('big', new ArrayBuffer(KEEP_LIMITS.bytesEach)))).rejects.toThrow('Expected a model of at most 104.9 MB');
    const large = new ArrayBuffer(KEEP_LIMITS.bytesEach - 10);
    for (let i = 0; i < 4; i++) await ask(desk, save(`large ${i}`, large));
    await expect(ask(desk, save('one more', large))).rejects.toThrow('Expected at most 419.4 MB of models and checkpoints in a course');
    await ask(desk, save('large 0', large)); // in its own place there is room
    store.models.clear();
    for (let i = 0; i < KEEP_LIMITS.models; i++) await ask(desk, save(`m${i}`));
    await expect(ask(desk, save('one more'))).rejects.toThrow('at most 50 models');
    store.refusal = Object.assign(new Error('x'), { name: 'QuotaExceededError' });
    await expect(ask(desk, save('m0'))).rejects.toThrow('This browser has no more room for the model.');
  });
});

describe('claims of the sandbox', () => {
  it.each<[string, unknown, string]>([
    ['no question at all', null, 'Expected what epoch/training or model.save sends'],
    ['an unknown one', { what: 'read-everything' }, 'Expected what epoch/training'],
    ['more than it says', { what: 'begin-run', run: { ...RUN, space: '.other' } }, 'Expected'],
    ['another course', { what: 'load-model', place: { scheme: 'indexeddb', name: 'x', course: 'other' } }, 'Expected'],
    ['too much configuration', { what: 'begin-run', run: { ...RUN, config: Object.fromEntries(Array.from({ length: 41 }, (_, i) => [`k${i}`, i])) } }, 'Expected a configuration'],
    ['a name without end', { what: 'begin-run', run: { ...RUN, name: 'x'.repeat(81) } }, "Expected a run's name"],
    ['a total below zero', { what: 'begin-run', run: { ...RUN, total: -1 } }, 'Expected total of a run'],
    ['a curve without end', { what: 'log-run', runId: 'r', progress: { done: 1, curve: { done: Array.from({ length: 502 }, () => 1), seconds: [], metrics: {} } } }, 'Expected what'],
  ])('are refused: %s', async (_, claim, words) => {
    const outcome = await openPage('page').keep(claim, CELL);
    expect(outcome).toMatchObject({ ok: false });
    expect(outcome.ok ? '' : outcome.error).toContain(words);
    expect(store.runs.size).toBe(0);
  });

  it('bring no prototype along', async () => {
    const config = JSON.parse('{"__proto__": {"polluted": true}, "rate": 1}') as RunStart['config'];
    const { runId } = await begin(openPage('page'), { ...RUN, config });
    const kept = store.runs.get(runId)?.config ?? {};
    expect(Object.getOwnPropertyNames(kept)).toEqual(['rate']);
    expect(Object.getPrototypeOf(kept)).toBe(Object.prototype);
    expect('polluted' in kept).toBe(false);
  });

  it('reach no run of another page, and keep nothing that is no checkpoint', async () => {
    const first = openPage('first');
    const { runId } = await begin(first);
    const second = openPage('second');
    await ask(second, { what: 'end-run', runId, progress: progress(9) });
    expect(store.runs.get(runId)).toMatchObject({ done: 0, result: null });
    await expect(ask(first, { what: 'write-checkpoint', runId, progress: progress(1), bytes: new ArrayBuffer(64) })).rejects.toThrow('Expected a checkpoint');
    await expect(ask(first, { what: 'write-checkpoint', runId, progress: progress(1), bytes: new ArrayBuffer(8) })).rejects.toThrow('Expected a checkpoint');
  });

  it('cannot begin runs without end, nor ask without waiting', async () => {
    const desk = openPage('page');
    for (let i = 0; i < KEEP_LIMITS.openRuns; i++) await begin(desk);
    await expect(begin(desk)).rejects.toThrow('at most 20 runs at the same time');
    const asked = Array.from({ length: KEEP_LIMITS.waiting + 1 }, () => desk.keep({ what: 'list-models', scheme: 'indexeddb' }, CELL));
    expect((await Promise.all(asked)).map(({ ok }) => ok).filter((ok) => !ok)).toHaveLength(1);
  });
});
