/**
 * The notebook of one lesson: texts, runs and outputs of its cells, and the kernel behind them. Not React: components follow
 * the part they draw (one cell, one output), so a training run redraws its curve and nothing else.
 */
import { invariant } from '#lib/base/invariant.ts';
import type { PastRun } from '#lib/notebook/graph.ts';
import type { BackendName } from '#lib/notebook/protocol.ts';
import type { Draft } from '../drafts/draft.ts';
import type { CellText, CodePosition } from '../editor/editor-bridge.ts';
import { NEVER_RUN, type CellState, type Staleness } from './cell-state.ts';
import type { KernelPhase, NotebookKernel, NotebookKernelEvent } from './kernel-port.ts';
import { OutputSlot } from './output-slot.ts';
import { FrameBatch, Signal } from './signal.ts';
import { findStaleness } from './staleness.ts';

/** What the toolbar shows. */
export interface NotebookState {
  /** `off` until the first run or hover */
  readonly kernel: KernelPhase | 'off';
  /** why the kernel cannot run, as a sentence; null when it can */
  readonly problem: string | null;
  readonly backend: { readonly name: BackendName; readonly available: readonly BackendName[] } | null;
  readonly memory: { readonly tensors: number; readonly bytes: number } | null;
  readonly leakedTensors: number;
  readonly busy: boolean;
  readonly anyRun: boolean;
}

/** What a drawn cell lets the notebook do with it. */
export interface CellView {
  focusBlock(): void;
  edit(at?: CodePosition): void;
}

export interface NotebookParts {
  readonly cells: readonly { readonly id: string; readonly draft: Draft }[];
  loadKernel(): Promise<NotebookKernel>;
  now(): number;
  readonly batch?: FrameBatch;
}

interface CellSlot {
  readonly id: string;
  readonly draft: Draft;
  readonly signal: Signal;
  state: CellState;
  /** the last run asked for; results of earlier ones are late */
  runId: number | null;
  /** the text that was handed to the kernel last */
  sentSource: string;
  /** outputs of the run before stay until this one shows something */
  keepsOld: boolean;
  view: CellView | null;
  staleKey: string;
  stale: Staleness | null;
}

/** Enough to tell what is out of date; a notebook run for hours does not grow. */
const RUNS_KEPT = 500;

const OFF: NotebookState = { kernel: 'off', problem: null, backend: null, memory: null, leakedTensors: 0, busy: false, anyRun: false };

export class NotebookStore {
  readonly signal = new Signal();
  /** tells assistive technology what ended; one region for the page */
  readonly announcements = new Signal();
  readonly #slots: readonly CellSlot[];
  readonly #byId: ReadonlyMap<string, CellSlot>;
  readonly #parts: NotebookParts;
  readonly #batch: FrameBatch;
  #state = OFF;
  #announcement = '';
  #kernel: Promise<NotebookKernel> | null = null;
  #live: NotebookKernel | null = null;
  /** grows at stop and restart: runs asked for before, but not yet handed to the kernel, are off */
  #epoch = 0;
  /** successful runs since the kernel started, newest last */
  #runs: PastRun[] = [];
  #current: string | null = null;

  constructor(parts: NotebookParts) {
    this.#parts = parts;
    this.#batch = parts.batch ?? new FrameBatch();
    this.#slots = parts.cells.map(({ id, draft }) => ({ id, draft, signal: new Signal(), state: NEVER_RUN, runId: null, sentSource: '', keepsOld: false, view: null, staleKey: '', stale: null }));
    this.#byId = new Map(this.#slots.map((slot) => [slot.id, slot]));
  }

  readonly state = (): NotebookState => this.#state;
  readonly announcement = (): string => this.#announcement;
  cell = (id: string): CellState => this.#slot(id).state;
  draft = (id: string): Draft => this.#slot(id).draft;
  cellSignal = (id: string): Signal => this.#slot(id).signal;

  /** Why a cell's results are out of date. The same object while nothing changed, as React wants it. */
  staleness(id: string): Staleness | null {
    const slot = this.#slot(id);
    const now = this.#slots.map(({ id: other, draft, state }) => ({ id: other, source: draft.snapshot().text, state }));
    const stale = findStaleness(now, this.#runs).get(id) ?? null;
    const key = JSON.stringify(stale);
    if (key !== slot.staleKey) Object.assign(slot, { staleKey: key, stale });
    return slot.stale;
  }

  /** Texts of the other cells, for the type checker. */
  context(id: string): CellText[] {
    return this.#slots.filter((slot) => slot.id !== id).map((slot) => ({ path: slot.id, source: slot.draft.snapshot().text }));
  }

  /** A cell is drawn; the answer takes it away again. */
  attach(id: string, view: CellView): () => void {
    const slot = this.#slot(id);
    slot.view = view;
    return () => {
      if (slot.view === view) slot.view = null;
    };
  }

  /** The cell that toolbar commands mean. */
  setCurrent(id: string): void {
    this.#current = id;
  }

  edit(id: string, text: string): void {
    this.#slot(id).draft.edit(text);
    this.#notifyCells();
  }

  /** An error's frame was chosen: opens that cell there. */
  goTo(id: string, at: CodePosition): void {
    this.#byId.get(id)?.view?.edit(at);
  }

  /** Loads the kernel ahead of the first run. */
  warm(): void {
    void this.#connect().catch(() => undefined); // told at the first run
  }

  run(id: string, mode: 'stay' | 'next' = 'stay'): void {
    this.#enqueue([this.#slot(id)]);
    this.#current = id;
    if (mode === 'next') this.#slots[this.#slots.indexOf(this.#slot(id)) + 1]?.view?.focusBlock();
  }

  runAll(): void {
    this.#enqueue(this.#slots);
  }

  /** Runs what stands above a cell (the current one by default), in page order. */
  runAbove(id: string | null = this.#current): void {
    const index = this.#slots.findIndex((slot) => slot.id === id);
    this.#enqueue(this.#slots.slice(0, Math.max(0, index)));
  }

  stop(): void {
    this.#epoch += 1;
    this.#cancelWaiting();
    this.#live?.stop();
  }

  restart(): void {
    this.#epoch += 1;
    this.#cancelWaiting();
    this.#live?.restart();
  }

  setBackend(backend: BackendName): void {
    void this.#connect().then((kernel) => kernel.setBackend(backend), () => undefined);
  }

  /** Ends the kernel: the page is left. */
  dispose(): void {
    this.#epoch += 1;
    this.#live?.dispose();
    this.#live = null;
    this.#kernel = null;
    this.#set({ kernel: 'off' });
  }

  #enqueue(slots: readonly CellSlot[]): void {
    const epoch = this.#epoch;
    for (const slot of slots) {
      slot.draft.save();
      if (slot.state.phase !== 'running') this.#setCell(slot, { phase: 'queued' });
    }
    this.#refresh();
    this.#connect().then(
      (kernel) => {
        if (epoch !== this.#epoch) return;
        for (const slot of slots) {
          slot.sentSource = slot.draft.snapshot().text;
          kernel.run(slot.id, slot.sentSource);
        }
      },
      () => this.#cancelWaiting(),
    );
  }

  #connect(): Promise<NotebookKernel> {
    this.#kernel ??= this.#start();
    return this.#kernel;
  }

  async #start(): Promise<NotebookKernel> {
    this.#set({ kernel: 'starting', problem: null });
    try {
      const kernel = await this.#parts.loadKernel();
      this.#live = kernel;
      kernel.subscribe((event) => this.#receive(event));
      return kernel;
    } catch (error) {
      this.#kernel = null;
      this.#set({ kernel: 'failed', problem: 'The kernel could not be loaded. Check your connection and run the cell again.' });
      throw error;
    }
  }

  #receive(event: NotebookKernelEvent): void {
    switch (event.type) {
      case 'status':
        this.#set({ kernel: event.status, problem: event.status === 'failed' ? 'The kernel stopped and could not be started again. Restart it, or reload the page.' : null });
        break;
      case 'backend':
        this.#set({ backend: { name: event.backend, available: event.available } });
        break;
      case 'restarted':
        this.#runs = [];
        for (const slot of this.#slots) if (slot.state.count !== null) this.#setCell(slot, { lost: true, leakedTensors: 0 });
        this.#set({ memory: null });
        this.#notifyCells();
        break;
      default:
        this.#receiveRun(event);
    }
  }

  #receiveRun(event: Extract<NotebookKernelEvent, { runId: number }>): void {
    const slot = this.#byId.get(event.cellId);
    if (!slot) return;
    if (event.type === 'queued') {
      slot.runId = event.runId;
      if (slot.state.phase !== 'running') this.#setCell(slot, { phase: 'queued' });
    }
    // A run that another one of the same cell has overtaken may still finish, but no longer draws.
    if (slot.runId !== event.runId) return;
    switch (event.type) {
      case 'started':
        slot.keepsOld = true;
        this.#setCell(slot, { phase: 'running', count: event.count, startedAt: this.#parts.now(), ranSource: slot.sentSource, lost: false });
        break;
      case 'output':
        this.#addOutput(slot, new OutputSlot(event.displayId, event.output));
        break;
      case 'update': {
        const output = slot.keepsOld ? undefined : slot.state.outputs.find((one) => one.displayId === event.displayId);
        if (output?.apply(event.update)) this.#batch.notify(output.signal);
        break;
      }
      case 'finished':
        if (slot.state.phase !== 'running') {
          this.#setCell(slot, { phase: unrunPhase(slot.state) });
          break;
        }
        if (slot.keepsOld) this.#clearOutputs(slot);
        this.#setCell(slot, { phase: event.status, startedAt: null, ms: event.ms, facts: event.facts ?? slot.state.facts, leakedTensors: event.leakedTensors });
        if (event.facts && event.status === 'done') this.#runs = [...this.#runs, { cellId: slot.id, facts: event.facts }].slice(-RUNS_KEPT);
        this.#set({ memory: event.memory ?? this.#state.memory });
        this.#announce(`${slot.id}: ${event.status}`);
        this.#notifyCells();
        break;
    }
    this.#refresh();
  }

  #addOutput(slot: CellSlot, output: OutputSlot): void {
    if (slot.keepsOld) this.#clearOutputs(slot);
    slot.state = { ...slot.state, outputs: [...slot.state.outputs, output] };
    this.#batch.notify(slot.signal);
  }

  #clearOutputs(slot: CellSlot): void {
    slot.keepsOld = false;
    slot.state = { ...slot.state, outputs: [] };
  }

  /** Cells that wait and that the kernel does not know yet (or no longer) go back to where they were. */
  #cancelWaiting(): void {
    for (const slot of this.#slots) if (slot.state.phase === 'queued') this.#setCell(slot, { phase: unrunPhase(slot.state) });
    this.#refresh();
  }

  #announce(text: string): void {
    this.#announcement = text;
    this.announcements.notify();
  }

  #refresh(): void {
    const phases = this.#slots.map((slot) => slot.state);
    this.#set({
      busy: phases.some(({ phase }) => phase === 'running' || phase === 'queued'),
      anyRun: phases.some(({ count }) => count !== null),
      leakedTensors: phases.reduce((sum, { leakedTensors }) => sum + leakedTensors, 0),
    });
  }

  #set(change: Partial<NotebookState>): void {
    const changed = Object.entries(change).some(([key, value]) => this.#state[key as keyof NotebookState] !== value); // keys of a Partial of that type
    if (!changed) return;
    this.#state = { ...this.#state, ...change };
    this.signal.notify();
  }

  #setCell(slot: CellSlot, change: Partial<CellState>): void {
    slot.state = { ...slot.state, ...change };
    slot.signal.notify();
  }

  /** A text or a run changed: others may have become stale by it. */
  #notifyCells(): void {
    for (const slot of this.#slots) slot.signal.notify();
  }

  #slot(id: string): CellSlot {
    const slot = this.#byId.get(id);
    invariant(slot, `a cell "${id}" in this notebook, which has ${[...this.#byId.keys()].join(', ') || 'none'}`);
    return slot;
  }
}

/** Where a cell goes back to that was queued and taken out again. */
const unrunPhase = ({ count }: CellState): CellState['phase'] => (count === null ? 'idle' : 'stopped');
