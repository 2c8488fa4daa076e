import type { Output, OutputUpdate } from '#lib/notebook/outputs.ts';

/** Where displays go: the kernel's output channel in a notebook. */
export interface DisplaySink {
  /** Shows an output below the running cell and gives its display id; null when the run's limit is reached. */
  show(output: Output): number | null;
  update(displayId: number, update: OutputUpdate): void;
}

let current: DisplaySink | null = null;

/** Connects `epoch/display` with the host that draws. Called once, before any cell runs. */
export function connectDisplay(sink: DisplaySink): void {
  current = sink;
}

/** The connected sink. */
export function selectSink(): DisplaySink {
  if (!current) throw new Error('Expected a notebook to show this in; displays work in lesson cells only.');
  return current;
}
