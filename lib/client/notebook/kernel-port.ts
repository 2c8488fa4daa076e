/** What the notebook needs once a run is near, and is loaded then. `open-kernel.ts` opens it, tests have their own. */
import type { RawValue } from '#lib/notebook/controls/spec.ts';
import type { PastRun } from '#lib/notebook/find-stale-cells.ts';
import type { NameChanges, NamedValue } from '#lib/notebook/named-values.ts';
import type { Output, OutputUpdate } from '#lib/notebook/outputs.ts';
import type { BackendName, CellFacts } from '#lib/notebook/protocol.ts';
import type { GraphHost, NotebookGraph } from './notebook-graph.ts';
import type { receiveRun as ReceiveRun } from './receive-run.ts';
import type { Analyse } from './text-facts.ts';

/** What is needed from the first run on. */
export interface NotebookRuntime {
  readonly kernel: NotebookKernel;
  readonly receiveRun: typeof ReceiveRun;
  openGraph(host: GraphHost): NotebookGraph;
}

export type RunStatus = 'done' | 'failed' | 'stopped';

export type KernelPhase = 'starting' | 'idle' | 'busy' | 'stopping' | 'failed';

export type NotebookKernelEvent =
  | { readonly type: 'status'; readonly status: KernelPhase }
  | { readonly type: 'backend'; readonly backend: BackendName; readonly available: readonly BackendName[]; readonly trial: Readonly<Record<string, number>> }
  | { readonly type: 'queued'; readonly cellId: string; readonly runId: number }
  | { readonly type: 'started'; readonly cellId: string; readonly runId: number; readonly count: number }
  | { readonly type: 'output'; readonly cellId: string; readonly runId: number; readonly displayId: number; readonly output: Output }
  | { readonly type: 'update'; readonly cellId: string; readonly runId: number; readonly displayId: number; readonly update: OutputUpdate }
  | { readonly type: 'finished'; readonly cellId: string; readonly runId: number; readonly status: RunStatus; readonly ms: number; readonly facts: CellFacts | null; readonly leakedTensors: number; readonly memory: { readonly tensors: number; readonly bytes: number } | null }
  /** a control holds this now: set by its reader, and on its way to the Worker */
  | { readonly type: 'control-set'; readonly runId: number; readonly cellId: string; readonly controlId: string; readonly raw: RawValue }
  /** the Worker took what was set; `problem` says why not, or is empty */
  | { readonly type: 'control-taken'; readonly runId: number; readonly cellId: string; readonly controlId: string; readonly problem: string }
  /** its `onChange` begins or ends; `lost`: the Worker is gone */
  | { readonly type: 'control-phase'; readonly runId: number; readonly cellId: string; readonly controlId: string; readonly phase: 'open' | 'working' | 'lost' }
  /** its `onChange` shows something */
  | { readonly type: 'control-output'; readonly runId: number; readonly cellId: string; readonly controlId: string; readonly displayId: number; readonly output: Output }
  /** a figure or a control gave names other values; `run` is null where that makes no more cells out of date */
  | { readonly type: 'assigned'; readonly changes: NameChanges; readonly run: PastRun | null }
  /** every name is gone */
  | { readonly type: 'restarted' };

export interface NotebookKernel {
  run(cellId: string, source: string): unknown;
  /** Gives names other numbers, then reads names, behind the cell that runs now; null when the kernel ends before. */
  exchange(names: readonly string[], changes: NameChanges): Promise<readonly NamedValue[] | null>;
  /** Gives a control what its reader set: at once if nothing of it is on its way, else the newest behind it. */
  setControl(controlId: string, raw: RawValue): void;
  /** What texts give and take, without running them; nothing when the kernel ends before. */
  readonly analyse: Analyse;
  stop(): void;
  restart(): void;
  setBackend(backend: BackendName): void;
  subscribe(listener: (event: NotebookKernelEvent) => void): () => void;
  dispose(): void;
}
