/** One cell of the notebook as the page keeps it: its text, its runs, its outputs, and who follows them. */
import type { Draft } from '../drafts/draft.ts';
import type { CodePosition } from '../editor/editor-bridge.ts';
import { NEVER_RUN, type CellPhase, type CellState } from './cell-state.ts';
import { Signal } from './signal.ts';

/** What a drawn cell lets the notebook do with it. */
export interface CellView {
  focusBlock(): void;
  edit(at?: CodePosition): void;
  /** offset of the caret in the text; null while the cell is not being edited */
  caret(): number | null;
}

export class CellRecord {
  readonly signal = new Signal();
  state: CellState = NEVER_RUN;
  view: CellView | null = null;
  /** the text that was handed to the kernel last */
  sentSource = '';
  /** the last run asked for; results of earlier ones are late */
  runId: number | null = null;
  /** outputs of the run before stay until this one shows something */
  keepsOld = false;
  #before: CellPhase = 'idle';

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
    const { phase } = this.state;
    if (phase === 'running' || phase === 'queued') return;
    this.#before = phase;
    this.change({ phase: 'queued' });
  }

  /** It was queued and taken out again: its results are what they were. */
  unqueue(): void {
    if (this.state.phase === 'queued') this.change({ phase: this.#before });
  }
}
