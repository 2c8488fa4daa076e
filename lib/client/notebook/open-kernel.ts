import { Kernel } from '../kernel/kernel.ts';
import { KernelWorkers } from '../kernel/kernel-workers.ts';
import { openSandboxFrame, type EarlyFrame } from '../sandbox/frame.ts';
import type { NotebookKernel } from './kernel-port.ts';

/**
 * The kernel of this page, already starting. This file is the door to the kernel's code: import it when a run is near.
 * @param early its first frame, where one is loading already
 */
export function openKernel(assetBase: string, early: EarlyFrame | null): NotebookKernel {
  let first = early;
  const workers = new KernelWorkers(assetBase, (base) => {
    const frame = openSandboxFrame(base, first ?? undefined);
    first = null;
    return frame;
  });
  const kernel = new Kernel({ assetBase, workers });
  kernel.start();
  return kernel;
}
