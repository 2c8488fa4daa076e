import type { NotebookKernel } from './kernel-port.ts';

/** Loads the kernel's code and gives the kernel of this page. */
export async function openKernel(assetBase: string): Promise<NotebookKernel> {
  throw new Error(`Expected a kernel from ${assetBase}`);
}
