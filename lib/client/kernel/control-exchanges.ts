/** The page's side of controls: hands what is set to the Worker, one value of a control at a time, and remembers it for the next Worker. */
import { unreachable } from '#lib/base/invariant.ts';
import { isControlOutput } from '#lib/notebook/controls/is-control-output.ts';
import { readNames, type ControlMessage, type ControlRequest } from '#lib/notebook/controls/messages.ts';
import { CONTROL_LIMITS, isPicture, runOf, type RawValue, type ShownControl } from '#lib/notebook/controls/spec.ts';
import { A_CONTROL, type PastRun } from '#lib/notebook/find-stale-cells.ts';
import { NO_FACTS, type KernelMessage } from '#lib/notebook/protocol.ts';
import type { KernelEvent } from './kernel-events.ts';

/** What controls ask of their kernel. */
export interface ControlLine {
  post(request: ControlRequest): void;
  emit(event: KernelEvent): void;
  /** null: no cell's run since the Worker started */
  cellOf(runId: number): string | null;
}

interface Place {
  readonly controlId: string;
  /** the run that made it */
  readonly runId: number;
  readonly cellId: string;
}

type OutputMessage = Extract<KernelMessage, { type: 'output' | 'update' }>;

export class ControlExchanges {
  readonly #line: ControlLine;
  /** controls of the last run of each cell in the Worker of now */
  readonly #shown = new Map<string, ShownControl>();
  /** one value of these is on its way */
  readonly #sent = new Set<string>();
  /** what was set meanwhile: the newest only */
  readonly #next = new Map<string, RawValue>();
  /** by key; pictures and files are not kept: they are large and private */
  readonly #kept = new Map<string, RawValue>();
  /** names that were told since a cell began or ended: telling them again makes nothing more out of date */
  readonly #told = new Set<string>();
  /** the control whose `onChange` is a run, by that run */
  readonly #calls = new Map<number, string>();
  #working: string | null = null;

  constructor(line: ControlLine) {
    this.#line = line;
  }

  /** A call of `onChange` has begun and not ended. */
  get isWorking(): boolean {
    return this.#working !== null;
  }

  /** A reader has set a control. It shows that at once; the Worker gets it now, or the newest when it has taken what is on its way. */
  set(controlId: string, raw: RawValue): void {
    const shown = this.#shown.get(controlId);
    if (!shown) return;
    this.#emitOf(controlId, (of) => ({ type: 'control-set', ...of, raw }));
    if (shown.spec.type !== 'file' && !isPicture(raw)) this.#kept.set(shown.key, raw);
    if (this.#sent.has(controlId)) this.#next.set(controlId, raw);
    else this.#send(controlId, raw);
  }

  receive(message: ControlMessage): void {
    switch (message.type) {
      case 'control-taken':
        this.#emitOf(message.controlId, (of) => ({ type: 'control-taken', ...of, problem: message.problem.slice(0, CONTROL_LIMITS.problemCharacters) }));
        return this.#sendNext(message.controlId);
      case 'control-changed':
        return this.#line.emit({ type: 'assigned', changes: {}, run: this.#toRun(readNames(message.names)) });
      case 'control-began':
        for (const [other, id] of this.#calls) if (id === message.controlId) this.#calls.delete(other);
        this.#calls.set(message.runId, message.controlId);
        this.#working = message.controlId;
        return this.#emitOf(message.controlId, (of) => ({ type: 'control-phase', ...of, phase: 'working' }));
      case 'control-ended':
        this.#working = null;
        return this.#emitOf(message.controlId, (of) => ({ type: 'control-phase', ...of, phase: 'open' }));
      default:
        return unreachable(message);
    }
  }

  /**
   * Looks through what the Worker shows; false where that is nobody else's: a control that cannot be drawn, and what a call of
   * `onChange` shows, which goes to the cell of its control.
   */
  admit(message: OutputMessage): boolean {
    const output = message.type === 'output' ? message.output : message.update.kind === 'replace' ? message.update.output : null;
    if (output?.kind === 'control') {
      // only a run shows one, and only the page changes it
      if (message.type === 'update' || !isControlOutput(output) || runOf(output.control.id) !== message.runId) return false;
      this.#shown.set(output.control.id, output.control);
    }
    if (message.runId >= 0) return true;
    this.#emitOf(this.#calls.get(message.runId) ?? '', (of) => (message.type === 'output' ? { type: 'control-output', ...of, displayId: message.displayId, output: message.output } : { ...message, runId: of.runId, cellId: of.cellId }));
    return false;
  }

  /** A cell begins to see what was set so far; the controls of its earlier runs are gone, as in the Worker. */
  cellStarted(runId: number): void {
    this.#told.clear();
    const cellId = this.#line.cellOf(runId);
    const isOver = (controlId: string): boolean => runOf(controlId) !== runId && this.#line.cellOf(runOf(controlId)) === cellId;
    for (const known of [this.#shown, this.#next]) for (const id of known.keys()) if (isOver(id)) known.delete(id);
    for (const [call, id] of this.#calls) if (isOver(id)) this.#calls.delete(call);
  }

  /** A cell has seen what was set so far. */
  cellEnded(): void {
    this.#told.clear();
  }

  /** For a Worker that starts; null: there is nothing to remember. */
  memory(): ControlRequest | null {
    return this.#kept.size === 0 ? null : { type: 'control-memory', kept: [...this.#kept] };
  }

  /** The Worker is gone. */
  end(): void {
    for (const id of this.#shown.keys()) this.#emitOf(id, (of) => ({ type: 'control-phase', ...of, phase: 'lost' }));
    for (const known of [this.#shown, this.#sent, this.#next, this.#told, this.#calls]) known.clear();
    this.#working = null;
  }

  #send(controlId: string, raw: RawValue): void {
    this.#sent.add(controlId);
    this.#line.post({ type: 'control', controlId, raw });
  }

  #sendNext(controlId: string): void {
    const next = this.#next.get(controlId);
    this.#sent.delete(controlId);
    this.#next.delete(controlId);
    if (next !== undefined) this.#send(controlId, next);
  }

  /** What counts as a run of its own because these names changed; null where that makes no more cells out of date. */
  #toRun(names: readonly string[]): PastRun | null {
    const writes = names.filter((name) => !this.#told.has(name));
    writes.forEach((name) => this.#told.add(name));
    return writes.length === 0 ? null : { cellId: A_CONTROL, facts: { ...NO_FACTS, writes } };
  }

  #emitOf(controlId: string, make: (of: Place) => KernelEvent): void {
    const runId = runOf(controlId);
    const cellId = this.#line.cellOf(runId);
    if (cellId !== null) this.#line.emit(make({ controlId, runId, cellId }));
  }
}
