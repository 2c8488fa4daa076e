import type { TensorLike } from '#lib/notebook/encode-tensor.ts';
import { findTensors } from './find-tensors.ts';

/** What the ledger asks of TensorFlow.js. */
export interface TensorMemory {
  memory(): { readonly numTensors: number; readonly numBytes: number };
}

export interface TensorReport {
  /** tensors this run left behind that no name of the notebook leads to */
  readonly leaked: number;
  readonly memory: { readonly tensors: number; readonly bytes: number } | null;
}

/**
 * Counts what a run leaves in TensorFlow.js's memory. When a cell runs again, the tensors that only its old variables led
 * to are freed: without that, working in a notebook would fill the memory though no cell has a mistake.
 */
export class TensorLedger {
  private unreachable = 0;
  private old: ReadonlySet<TensorLike> | null = null;

  constructor(private readonly scope: Readonly<Record<string, unknown>>) {}

  /** Before a run: remembers what the names that it will declare lead to. */
  begin(tf: TensorMemory | null, names: readonly string[], declared: readonly string[]): void {
    this.old = tf && tf.memory().numTensors > 0 ? findTensors(this.valuesOf(declared.filter((name) => names.includes(name)))) : null;
  }

  /** After a run: `names` is all that the notebook declares, `result` what the cell shows. */
  end(tf: TensorMemory | null, names: Iterable<string>, result: unknown): TensorReport {
    if (!tf) return { leaked: 0, memory: null };
    const reachable = tf.memory().numTensors > 0 ? findTensors([...this.valuesOf([...names]), result]) : new Set<TensorLike>();
    if (!reachable) return { leaked: 0, memory: toReport(tf) };
    for (const tensor of this.old ?? []) if (!reachable.has(tensor) && !tensor.isDisposed) dispose(tensor);
    this.old = null;
    const alive = tf.memory().numTensors - [...reachable].filter(({ isDisposed }) => !isDisposed).length;
    const leaked = Math.max(0, alive - this.unreachable);
    this.unreachable = alive;
    return { leaked, memory: toReport(tf) };
  }

  private valuesOf(names: readonly string[]): unknown[] {
    return names.map((name) => Object.getOwnPropertyDescriptor(this.scope, name)?.value as unknown);
  }
}

function toReport(tf: TensorMemory): { tensors: number; bytes: number } {
  const { numTensors, numBytes } = tf.memory();
  return { tensors: numTensors, bytes: numBytes };
}

function dispose(tensor: TensorLike & { dispose?(): void }): void {
  tensor.dispose?.();
}
