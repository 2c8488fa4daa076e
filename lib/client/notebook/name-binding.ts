/**
 * Joins a figure with names of the notebook, both ways. After every run of a cell the names are read, and the figure follows; what
 * the reader moves in the figure is given to the names. One request is on its way at a time: what is moved meanwhile waits and
 * replaces what waited before. Loaded with the figures that need it.
 */
import type { BoundSlot } from '#lib/course/bindings.ts';
import type { NameChanges, NamedValue } from '#lib/notebook/named-values.ts';
import type { NotebookKernel, NotebookKernelEvent } from './kernel-port.ts';
import type { NotebookStore } from './notebook-store.ts';
import { Signal } from './signal.ts';
import { findValueProblem, type BoundRange } from './value-problem.ts';

/** The numbers of each slot; a slot that is one number holds a list of one. */
export type SlotValues = readonly (readonly number[])[];

export type BindingState =
  /** the names are not there yet: the figure is alone */
  | { readonly phase: 'apart' }
  /** figure and code show the same; `by` says who spoke last */
  | { readonly phase: 'joined'; readonly by: 'code' | 'figure' }
  /** what was moved waits for a cell that runs */
  | { readonly phase: 'waiting' }
  /** the figure keeps what it showed; `problem` is a sentence */
  | { readonly phase: 'refused'; readonly problem: string };

export interface BindingParts {
  readonly store: Pick<NotebookStore, 'kernel' | 'signal' | 'state'>;
  readonly names: readonly string[];
  readonly slots: readonly BoundSlot[];
  /** what the figure can show, for each slot */
  readonly ranges: readonly BoundRange[];
}

const APART: BindingState = { phase: 'apart' };
const ANY: BoundRange = { min: -Infinity, max: Infinity };

export class NameBinding {
  readonly signal = new Signal();
  readonly #parts: BindingParts;
  #state: BindingState = APART;
  #kernel: NotebookKernel | null = null;
  #leaveKernel: () => void = () => undefined;
  #follow: (values: SlotValues) => void = () => undefined;
  /** what the figure shows */
  #shown: SlotValues = [];
  /** what the reader moved and the names do not hold yet, by slot */
  readonly #moved = new Map<number, readonly number[]>();
  /** changes on their way; they come back as an event to everybody else */
  #sent: NameChanges | null = null;
  #again = false;
  /** slots whose names hold a tensor: it can be followed, not moved */
  #fixed: ReadonlySet<number> = new Set();

  constructor(parts: BindingParts) {
    this.#parts = parts;
  }

  readonly state = (): BindingState => this.#state;

  /**
   * Follows the notebook until the answer is called.
   * @param onFollow the notebook has these numbers now, others than the figure
   */
  connect(onFollow: (values: SlotValues) => void): () => void {
    const { store } = this.#parts;
    this.#follow = onFollow;
    const leaveStore = store.signal.subscribe(() => this.#meetKernel());
    this.#meetKernel();
    return () => {
      leaveStore();
      this.#leaveKernel();
      this.#kernel = null;
    };
  }

  /** The figure shows these: the notebook's own, or what the reader moved. */
  show(values: SlotValues): void {
    const before = this.#shown;
    this.#shown = values;
    if (this.#state.phase === 'apart' || before.length === 0) return;
    const moved = values.flatMap((value, slot) => (isSame(value, before[slot]) ? [] : [slot]));
    if (moved.length === 0) return;
    const fixed = moved.find((slot) => this.#fixed.has(slot));
    if (fixed !== undefined) return this.#set({ phase: 'refused', problem: `${this.#parts.names[fixed] ?? ''} is a tensor in your code, and a tensor never changes: the figure can move it when it is a list or a tf.variable.` });
    for (const slot of moved) this.#moved.set(slot, values[slot] ?? []);
    this.#exchange();
    if (this.#parts.store.state().busy) this.#set({ phase: 'waiting' });
  }

  #meetKernel(): void {
    const kernel = this.#parts.store.kernel();
    if (kernel === this.#kernel) return;
    this.#leaveKernel();
    this.#kernel = kernel;
    this.#leaveKernel = kernel?.subscribe((event) => this.#hear(event)) ?? (() => undefined);
    this.#part();
    if (kernel) this.#exchange();
  }

  #hear(event: NotebookKernelEvent): void {
    if (event.type === 'restarted') this.#part();
    else if (event.type === 'finished' || (event.type === 'assigned' && event.changes !== this.#sent)) this.#exchange();
  }

  /** Every name is gone. */
  #part(): void {
    this.#moved.clear();
    this.#set(APART);
  }

  #exchange(): void {
    const kernel = this.#kernel;
    if (!kernel) return;
    if (this.#sent) {
      this.#again = true;
      return;
    }
    const { names, slots } = this.#parts;
    const changes: NameChanges = Object.fromEntries([...this.#moved].map(([slot, value]) => [names[slot] ?? '', slots[slot]?.lengths === null ? (value[0] ?? 0) : value]));
    this.#moved.clear();
    this.#sent = changes;
    void kernel.exchange(names, changes).then((values) => {
      const sent = this.#sent;
      this.#sent = null;
      if (kernel === this.#kernel && values) this.#take(values, sent !== null && Object.keys(sent).length > 0);
      if (!this.#again) return;
      this.#again = false;
      this.#exchange();
    });
  }

  /** What the names hold now, with what was moved meanwhile laid over it. */
  #take(values: readonly NamedValue[], wasMoved: boolean): void {
    if (values.some(({ kind }) => kind === 'missing')) return this.#part();
    const { names, slots, ranges } = this.#parts;
    for (const [slot, value] of values.entries()) {
      const [shape, name] = [slots[slot], names[slot]];
      // what the figure itself shows is never too large for it
      const range = isSame(toNumbers(value), this.#shown[slot]) ? ANY : ranges[slot];
      const problem = range && shape && name !== undefined ? findValueProblem(name, shape, range, value) : null;
      if (problem !== null) return this.#set({ phase: 'refused', problem });
    }
    this.#fixed = new Set(values.flatMap((value, slot) => (value.kind === 'list' && value.fixed ? [slot] : [])));
    const merged = values.map((value, slot) => this.#moved.get(slot) ?? toNumbers(value));
    const follows = merged.some((value, slot) => !isSame(value, this.#shown[slot]));
    if (follows) {
      this.#shown = merged;
      this.#follow(merged);
    }
    if (this.#moved.size > 0) return;
    const before = this.#state.phase === 'joined' ? this.#state.by : 'code';
    this.#set({ phase: 'joined', by: follows ? 'code' : wasMoved ? 'figure' : before });
  }

  #set(state: BindingState): void {
    if (JSON.stringify(state) === JSON.stringify(this.#state)) return;
    this.#state = state;
    this.signal.notify();
  }
}

function toNumbers(value: NamedValue): readonly number[] {
  if (value.kind === 'number') return [value.value];
  return value.kind === 'list' ? value.values : [];
}

const isSame = (one: readonly number[], other: readonly number[] | undefined): boolean => one.length === other?.length && one.every((value, k) => Object.is(value, other[k]) || value === other[k]);
