import { Kernel } from '../kernel/kernel.ts';
import { KernelWorkers } from '../kernel/kernel-workers.ts';
import { openSandboxFrame, type EarlyFrame } from '../sandbox/frame.ts';
import type { NotebookRuntime } from './kernel-port.ts';
import type { NotebookStore } from './notebook-store.ts';
import { findStaleness } from './staleness.ts';
import { answerTraceRequests } from './trace-requests.ts';

/**
 * The kernel of this page, already starting, and what judges its results. This file is the door to their code: import it when a
 * run is near.
 * @param early its first frame, where one is loading already
 * @param show shows a trace below its cell
 */
export function openKernel(assetBase: string, early: EarlyFrame | null, show: NotebookStore['show']): NotebookRuntime {
  let first = early;
  const workers = new KernelWorkers(assetBase, (base) => {
    const frame = openSandboxFrame(base, first ?? undefined);
    first = null;
    return frame;
  });
  const kernel = new Kernel({ assetBase, workers });
  kernel.start();
  answerTraceRequests(kernel, show);
  return { kernel, findStaleness };
}
