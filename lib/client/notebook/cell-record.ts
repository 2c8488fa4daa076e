/** One cell of the notebook as the page keeps it: its text, its runs, its outputs, and who follows them. */
import type { Draft } from '../drafts/draft.ts';
import type { CodePosition } from '../editor/editor-bridge.ts';
import { NEVER_RUN, type CellState, type Staleness } from './cell-state.ts';
import type { NotebookKernelEvent } from './kernel-port.ts';
import { OutputSlot } from './output-slot.ts';
import { Signal, type FrameBatch } from './signal.ts';

/** What a drawn cell lets the notebook do with it. */
export interface CellView {
  focusBlock(): void;
  edit(at?: CodePosition): void;
  /** offset of the caret in the text; null while the cell is not being edited */
  caret(): number | null;
}

export type RunEvent = Extract<NotebookKernelEvent, { runId: number }>;

export class CellRecord {
  readonly signal = new Signal();
  state: CellState = NEVER_RUN;
  view: CellView | null = null;
  /** the text that was handed to the kernel last */
  sentSource = '';
  /** the last run asked for; results of earlier ones are late */
  #runId: number | null = null;
  /** outputs of the run before stay until this one shows something */
  #keepsOld = false;
  #stale: Staleness | null = null;
  #staleKey = 'null';

  constructor(
    readonly id: string,
    /** another one when its author has changed the cell (studio) */
    public draft: Draft,
  ) {}

  get source(): string {
    return this.draft.snapshot().text;
  }

  change(change: Partial<CellState>): void {
    this.state = { ...this.state, ...change };
    this.signal.notify();
  }

  /** It waits for its turn; a run that is on keeps its state until the next one begins. */
  queue(): void {
    if (this.state.phase !== 'running') this.change({ phase: 'queued' });
  }

  /** It was queued and taken out again. */
  unqueue(): void {
    if (this.state.phase === 'queued') this.change({ phase: this.state.count === null ? 'idle' : 'stopped' });
  }

  /** Takes in what the kernel says about a run; false when that run has been overtaken by a newer one of this cell. */
  receive(event: RunEvent, now: number, batch: FrameBatch): boolean {
    if (event.type === 'queued') {
      this.#runId = event.runId;
      this.queue();
    }
    if (this.#runId !== event.runId) return false;
    if (event.type === 'started') this.#begin(event.count, now);
    else if (event.type === 'output') this.#add(new OutputSlot(event.displayId, event.output), batch);
    else if (event.type === 'update') this.#update(event, batch);
    else if (event.type === 'finished') this.#end(event);
    return true;
  }

  /** The same object while nothing changed, as React wants it. */
  keepStaleness(stale: Staleness | null): Staleness | null {
    const key = JSON.stringify(stale);
    if (key !== this.#staleKey) {
      this.#staleKey = key;
      this.#stale = stale;
    }
    return this.#stale;
  }

  #begin(count: number, now: number): void {
    this.#keepsOld = true;
    this.change({ phase: 'running', count, startedAt: now, ranSource: this.sentSource, lost: false });
  }

  #end(event: Extract<RunEvent, { type: 'finished' }>): void {
    if (this.state.phase !== 'running') return this.unqueue();
    if (this.#keepsOld) this.#clear();
    this.change({ phase: event.status, startedAt: null, ms: event.ms, facts: event.facts ?? this.state.facts, leakedTensors: event.leakedTensors });
  }

  #add(output: OutputSlot, batch: FrameBatch): void {
    if (this.#keepsOld) this.#clear();
    this.state = { ...this.state, outputs: [...this.state.outputs, output] };
    batch.notify(this.signal);
  }

  #update({ displayId, update }: Extract<RunEvent, { type: 'update' }>, batch: FrameBatch): void {
    if (this.#keepsOld) return;
    const output = this.state.outputs.find((one) => one.displayId === displayId);
    if (output?.apply(update)) batch.notify(output.signal);
  }

  #clear(): void {
    this.#keepsOld = false;
    this.state = { ...this.state, outputs: [] };
  }
}
