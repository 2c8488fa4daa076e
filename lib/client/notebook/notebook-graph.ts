/**
 * How the cells of a notebook hang together: what is out of date and why, what runs because of what, what is hidden in the kernel.
 * Loaded with the kernel; it follows the store's cells, whichever they are.
 */
import { findCellNotes, type CellNote } from '#lib/notebook/find-cell-notes.ts';
import { findHiddenNames, type HiddenName } from '#lib/notebook/find-hidden-names.ts';
import { A_CONTROL, compactRuns, findStaleCells, type PastRun } from '#lib/notebook/find-stale-cells.ts';
import { findLinks, findNeededCells, type GraphCell, type Link } from '#lib/notebook/graph.ts';
import { findBlocked, planBehindNames, planDependants, planStale, type PlanCell } from '#lib/notebook/plan-runs.ts';
import { sortCells } from '#lib/notebook/sort-cells.ts';
import type { CellFacts } from '#lib/notebook/protocol.ts';
import type { CellRecord } from './cell-record.ts';
import type { RunStatus } from './kernel-port.ts';
import type { Staleness } from './cell-state.ts';
import type { ModeStorage } from './reactive-mode.ts';
import { RunWave } from './run-wave.ts';
import { SameWhileEqual, WhileSame } from './same-value.ts';
import { Signal } from './signal.ts';
import { findStaleness, isBad, isEdited, type Ways } from './staleness.ts';
import { TextFacts, type Analyse } from './text-facts.ts';

/** What the graph asks of its notebook. */
export interface GraphHost {
  /** of now, in page order */
  cells(): readonly CellRecord[];
  run(cell: CellRecord): void;
  restart(): void;
  /** cells may look different now */
  changed(): void;
  announce(text: string): void;
}

/** What the graph asks of its browser. */
export interface GraphParts {
  readonly analyse: Analyse;
  readonly mode: ModeStorage;
  /** calls back once after a while; the answer calls it off */
  later(ms: number, callback: () => void): () => void;
}

/** How long typing must rest before a text is looked at. */
export const PAUSE_MS = 400;

/** What the notebook knows of how its cells hang together, as of one moment. */
export interface GraphView {
  readonly reactive: boolean;
  readonly outlineOpen: boolean;
  /** in page order; `facts` are those of the texts in the editors */
  readonly cells: readonly GraphCell[];
  readonly links: readonly Link[];
  readonly stale: ReadonlyMap<string, Staleness>;
  readonly hidden: readonly HiddenName[];
  readonly notes: ReadonlyMap<string, readonly CellNote[]>;
}

export class NotebookGraph {
  readonly signal = new Signal();
  readonly #host: GraphHost;
  readonly #parts: GraphParts;
  readonly #texts: TextFacts;
  readonly #wave: RunWave;
  readonly #staleOf = new SameWhileEqual<Staleness | null>();
  readonly #notesOf = new SameWhileEqual<readonly CellNote[] | null>();
  #runs: readonly PastRun[] = [];
  #reactive: boolean;
  /** names that controls gave other values, and that nothing has followed yet */
  readonly #moved = new Set<string>();
  #outlineOpen = false;
  /** grows when what waits was called off */
  #turn = 0;
  #forgetPause: () => void = () => undefined;
  readonly #view = new WhileSame<GraphView>();
  readonly #overtaken = new WhileSame<Ways['overtaken']>();
  readonly #runLinks = new WhileSame<Ways['links']>();
  /** typing alone leaves it as it is */
  readonly #structure = new WhileSame<Pick<GraphView, 'cells' | 'links' | 'hidden' | 'notes'>>();

  constructor(host: GraphHost, parts: GraphParts) {
    this.#host = host;
    this.#parts = parts;
    this.#reactive = parts.mode.read();
    this.#texts = new TextFacts(parts.analyse);
    this.#wave = new RunWave({
      run: (id) => this.#with(id, (cell) => host.run(cell)),
      queue: (id) => this.#with(id, (cell) => cell.queue()),
      unqueue: (id) => this.#with(id, (cell) => cell.unqueue()),
      isBusy: () => host.cells().some((cell) => isPending(cell) && !this.#wave.waiting.includes(cell.id)),
    });
  }

  /** The same object while nothing changed, as React wants it. */
  readonly view = (): GraphView => {
    const records = this.#host.cells();
    const seen = records.flatMap((record) => [record.id, record.state.facts, this.#texts.of(record.id), isMine(record), isBad(record)]);
    const structure = this.#structure.get([this.#runs, ...seen], () => this.#look(records));
    const changing = records.flatMap(({ state, source }) => [source, state.phase, state.count, state.lost, state.ranSource]);
    return this.#view.get([structure, this.#reactive, this.#outlineOpen, ...changing], () => ({
      ...structure,
      reactive: this.#reactive,
      outlineOpen: this.#outlineOpen,
      stale: findStaleness(records, this.#runs, this.#findWays(records)),
    }));
  };

  /** Both look at every cell beside every other, and stay as they are while cells wait, begin and are typed into. */
  #findWays(records: readonly CellRecord[]): Ways {
    const ids = records.map(({ id }) => id);
    const cells = records.map(({ id, state }) => ({ id, facts: state.facts }));
    return {
      overtaken: this.#overtaken.get([this.#runs, ...ids], () => findStaleCells(this.#runs, ids)),
      links: this.#runLinks.get(cells.flatMap(({ id, facts }) => [id, facts]), () => findLinks(cells)),
    };
  }

  staleness = (id: string): Staleness | null => this.#staleOf.keep(id, this.view().stale.get(id) ?? null);

  /** null where there is nothing to say */
  notes = (id: string): readonly CellNote[] | null => this.#notesOf.keep(id, this.view().notes.get(id) ?? null);

  /** Cells that look other than they were last drawn, of a hundred usually none. */
  newlyMarked(): CellRecord[] {
    const { stale, notes } = this.view();
    return this.#host.cells().filter(({ id }) => this.#staleOf.differs(id, stale.get(id) ?? null, null) || this.#notesOf.differs(id, notes.get(id) ?? null, null));
  }

  /** A text, a run or the list of cells changed. */
  changed(): void {
    this.#forgetPause();
    this.#forgetPause = this.#parts.later(PAUSE_MS, () => {
      if (!this.#host.cells().some(isPending)) void this.#refresh();
    });
    this.signal.notify();
  }

  /** Names were given; by a cell that ran, by a figure or by a control. */
  keep(run: PastRun): void {
    this.#runs = compactRuns([...this.#runs, run]);
    if (run.cellId !== A_CONTROL || !this.#reactive) return;
    run.facts.writes.forEach((name) => this.#moved.add(name));
    this.#followMoved();
  }

  /** A run of a cell has ended. */
  ended(cell: CellRecord, status: RunStatus, facts: CellFacts | null): void {
    const { id } = cell;
    if (facts) this.#texts.learn(id, cell.state.ranSource ?? cell.source, facts);
    const follows = this.#reactive && status === 'done' && !this.#wave.isCurrent(id);
    const blocked = this.#wave.ended(id, status, () => findBlocked(this.#planCells(), id));
    if (blocked.length > 0) this.#host.announce(`Not run, because cell ${id} failed: ${blocked.join(', ')}.`);
    if (follows) void this.#follow(id);
    this.#followMoved();
  }

  /** Every name is gone. */
  restarted(): void {
    this.#runs = [];
    this.cancel();
  }

  /** What waits for its turn here does not run. */
  cancel(): void {
    this.#turn += 1;
    this.#moved.clear();
    this.#wave.cancel();
  }

  /** Runs what is out of date, in the order of the graph: everything, or what a cell needs and itself. */
  runStale(id: string | null = null): void {
    void this.#refresh().then(() => {
      const plan = planStale(this.#planCells(), id);
      this.#add(this.#reactive ? [...plan, ...planDependants(this.#planCells(), new Set(plan))] : plan);
    });
  }

  /** Runs these, in this order. */
  runCells(ids: readonly string[]): void {
    this.#wave.replace([...this.#wave.waiting.filter((id) => !ids.includes(id)), ...ids]);
    this.#host.changed();
  }

  goTo(id: string): void {
    this.#with(id, (cell) => cell.view?.focusBlock());
  }

  /** Throws all names away and runs what a cell needs and itself; without a cell, all that had run. */
  startAfresh(id: string | null = null): void {
    void this.#refresh().then(() => {
      this.#host.restart();
      this.#add(id === null ? planStale(this.#planCells()) : [...findNeededCells(this.view().cells, id), id]);
    });
  }

  /** Reactive: behind a cell that ran, what depends on it runs by itself. Nothing runs because of the change alone. */
  setReactive(reactive: boolean): void {
    this.#reactive = reactive;
    this.#parts.mode.write(reactive);
    this.#host.announce(reactive ? 'Reactive: when a cell has run, the cells that use its names run, too.' : 'Lazy: cells whose names changed are marked and wait for you.');
    this.signal.notify();
  }

  setOutlineOpen(open: boolean): void {
    this.#outlineOpen = open;
    this.signal.notify();
    if (open) void this.#refresh();
  }

  async #refresh(): Promise<void> {
    if (await this.#texts.refresh(this.#host.cells())) this.#host.changed();
  }

  async #follow(id: string): Promise<void> {
    const turn = this.#turn;
    await this.#refresh();
    // stopped meanwhile, or the mode was left
    if (turn === this.#turn && this.#reactive) this.#add(planDependants(this.#planCells(), new Set([id])));
  }

  /**
   * Behind moved controls runs what is out of date by them, once nothing else runs or waits: however fast a slider is dragged, its
   * dependants run one after another with the newest value, and no run is for an old one.
   */
  #followMoved(): void {
    if (this.#moved.size === 0 || !this.#reactive || this.#wave.waiting.length > 0 || this.#host.cells().some(isPending)) return;
    const names = new Set(this.#moved);
    this.#moved.clear();
    this.#add(planBehindNames(this.#planCells(), names));
  }

  #add(ids: readonly string[]): void {
    const { cells, links } = this.view();
    this.#wave.replace(sortCells(new Set([...this.#wave.waiting, ...ids]), links, cells.map((cell) => cell.id)));
    this.#host.changed();
  }

  #look(records: readonly CellRecord[]): Pick<GraphView, 'cells' | 'links' | 'hidden' | 'notes'> {
    const cells = records.map(({ id, state }) => ({ id, facts: this.#texts.of(id) ?? state.facts }));
    const hidden = findHiddenNames(cells, this.#runs);
    const noteCells = records.map((record, at) => ({ id: record.id, facts: cells[at]?.facts ?? null, mine: isMine(record), bad: isBad(record) }));
    return { cells, links: findLinks(cells), hidden, notes: findCellNotes(noteCells, hidden) };
  }

  #planCells(): PlanCell[] {
    const { cells, stale } = this.view();
    return this.#host.cells().map((record, at) => ({
      id: record.id,
      facts: cells[at]?.facts ?? null,
      value: findValue(record),
      outdated: stale.has(record.id),
      typed: isEdited(record) || (record.state.count === null && isMine(record)),
    }));
  }

  #with(id: string, act: (cell: CellRecord) => void): void {
    const cell = this.#host.cells().find((one) => one.id === id);
    if (cell) act(cell);
  }
}

const isPending = ({ state }: CellRecord): boolean => state.phase === 'running' || state.phase === 'queued';
const isMine = ({ draft }: CellRecord): boolean => draft.snapshot().edited;

function findValue({ state }: CellRecord): PlanCell['value'] {
  if (state.phase === 'running' || state.phase === 'queued') return 'coming';
  if (state.count === null || state.lost) return 'none';
  return state.phase === 'done' ? 'there' : 'broken';
}
