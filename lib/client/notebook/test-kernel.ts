/** What tests of the notebook put in the place of a browser. */
import type { Output } from '#lib/notebook/outputs.ts';
import { NO_FACTS, type CellFacts } from '#lib/notebook/protocol.ts';
import { factsOf } from '#lib/notebook/test-facts.ts';
import type { DraftEnvironment } from '../drafts/draft.ts';
import type { NotebookKernel, NotebookKernelEvent, NotebookRuntime } from './kernel-port.ts';
import { NotebookGraph, type GraphParts } from './notebook-graph.ts';
import { receiveRun } from './receive-run.ts';
import type { Analyse } from './text-facts.ts';

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
  setControl = (controlId: string, raw: unknown) => void this.calls.push(`${controlId} = ${String(raw)}`);
  analyse: Analyse = async (cells) => cells.map(({ cellId, source }) => ({ cellId, facts: factsOf(source), error: null }));
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
    this.emit({ type: 'finished', runId, cellId: this.#cellOf(runId), status, ms: 12, facts: { ...NO_FACTS, ...facts }, leakedTensors: 0, memory: { tensors: 3, bytes: 12 } });
  }
  #cellOf = (runId: number): string => this.runs.find((run) => run.runId === runId)?.cellId ?? '';
}

/** What comes with the kernel, around a kernel of the test. Pauses in typing end only where `parts` say so. */
export const fakeRuntime = (kernel: FakeKernel, parts: Partial<GraphParts> = {}): NotebookRuntime => ({
  kernel,
  receiveRun,
  openGraph: (host) => new NotebookGraph(host, { analyse: kernel.analyse, mode: { read: () => false, write: () => undefined }, later: () => () => undefined, ...parts }),
});

/** Drafts that nobody keeps. */
export const NOTHING: DraftEnvironment = {
  storage: { read: () => null, write: () => undefined, watch: () => () => undefined },
  now: () => 0,
  newId: () => 'id',
  later: () => () => undefined,
  onLeaving: () => () => undefined,
};
