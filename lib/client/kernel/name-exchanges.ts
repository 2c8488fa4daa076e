import { decodeNamedValues, type NameChanges, type NamedValue } from '#lib/notebook/named-values.ts';
import { A_FIGURE } from '#lib/notebook/find-stale-cells.ts';
import { NO_FACTS, type KernelMessage, type KernelRequest } from '#lib/notebook/protocol.ts';
import type { KernelEvent } from './kernel-events.ts';

interface Waiting {
  readonly names: readonly string[];
  readonly changes: NameChanges;
  readonly resolve: (values: readonly NamedValue[] | null) => void;
}

/** What was asked of the Worker about names, and who waits for it. */
export class NameExchanges {
  readonly #waiting = new Map<number, Waiting>();
  /** names that were changed since a cell ran last: changing them again makes nothing more out of date */
  readonly #changed = new Set<string>();
  #nextId = 1;

  /** The request to post; its answer is null when the kernel ends before. */
  ask(names: readonly string[], changes: NameChanges): { readonly request: KernelRequest; readonly answer: Promise<readonly NamedValue[] | null> } {
    const requestId = this.#nextId++;
    const answer = new Promise<readonly NamedValue[] | null>((resolve) => this.#waiting.set(requestId, { names, changes, resolve }));
    return { request: { type: 'exchange', requestId, names, changes }, answer };
  }

  /** Hands an answer to who asked; gives what others have to hear of it, or null. */
  receive({ requestId, values }: Extract<KernelMessage, { type: 'exchanged' }>): Extract<KernelEvent, { type: 'assigned' }> | null {
    const waiting = this.#waiting.get(requestId);
    if (!waiting) return null;
    this.#waiting.delete(requestId);
    const { names, changes, resolve } = waiting;
    resolve(decodeNamedValues(values, names.length));
    const changed = Object.keys(changes);
    if (changed.length === 0) return null;
    const writes = changed.filter((name) => !this.#changed.has(name));
    writes.forEach((name) => this.#changed.add(name));
    return { type: 'assigned', changes, run: writes.length === 0 ? null : { cellId: A_FIGURE, facts: { ...NO_FACTS, writes } } };
  }

  /** A cell has run: it has seen what was changed so far. */
  cellEnded(): void {
    this.#changed.clear();
  }

  /** The Worker is gone, and every name with it. */
  end(): void {
    this.#changed.clear();
    for (const { resolve } of this.#waiting.values()) resolve(null);
    this.#waiting.clear();
  }
}
