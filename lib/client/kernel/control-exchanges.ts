/** The page's side of controls: hands what is set to the Worker, one value of a control at a time, and remembers it for the next Worker. */
import type { ControlMessage, ControlRequest } from '#lib/notebook/controls/messages.ts';
import { isPicture, runOf, type RawValue, type ShownControl } from '#lib/notebook/controls/spec.ts';
import { isControlOutput } from '#lib/notebook/controls/is-control-output.ts';
import { A_CONTROL, type PastRun } from '#lib/notebook/find-stale-cells.ts';
import { NO_FACTS, type KernelMessage } from '#lib/notebook/protocol.ts';

export class ControlExchanges {
  /** controls of the Worker of now */
  readonly #shown = new Map<string, ShownControl>();
  /** one value of these is on its way */
  readonly #sent = new Set<string>();
  /** what was set meanwhile: the newest only */
  readonly #next = new Map<string, RawValue>();
  /** by key; pictures and files are not kept: they are large and private */
  readonly #kept = new Map<string, RawValue>();
  /** names that were told since a cell began or ended: telling them again makes nothing more out of date */
  readonly #told = new Set<string>();
  /** `onChange` of these runs, by its run */
  readonly #calls = new Map<number, string>();
  #working: string | null = null;

  /** Remembers a control that the Worker shows; false where it cannot be drawn. */
  admit(message: Extract<KernelMessage, { type: 'output' | 'update' }>): boolean {
    const output = message.type === 'output' ? message.output : message.update.kind === 'replace' ? message.update.output : null;
    if (output?.kind !== 'control') return true;
    // only a run shows one, and only the page changes it
    if (message.type === 'update' || !isControlOutput(output) || runOf(output.control.id) !== message.runId) return false;
    this.#shown.set(output.control.id, output.control);
    return true;
  }

  /** Ids of the controls that the Worker of now has shown. */
  get ids(): readonly string[] {
    return [...this.#shown.keys()];
  }

  /** A call of `onChange` has begun and not ended. */
  get isWorking(): boolean {
    return this.#working !== null;
  }

  /** What to post, or null while a value is on its way. */
  set(controlId: string, raw: RawValue): ControlRequest | null {
    const shown = this.#shown.get(controlId);
    if (shown && shown.spec.type !== 'file' && !isPicture(raw)) this.#kept.set(shown.key, raw);
    if (this.#sent.has(controlId)) {
      this.#next.set(controlId, raw);
      return null;
    }
    this.#sent.add(controlId);
    return { type: 'control', controlId, raw };
  }

  /** The Worker has taken a value: what to post now, or null. */
  taken(controlId: string): ControlRequest | null {
    if (!this.#sent.delete(controlId)) return null;
    const next = this.#next.get(controlId);
    if (next === undefined) return null;
    this.#next.delete(controlId);
    return this.set(controlId, next);
  }

  /** What counts as a run of its own because these names changed; null where that makes no more cells out of date. */
  changed(names: readonly string[]): PastRun | null {
    const writes = names.filter((name) => !this.#told.has(name));
    writes.forEach((name) => this.#told.add(name));
    return writes.length === 0 ? null : { cellId: A_CONTROL, facts: { ...NO_FACTS, writes } };
  }

  /** A cell begins to see, or has seen, what was set so far. */
  cellMoved(): void {
    this.#told.clear();
  }

  call({ type, controlId, runId }: Extract<ControlMessage, { readonly runId: number }>): void {
    this.#working = type === 'control-began' ? controlId : null;
    if (type === 'control-began') {
      for (const [other, id] of this.#calls) if (id === controlId) this.#calls.delete(other);
      this.#calls.set(runId, controlId);
    }
  }

  /** The control whose `onChange` is this run, and the run that made it. */
  ownerOf(runId: number): { readonly controlId: string; readonly runId: number } | null {
    const controlId = this.#calls.get(runId);
    return controlId === undefined ? null : { controlId, runId: runOf(controlId) };
  }

  /** For a Worker that starts; null: there is nothing to remember. */
  memory(): ControlRequest | null {
    return this.#kept.size === 0 ? null : { type: 'control-memory', kept: [...this.#kept] };
  }

  /** The Worker is gone. */
  end(): void {
    this.#shown.clear();
    this.#sent.clear();
    this.#next.clear();
    this.#told.clear();
    this.#calls.clear();
    this.#working = null;
  }
}
