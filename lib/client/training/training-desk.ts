/** What a lesson's page keeps of its cells' models and training, and what it asks the learner about them. */
import { seedFromText } from '#lib/base/seeded-random.ts';
import { err, ok, type Result } from '#lib/base/result.ts';
import { readDone } from '#lib/ml/training/checkpoint-file.ts';
import { EMPTY_CURVE } from '#lib/ml/training/thin-curve.ts';
import type { KeepAnswer, KeepAsk, KeepOutcome, ModelFile, RunProgress, RunStart } from '#lib/notebook/keep-messages.ts';
import { Signal } from '../notebook/signal.ts';
import { describeFailure, findRoom, formatBytes } from './find-room.ts';
import { findStopped, findWhole } from './find-stopped.ts';
import { loadModel, removeModel, saveModel } from './kept-models.ts';
import { toModelZip } from './model-files.ts';
import { parseAsk } from './parse-ask.ts';
import type { RunRecord, RunResult, StoppedRun } from './run-record.ts';
import { KEEP_LIMITS } from './training-limits.ts';
import type { Slot, TrainingStore } from './training-store.ts';

/** The running cell that asks. */
export interface AskingCell {
  readonly cellId: string;
  readonly source: string;
}

/** A model that waits for the learner's press: a cell must not start a download. */
export interface Offer {
  readonly id: number;
  readonly cellId: string;
  readonly name: string;
  /** the zip, ready to be saved */
  readonly file: Uint8Array<ArrayBuffer>;
}

export interface DeskView {
  /** one for each cell and name, the newest */
  readonly stopped: readonly StoppedRun[];
  readonly offers: readonly Offer[];
}

export interface DeskParts {
  /** slug */
  readonly lesson: string;
  readonly store: TrainingStore;
  /** ms since 1970 */
  readonly now: () => number;
  readonly newId: () => string;
  /** this page's name among those of the browser */
  readonly page: string;
  /** whether another page of that name lives; `seenAt`: when it last wrote */
  readonly lives: (page: string, seenAt: number) => Promise<boolean>;
  /** whether the next visit shall look for runs to go on with; kept where a page can ask at once */
  readonly remember: (hasStopped: boolean) => void;
}

/** What happens to a run in this page. */
interface OpenRun {
  record: RunRecord;
  slot: Slot;
}

export class TrainingDesk {
  readonly signal = new Signal();
  readonly store: TrainingStore;
  readonly #parts: DeskParts;
  readonly #open = new Map<string, OpenRun>();
  /** runs that the learner wants to go on, by cell; another object for each press */
  readonly #resuming = new Map<string, Pick<RunRecord, 'id' | 'name'>>();
  #view: DeskView = { stopped: [], offers: [] };
  #nextOffer = 1;
  #waiting = 0;
  /** writes follow one another, so that an older state never replaces a newer one */
  #work: Promise<unknown> = Promise.resolve();

  constructor(parts: DeskParts) {
    this.#parts = parts;
    this.store = parts.store;
  }

  readonly view = (): DeskView => this.#view;

  /** Answers what a cell asks; never rejects. */
  readonly keep = async (claim: unknown, cell: AskingCell): Promise<KeepOutcome> => {
    if (this.#waiting >= KEEP_LIMITS.waiting) return { ok: false, error: `Expected at most ${KEEP_LIMITS.waiting} things to keep at the same time. Await model.save and startRun before the next.` };
    const ask = parseAsk(claim);
    if (!ask.ok) return { ok: false, error: ask.error };
    this.#waiting++;
    const answer = await this.#next(() => this.#answer(ask.value, cell)).catch((error: unknown) => err(describeFailure(error, 'run')));
    this.#waiting--;
    return answer.ok ? { ok: true, answer: answer.value } : { ok: false, error: answer.error };
  };

  /** A cell's run ended; what it began and did not end itself ended with it. */
  cellEnded(cellId: string, status: 'done' | 'failed' | 'stopped'): void {
    const wish = this.#resuming.get(cellId);
    // a loop may end early by its own choice
    const result: RunResult = status === 'done' ? 'finished' : status;
    void this.#next(async () => {
      // only now: what the cell asked before its end may have waited until here
      if (this.#resuming.get(cellId) === wish) this.#resuming.delete(cellId);
      const open = [...this.#open.values()].filter(({ record }) => record.cellId === cellId);
      if (open.length === 0) return;
      for (const run of open) await this.#close(run, result);
      await this.#look();
    }).catch(() => undefined); // a browser that cannot write keeps nothing; the cell has been told
  }

  /** Finds what was cut off, also in pages that died. */
  look(): Promise<void> {
    return this.#next(() => this.#look()).catch(() => undefined); // without IndexedDB nothing was kept
  }

  /** The learner wants it to go on when its cell runs next. */
  resume({ record: { id, name, cellId } }: StoppedRun): void {
    this.#resuming.set(cellId, { id, name });
  }

  /** The learner will not go on with it; its record stays. */
  discard({ record: { id } }: StoppedRun): Promise<Result<null, string>> {
    return this.#next(async () => {
      // what the learner saw may be old: a title was given since, or another tab goes on with it
      const idle = await this.#findIdle(id);
      if (!idle.ok) return idle;
      await this.store.removeCheckpoints(id);
      if (idle.value) await this.store.putRun({ ...idle.value, isDismissed: true });
      await this.#look();
      return ok(null);
    });
  }

  takeOffer(id: number): void {
    this.#show({ offers: this.#view.offers.filter((offer) => offer.id !== id) });
  }

  /** All runs of the lesson, newest first. */
  listRuns = (): Promise<readonly RunRecord[]> => this.#next(() => this.store.listRuns(this.#parts.lesson));

  async changeRun(id: string, change: Partial<Pick<RunRecord, 'title' | 'note'>>): Promise<void> {
    await this.#next(async () => {
      const open = this.#open.get(id);
      const record = open?.record ?? (await this.#findRun(id));
      if (record) {
        const changed = { ...record, ...change };
        if (open) open.record = changed;
        await this.store.putRun(changed);
      }
      await this.#look();
    });
  }

  async removeRun(id: string): Promise<void> {
    await this.#next(async () => {
      this.#open.delete(id);
      await this.store.removeRun(id);
      await this.#look();
    });
    this.signal.notify();
  }

  saveModel = (name: string, model: ModelFile, info: string): Promise<Result<KeepAnswer, string>> => this.#next(() => saveModel(this.store, { scheme: 'indexeddb', name }, model, info, this.#parts.now()));

  #next<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = this.#work.then(work);
    this.#work = next.catch(() => undefined); // told to who asked
    return next;
  }

  async #answer(ask: KeepAsk, cell: AskingCell): Promise<Result<KeepAnswer, string>> {
    const { store } = this;
    switch (ask.what) {
      case 'save-model':
        return ask.place.scheme === 'downloads' ? this.#offer(ask.place.name, ask.model, cell) : saveModel(store, ask.place, ask.model, ask.info, this.#parts.now());
      case 'load-model':
        return loadModel(store, ask.place);
      case 'remove-model':
        return removeModel(store, ask.place);
      case 'list-models':
        return ok({ what: 'models', models: (await store.listModels(ask.scheme)).map(({ place, info }) => ({ name: place.name, info })) });
      case 'begin-run':
        return this.#begin(ask.run, cell);
      case 'log-run':
        return this.#during(ask.runId, (run) => this.#keepProgress(run, ask.progress));
      case 'write-checkpoint':
        return this.#during(ask.runId, (run) => this.#writeCheckpoint(run, ask.progress, ask.bytes));
      case 'end-run':
        return this.#during(ask.runId, async (run) => {
          await this.#close(run, 'finished', ask.progress);
          await this.#look();
          return ok(null);
        });
    }
  }

  #offer(name: string, model: ModelFile, { cellId }: AskingCell): Result<KeepAnswer, string> {
    if (this.#view.offers.length >= KEEP_LIMITS.offers) return err(`Expected at most ${KEEP_LIMITS.offers} downloads that wait. Take or dismiss those below the cells first.`);
    if (model.weights.byteLength + model.json.length > KEEP_LIMITS.bytesEach) return err(`Expected a model of at most ${formatBytes(KEEP_LIMITS.bytesEach)} to download.`);
    const file = toModelZip(model);
    if (!file.ok) return file;
    this.#show({ offers: [...this.#view.offers, { id: this.#nextOffer++, cellId, name, file: file.value }] });
    return ok({ what: 'done' });
  }

  async #begin(start: RunStart, { cellId, source }: AskingCell): Promise<Result<KeepAnswer, string>> {
    const { lesson, page, now, newId } = this.#parts;
    if (this.#open.size >= KEEP_LIMITS.openRuns) return err(`Expected at most ${KEEP_LIMITS.openRuns} runs at the same time. Let those before come to their end.`);
    const resumed = this.#resuming.get(cellId);
    if (resumed?.name === start.name) {
      const idle = await this.#findIdle(resumed.id);
      if (!idle.ok) return idle;
      const whole = idle.value && (await findWhole(this.store, resumed.id));
      if (!whole) return err(`The checkpoint of “${start.name}” is not there any more. Start it over.`);
      this.#resuming.delete(cellId);
      // what came after the checkpoint is done once more
      const record: RunRecord = { ...idle.value, ...start, seed: idle.value.seed, result: null, endedAt: null, seenAt: now(), page };
      await this.#openRun({ record, slot: whole.slot === 0 ? 1 : 0 });
      return ok({ what: 'begun', runId: record.id, checkpoint: whole.bytes });
    }
    const record: RunRecord = { ...start, id: newId(), lesson, cellId, title: start.name, note: '', source: seedFromText(source), startedAt: now(), seenAt: now(), endedAt: null, result: null, page, isDismissed: false, done: 0, curve: EMPTY_CURVE };
    await this.#openRun({ record, slot: 0 });
    await this.#forgetOld();
    return ok({ what: 'begun', runId: record.id, checkpoint: null });
  }

  async #openRun(run: OpenRun): Promise<void> {
    await this.store.putRun(run.record);
    this.#open.set(run.record.id, run);
    this.#parts.remember(true);
    await this.#look();
  }

  async #during(runId: string, work: (run: OpenRun) => Promise<Result<null, string>>): Promise<Result<KeepAnswer, string>> {
    const run = this.#open.get(runId);
    // removed by the learner, or made up
    if (!run) return ok({ what: 'done' });
    const result = await work(run);
    return result.ok ? ok({ what: 'done' }) : result;
  }

  async #keepProgress(run: OpenRun, progress: RunProgress): Promise<Result<null, string>> {
    run.record = { ...run.record, ...progress, seenAt: this.#parts.now() };
    await this.store.putRun(run.record);
    this.signal.notify();
    return ok(null);
  }

  async #writeCheckpoint(run: OpenRun, progress: RunProgress, bytes: ArrayBuffer): Promise<Result<null, string>> {
    if (readDone(bytes) === null) return err('Expected a checkpoint as epoch/training writes it.');
    const { id, cellId, name } = run.record;
    const before = await this.store.readCheckpoint(id, run.slot);
    const room = await findRoom(this.store, 'checkpoint', bytes.byteLength, before?.byteLength ?? 0);
    if (!room.ok) return room;
    try {
      await this.store.putCheckpoint(id, run.slot, bytes);
    } catch (error) {
      return err(describeFailure(error, 'checkpoint'));
    }
    run.slot = run.slot === 0 ? 1 : 0;
    const isBefore = ({ record }: StoppedRun): boolean => record.cellId === cellId && record.name === name;
    if (this.#view.stopped.some(isBefore)) {
      await this.#look(); // another page may go on with it by now
      // those before of the same training are what this one replaces
      for (const { record } of this.#view.stopped.filter(isBefore)) await this.store.removeCheckpoints(record.id);
      await this.#look();
    }
    return this.#keepProgress(run, progress);
  }

  async #close(run: OpenRun, result: RunResult, progress: Partial<RunProgress> = {}): Promise<void> {
    const { id } = run.record;
    this.#open.delete(id);
    const ended: RunRecord = { ...run.record, ...progress, result, seenAt: this.#parts.now(), endedAt: this.#parts.now() };
    await this.store.putRun(ended);
    if (result === 'finished') await this.store.removeCheckpoints(id);
    this.signal.notify();
  }

  async #forgetOld(): Promise<void> {
    const runs = await this.store.listRuns(this.#parts.lesson);
    for (const { id } of runs.slice(KEEP_LIMITS.runsPerLesson)) if (!this.#open.has(id)) await this.store.removeRun(id);
  }

  /** A run as it is now; null: somebody removed it. Refused while it goes on, here or in another page. */
  async #findIdle(id: string): Promise<Result<RunRecord | null, string>> {
    const record = await this.#findRun(id);
    const isOn = record?.result === null && (this.#open.has(id) || (await this.#parts.lives(record.page, record.seenAt)));
    if (!isOn) return ok(record);
    await this.#look();
    return err(`“${record.title}” already goes on, in this tab or another one of this browser, and is kept there. Stop it there before you choose what becomes of it.`);
  }

  async #findRun(id: string): Promise<RunRecord | null> {
    return (await this.store.listRuns(this.#parts.lesson)).find((run) => run.id === id) ?? null;
  }

  async #look(): Promise<void> {
    const { lesson, lives, remember } = this.#parts;
    const { stopped, others } = await findStopped({ store: this.store, lesson, lives, isOpen: (id) => this.#open.has(id) });
    remember(stopped.length + others + this.#open.size > 0);
    this.#show({ stopped });
  }

  #show(change: Partial<DeskView>): void {
    this.#view = { ...this.#view, ...change };
    this.signal.notify();
  }
}
