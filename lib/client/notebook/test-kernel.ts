/** What tests of the notebook put in the place of a browser. */
import type { Output } from '#lib/notebook/outputs.ts';
import type { CellFacts } from '#lib/notebook/protocol.ts';
import type { DraftEnvironment } from '../drafts/draft.ts';
import type { NotebookKernel, NotebookKernelEvent } from './kernel-port.ts';

/** A kernel that does what the test says, in the order in which a real one would. */
export class FakeKernel implements NotebookKernel {
  readonly runs: { runId: number; cellId: string; source: string }[] = [];
  readonly calls: string[] = [];
  #listener: (event: NotebookKernelEvent) => void = () => undefined;
  #count = 0;

  run(cellId: string, source: string): void {
    const runId = this.runs.length + 1;
    this.runs.push({ runId, cellId, source });
    this.emit({ type: 'queued', runId, cellId });
  }
  exchange = async () => null;
  stop = () => void this.calls.push('stop');
  restart = () => void this.calls.push('restart');
  setBackend = (backend: string) => void this.calls.push(backend);
  dispose = () => void this.calls.push('dispose');
  subscribe(listener: (event: NotebookKernelEvent) => void): () => void {
    this.#listener = listener;
    return () => undefined;
  }
  emit(event: NotebookKernelEvent): void {
    this.#listener(event);
  }
  start(runId: number): void {
    this.emit({ type: 'started', runId, cellId: this.#cellOf(runId), count: (this.#count += 1) });
  }
  show(runId: number, displayId: number, output: Output): void {
    this.emit({ type: 'output', runId, cellId: this.#cellOf(runId), displayId, output });
  }
  finish(runId: number, facts: Partial<CellFacts> = {}, status: 'done' | 'failed' | 'stopped' = 'done'): void {
    const all = { defines: [], uses: [], writes: [], lateUses: [], imports: [], ...facts };
    this.emit({ type: 'finished', runId, cellId: this.#cellOf(runId), status, ms: 12, facts: all, leakedTensors: 0, memory: { tensors: 3, bytes: 12 } });
  }
  #cellOf = (runId: number): string => this.runs.find((run) => run.runId === runId)?.cellId ?? '';
}

/** Drafts that nobody keeps. */
export const NOTHING: DraftEnvironment = {
  storage: { read: () => null, write: () => undefined, watch: () => () => undefined },
  now: () => 0,
  newId: () => 'id',
  later: () => () => undefined,
  onLeaving: () => () => undefined,
};
