import type { RawValue } from '#lib/notebook/controls/spec.ts';
import type { PastRun } from '#lib/notebook/find-stale-cells.ts';
import type { NameChanges } from '#lib/notebook/named-values.ts';
import type { Output, OutputUpdate } from '#lib/notebook/outputs.ts';
import type { BackendName, CellFacts } from '#lib/notebook/protocol.ts';

export type KernelStatus = 'starting' | 'idle' | 'busy' | 'stopping' | 'failed';

export type RunStatus = 'done' | 'failed' | 'stopped';

/** What a kernel tells those who subscribed, in order. */
export type KernelEvent =
  | { readonly type: 'status'; readonly status: KernelStatus }
  | { readonly type: 'backend'; readonly backend: BackendName; readonly available: readonly BackendName[]; readonly trial: Readonly<Record<string, number>> }
  | { readonly type: 'queued'; readonly runId: number; readonly cellId: string }
  /** `count` is the execution count since the last restart, from 1 */
  | { readonly type: 'started'; readonly runId: number; readonly cellId: string; readonly count: number }
  | { readonly type: 'output'; readonly runId: number; readonly cellId: string; readonly displayId: number; readonly output: Output }
  | { readonly type: 'update'; readonly runId: number; readonly cellId: string; readonly displayId: number; readonly update: OutputUpdate }
  | {
      readonly type: 'finished';
      readonly runId: number;
      readonly cellId: string;
      readonly status: RunStatus;
      /** own time of the cell; 0 when it never started */
      readonly ms: number;
      readonly facts: CellFacts | null;
      readonly leakedTensors: number;
      readonly memory: { readonly tensors: number; readonly bytes: number } | null;
    }
  /** a control holds this now: set by its reader, and on its way to the Worker */
  | { readonly type: 'control-set'; readonly runId: number; readonly cellId: string; readonly controlId: string; readonly raw: RawValue }
  /** the Worker took what was set; `problem` says why not, or is empty */
  | { readonly type: 'control-taken'; readonly runId: number; readonly cellId: string; readonly controlId: string; readonly problem: string }
  /** its `onChange` begins or ends; `lost`: the Worker is gone */
  | { readonly type: 'control-phase'; readonly runId: number; readonly cellId: string; readonly controlId: string; readonly phase: 'open' | 'working' | 'lost' }
  /** its `onChange` shows something */
  | { readonly type: 'control-output'; readonly runId: number; readonly cellId: string; readonly controlId: string; readonly displayId: number; readonly output: Output }
  /** a figure or a control gave names other values; `run` says so where it makes more cells out of date */
  | { readonly type: 'assigned'; readonly changes: NameChanges; readonly run: PastRun | null }
  /** every name of the notebook is gone */
  | { readonly type: 'restarted'; readonly reason: 'stopped' | 'asked' | 'crashed' };

export type RunFinished = Extract<KernelEvent, { type: 'finished' }>;

/** One run of a cell. */
export interface RunHandle {
  readonly runId: number;
  readonly cellId: string;
  /** Settles when the run ends in any way; never rejects. */
  readonly finished: Promise<RunFinished>;
}
