/** What the notebook needs of a kernel; `lib/client/kernel` implements it, tests have their own. */
import type { Output, OutputUpdate } from '#lib/notebook/outputs.ts';
import type { BackendName, CellFacts } from '#lib/notebook/protocol.ts';

export type KernelPhase = 'starting' | 'idle' | 'busy' | 'stopping' | 'failed';

export type NotebookKernelEvent =
  | { readonly type: 'status'; readonly status: KernelPhase }
  | { readonly type: 'backend'; readonly backend: BackendName; readonly available: readonly BackendName[]; readonly trial: Readonly<Record<string, number>> }
  | { readonly type: 'queued'; readonly cellId: string; readonly runId: number }
  | { readonly type: 'started'; readonly cellId: string; readonly runId: number; readonly count: number }
  | { readonly type: 'output'; readonly cellId: string; readonly runId: number; readonly displayId: number; readonly output: Output }
  | { readonly type: 'update'; readonly cellId: string; readonly runId: number; readonly displayId: number; readonly update: OutputUpdate }
  | { readonly type: 'finished'; readonly cellId: string; readonly runId: number; readonly status: 'done' | 'failed' | 'stopped'; readonly ms: number; readonly facts: CellFacts | null; readonly leakedTensors: number; readonly memory: { readonly tensors: number; readonly bytes: number } | null }
  /** every name is gone */
  | { readonly type: 'restarted' };

export interface NotebookKernel {
  run(cellId: string, source: string): unknown;
  stop(): void;
  restart(): void;
  setBackend(backend: BackendName): void;
  subscribe(listener: (event: NotebookKernelEvent) => void): () => void;
  dispose(): void;
}
