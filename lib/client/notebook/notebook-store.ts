/**
 * The notebook of one lesson: texts, runs and outputs of its cells, and the kernel behind them. Not React: components follow
 * the part they draw (one cell, one output), so a training run redraws its curve and nothing else.
 */
import { invariant } from '#lib/base/invariant.ts';
import type { CellNote } from '#lib/notebook/find-cell-notes.ts';
import type { PastRun } from '#lib/notebook/find-stale-cells.ts';
import type { BackendName } from '#lib/notebook/protocol.ts';
import type { Draft } from '../drafts/draft.ts';
import type { CellText, CodePosition } from '../editor/editor-bridge.ts';
import { CellRecord, type CellView } from './cell-record.ts';
import { describeCell, type CellState, type Staleness } from './cell-state.ts';
import type { KernelPhase, NotebookKernel, NotebookKernelEvent, NotebookRuntime } from './kernel-port.ts';
import type { NotebookGraph } from './notebook-graph.ts';
import type { RunEvent } from './receive-run.ts';
import { FrameBatch, Signal } from './signal.ts';

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
}

export interface NotebookParts {
  readonly cells: readonly { readonly id: string; readonly draft: Draft }[];
  loadKernel(): Promise<NotebookRuntime>;
  now(): number;
  readonly batch?: FrameBatch;
}

const OFF: NotebookState = { kernel: 'off', problem: null, backend: null, memory: null, leakedTensors: 0, busy: false };

export class NotebookStore {
  readonly signal = new Signal();
  /** tells assistive technology what ended; one region for the page */
  readonly announcements = new Signal();
  /** all cells in page order; those that were taken out stay in `byId` */
  protected cells: readonly CellRecord[];
  protected readonly byId: Map<string, CellRecord>;
  /** the author's cells */
  #lesson: readonly CellRecord[];
  #withOwn: (lesson: readonly CellRecord[]) => readonly CellRecord[] = (lesson) => lesson;
  readonly #parts: NotebookParts;
  readonly #batch: FrameBatch;
  #state = OFF;
  #announcement = '';
  #kernel: Promise<NotebookKernel> | null = null;
  #live: NotebookKernel | null = null;
  /** these two come with the kernel: before it, nothing can be out of date */
  #graph: NotebookGraph | null = null;
  #receiveRun: NotebookRuntime['receiveRun'] | null = null;
  /** grows at stop and restart: runs asked for before, but not yet handed to the kernel, are off */
  #epoch = 0;
  /** grows when the page is left */
  #visit = 0;
  #current: string | null = null;

  constructor(parts: NotebookParts) {
    this.#parts = parts;
    this.#batch = parts.batch ?? new FrameBatch();
    this.cells = this.#lesson = parts.cells.map(({ id, draft }) => new CellRecord(id, draft));
    this.byId = new Map(this.cells.map((cell) => [cell.id, cell]));
  }

  readonly state = (): NotebookState => this.#state;
  readonly announcement = (): string => this.#announcement;
  /** The kernel of now, for what follows its names; null before the first run is near. */
  readonly kernel = (): NotebookKernel | null => this.#live;
  cell = (id: string): CellState => this.#cell(id).state;
  draft = (id: string): Draft => this.#cell(id).draft;
  isFirst = (id: string): boolean => this.cells[0]?.id === id;
  /** The cell that commands mean; null before the first was entered. */
  current = (): string | null => this.#current;
  lessonIds = (): string[] => this.#lesson.map(({ id }) => id);
  cellSignal = (id: string): Signal => this.#cell(id).signal;

  /** Why a cell's results are out of date; null when they are not. */
  staleness = (id: string): Staleness | null => this.#graph?.staleness(id) ?? null;

  /** What a learner should know about how a cell hangs together with others. */
  notes = (id: string): readonly CellNote[] | null => this.#graph?.notes(id) ?? null;

  /** How the cells hang together; null before the kernel is near. */
  readonly graph = (): NotebookGraph | null => this.#graph;

  /** Texts of the cells, for the type checker. */
  context(): CellText[] {
    return this.cells.map((cell) => ({ path: cell.id, source: cell.source }));
  }

  /** A cell is drawn; the answer takes it away again. */
  attach(id: string, view: CellView): () => void {
    const cell = this.#cell(id);
    cell.view = view;
    const unfollow = cell.draft.subscribe(() => this.notifyCells());
    return () => {
      unfollow();
      if (cell.view === view) cell.view = null;
    };
  }

  /** The cell that toolbar commands mean. */
  setCurrent(id: string): void {
    this.#current = id;
  }

  /** Puts a learner's own cells between those of the lesson (own-notebook.ts), now and whenever the lesson's change. */
  interleave(withOwn: (lesson: readonly CellRecord[]) => readonly CellRecord[]): void {
    this.#withOwn = withOwn;
    this.arrange();
  }

  edit(id: string, text: string): void {
    this.#cell(id).draft.edit(text);
  }

  /** What a drawn cell can do; null where it is not drawn. */
  view = (id: string): CellView | null => this.byId.get(id)?.view ?? null;

  /** An error's frame was chosen: opens that cell there. */
  goTo(id: string, at: CodePosition): void {
    this.view(id)?.edit(at);
  }

  /** Loads the kernel ahead of the first run. */
  warm(): void {
    void this.#connect().catch(() => undefined); // told at the first run
  }

  run(id: string, mode: 'stay' | 'next' = 'stay'): void {
    this.#enqueue([this.#cell(id)]);
    this.#current = id;
    if (mode === 'next') this.cells[this.cells.indexOf(this.#cell(id)) + 1]?.view?.focusBlock();
  }

  runAll(): void {
    this.#enqueue(this.cells);
  }

  /** Runs what stands above a cell (the current one by default), in page order. */
  runAbove(id: string | null = this.#current): void {
    const index = this.cells.findIndex((cell) => cell.id === id);
    this.#enqueue(this.cells.slice(0, Math.max(0, index)));
  }

  /** Runs what is out of date; with a cell, only what this one needs, and it. */
  runStale(id?: string): void {
    this.#withGraph((graph) => graph.runStale(id));
  }

  toggleReactive(): void {
    this.#withGraph((graph) => graph.setReactive(!graph.view().reactive));
  }

  openOutline(): void {
    this.#withGraph((graph) => graph.setOutlineOpen(true));
  }

  stop(): void {
    this.#epoch += 1;
    this.#graph?.cancel();
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
    this.#visit += 1;
    this.#live?.dispose();
    this.#live = null;
    this.#kernel = null;
    this.#set({ kernel: 'off' });
  }

  #enqueue(cells: readonly CellRecord[]): void {
    const epoch = this.#epoch;
    for (const cell of cells) {
      cell.draft.save();
      cell.queue();
    }
    this.refresh();
    this.#connect().then(
      (kernel) => {
        if (epoch !== this.#epoch) return;
        for (const cell of cells) {
          cell.sentSource = cell.source;
          kernel.run(cell.id, cell.source);
        }
      },
      () => this.#cancelWaiting(),
    );
  }

  #withGraph(act: (graph: NotebookGraph) => void): void {
    // when it cannot be loaded, the toolbar says so
    void this.#connect().then(() => this.#graph && act(this.#graph), () => undefined);
  }

  #connect(): Promise<NotebookKernel> {
    this.#kernel ??= this.#start();
    return this.#kernel;
  }

  async #start(): Promise<NotebookKernel> {
    this.#set({ kernel: 'starting', problem: null });
    try {
      const visit = this.#visit;
      const { kernel, receiveRun, openGraph } = await this.#parts.loadKernel();
      if (visit !== this.#visit) {
        kernel.dispose(); // the page was left while it loaded
        return kernel;
      }
      this.#live = kernel;
      this.#receiveRun = receiveRun;
      this.#graph = openGraph({
        cells: () => this.cells,
        run: (cell) => this.#enqueue([cell]),
        restart: () => this.restart(),
        changed: () => this.#show(),
        announce: (text) => this.announce(text),
      });
      this.signal.notify();
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
        this.#graph?.restarted();
        for (const cell of this.cells) if (cell.state.count !== null) cell.change({ lost: true, leakedTensors: 0 });
        this.#set({ memory: null });
        this.notifyCells();
        break;
      case 'assigned':
        this.#keepRun(event.run);
        break;
      default:
        this.#hear(event);
    }
  }

  #hear(event: RunEvent): void {
    const cell = this.byId.get(event.cellId);
    if (!cell || !this.#receiveRun?.(cell, event, this.#parts.now(), this.#batch)) return;
    if (event.type === 'output' || event.type === 'update') return;
    if (event.type === 'finished') {
      this.#set({ memory: event.memory ?? this.#state.memory });
      this.announce(`Cell ${cell.id}: ${describeCell(cell.state, null).text}`);
      this.#keepRun(event.facts && event.status === 'done' ? { cellId: cell.id, facts: event.facts } : null);
      this.#graph?.ended(cell, event.status, event.facts);
    }
    this.refresh();
  }

  /** What ran, or null where nothing that counts did: either way cells may look different now. */
  #keepRun(run: PastRun | null): void {
    if (run) this.#graph?.keep(run);
    this.notifyCells();
  }

  /** Cells that wait and that the kernel does not know yet (or no longer) go back to where they were. */
  #cancelWaiting(): void {
    for (const cell of this.cells) cell.unqueue();
    this.refresh();
  }

  announce(text: string): void {
    this.#announcement = text;
    this.announcements.notify();
  }

  protected arrange(lesson = this.#lesson): void {
    this.#lesson = lesson;
    this.cells = this.#withOwn(lesson);
    for (const cell of this.cells) this.byId.set(cell.id, cell);
    this.notifyCells();
    this.refresh();
  }

  protected refresh(): void {
    const phases = this.cells.map((cell) => cell.state);
    this.#set({
      busy: phases.some(({ phase }) => phase === 'running' || phase === 'queued'),
      leakedTensors: phases.reduce((sum, { leakedTensors }) => sum + leakedTensors, 0),
    });
  }

  #set(change: Partial<NotebookState>): void {
    const changed = Object.entries(change).some(([key, value]) => this.#state[key as keyof NotebookState] !== value); // keys of a Partial of that type
    if (!changed) return;
    this.#state = { ...this.#state, ...change };
    this.signal.notify();
  }

  /** A text or a run changed: others may have become stale by it. */
  protected notifyCells(): void {
    this.#graph?.changed();
    for (const cell of this.#graph?.newlyMarked() ?? []) cell.signal.notify();
  }

  #show(): void {
    this.refresh();
    this.notifyCells();
  }

  #cell(id: string): CellRecord {
    const cell = this.byId.get(id);
    invariant(cell, `a cell "${id}" in this notebook, which has ${[...this.byId.keys()].join(', ') || 'none'}`);
    return cell;
  }
}
