import type * as Tf from '@tensorflow/tfjs';
import type { TensorLike } from '#lib/notebook/encode-tensor.ts';
import { findTensors } from './find-tensors.ts';

/** What the ledger asks of TensorFlow.js. */
export interface TensorMemory {
  memory(): { readonly numTensors: number; readonly numBytes: number };
  scalar(value: number): { readonly id: number; dispose(): void };
}

type Tensor = TensorLike & { readonly id?: number; dispose?(): void };

export interface TensorReport {
  /** tensors this run left behind that neither a name of the notebook nor an output leads to */
  readonly leaked: number;
  readonly memory: { readonly tensors: number; readonly bytes: number } | null;
}

/**
 * Counts what a run leaves in TensorFlow.js's memory. When a cell runs again, the tensors that only its old variables or
 * its old output led to are freed: without that, working in a notebook would fill the memory though no cell has a mistake.
 */
export class TensorLedger {
  private unreachable = 0;
  /** made by a cell's last run and shown as its value, or given to a variable that began with it */
  private readonly kept = new Map<string, ReadonlySet<Tensor>>();
  private initialValues = new Set<Tensor>();
  private abandoned: ReadonlySet<Tensor> = new Set();
  private firstId = 0;

  constructor(private readonly scope: Readonly<Record<string, unknown>>) {}

  /** Before a run: remembers what the names that it declares anew lead to. */
  begin(tf: TensorMemory | null, cellId: string, declaredAnew: readonly string[]): void {
    this.firstId = tf ? findNextId(tf) : 0;
    this.abandoned = tf && tf.memory().numTensors > 0 ? new Set([...(findTensors(this.valuesOf(declaredAnew)) ?? []), ...(this.kept.get(cellId) ?? [])]) : new Set();
    this.kept.delete(cellId);
    this.initialValues = new Set();
  }

  /** After a run: `names` is all that the notebook declares, `result` the value of the cell. */
  end(tf: TensorMemory | null, cellId: string, names: Iterable<string>, result: unknown): TensorReport {
    if (!tf) return { leaked: 0, memory: null };
    if (tf.memory().numTensors > 0) {
      const named = findTensors(this.valuesOf([...names]));
      const shown = findTensors([result]);
      // Too much to search: nothing is freed, nothing is called a leak.
      if (!named || !shown) return { leaked: 0, memory: toReport(tf) };
      for (const tensor of this.abandoned) if (!named.has(tensor) && !shown.has(tensor)) dispose(tensor);
      const made = [...(shown as ReadonlySet<Tensor>), ...this.initialValues].filter(({ id }) => (id ?? 0) > this.firstId);
      this.kept.set(cellId, new Set(made));
      const held = new Set<Tensor>([...named, ...shown, ...[...this.kept.values()].flatMap((tensors) => [...tensors])]);
      const alive = tf.memory().numTensors - [...held].filter(({ isDisposed }) => !isDisposed).length;
      const leaked = Math.max(0, alive - this.unreachable);
      this.unreachable = alive;
      return { leaked, memory: toReport(tf) };
    }
    this.unreachable = 0;
    return { leaked: 0, memory: toReport(tf) };
  }

  /**
   * `tf.variable` that remembers what variables began with. `tf.variable(tf.zeros([2]))` leaves the zeros behind as a
   * tensor of its own, which no learner means to leak.
   */
  watchVariables(variable: typeof Tf.variable): typeof Tf.variable {
    return (initialValue, ...options) => {
      this.initialValues.add(initialValue);
      return variable(initialValue, ...options);
    };
  }

  private valuesOf(names: readonly string[]): unknown[] {
    return names.map((name): unknown => Object.getOwnPropertyDescriptor(this.scope, name)?.value);
  }
}

function toReport(tf: TensorMemory): { tensors: number; bytes: number } {
  const { numTensors, numBytes } = tf.memory();
  return { tensors: numTensors, bytes: numBytes };
}

/** Tensors are numbered as they are made. */
function findNextId(tf: TensorMemory): number {
  const probe = tf.scalar(0);
  probe.dispose();
  return probe.id;
}

function dispose(tensor: Tensor): void {
  if (!tensor.isDisposed) tensor.dispose?.();
}
