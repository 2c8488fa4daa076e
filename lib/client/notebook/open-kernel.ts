import { Kernel } from '../kernel/kernel.ts';
import type { NotebookKernel } from './kernel-port.ts';

/** The kernel of this page, already starting. This file is the door to the kernel's code: import it when a run is near. */
export function openKernel(assetBase: string): NotebookKernel {
  const kernel = new Kernel({ assetBase });
  kernel.start();
  return kernel;
}
