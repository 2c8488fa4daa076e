import { Kernel } from '../kernel/kernel.ts';
import { KernelWorkers } from '../kernel/kernel-workers.ts';
import { openDeskDoor } from '../training/desk-door.ts';
import { openKeeper } from '../training/open-keeper.ts';
import { openSandboxFrame, type EarlyFrame } from '../sandbox/frame.ts';
import type { NotebookRuntime } from './kernel-port.ts';
import { connectControlDesk } from './control-desk.ts';
import { NotebookGraph } from './notebook-graph.ts';
import { openModeStorage } from './reactive-mode.ts';
import { receiveRun, showBeside } from './receive-run.ts';
import { answerTraceRequests } from './trace-requests.ts';

/**
 * The kernel of this page, already starting, and what judges its results. This file is the door to their code: import it when a
 * run is near.
 * @param path `course/lesson`
 * @param early its first frame, where one is loading already
 */
export function openKernel(path: string, assetBase: string, early: EarlyFrame | null): NotebookRuntime {
  let first = early;
  const workers = new KernelWorkers(assetBase, (base) => {
    const frame = openSandboxFrame(base, first ?? undefined);
    first = null;
    return frame;
  });
  const { keep, cellEnded } = openKeeper(openDeskDoor(path));
  const kernel = new Kernel({ assetBase, workers, keep });
  kernel.subscribe((event) => event.type === 'finished' && cellEnded(event.cellId, event.status));
  kernel.start();
  connectControlDesk(kernel);
  return {
    kernel,
    receiveRun,
    openGraph(host) {
      answerTraceRequests(kernel, (cellId, displayId, output) => {
        const cell = host.cells().find(({ id }) => id === cellId);
        if (cell) showBeside(cell, displayId, output);
      });
      return new NotebookGraph(host, {
        analyse: (cells) => kernel.analyse(cells),
        mode: openModeStorage(path),
        later(ms, callback) {
          const timer = setTimeout(callback, ms);
          return () => clearTimeout(timer);
        },
      });
    },
  };
}
