/** Where drawn controls reach the kernel of their page. A module of its own, because outputs know no notebook. */
import type { RawValue } from '#lib/notebook/controls/spec.ts';
import type { NotebookKernel } from './kernel-port.ts';

type Desk = Pick<NotebookKernel, 'setControl' | 'stop'>;

/** the notebook of the page that is open */
let current: Desk | null = null;

/** Controls reach this kernel from now on; the one before it is gone with its page. */
export function connectControlDesk(kernel: Desk): void {
  current = kernel;
}

export const setControl = (controlId: string, raw: RawValue): void => current?.setControl(controlId, raw);

/** Ends what runs, with all names where it does not end softly. */
export const stopControl = (): void => current?.stop();
