/** How a kernel reaches what its page keeps, whose code comes with the first question. */
import type { Keep } from '../kernel/kernel.ts';
import type { RunStatus } from '../kernel/kernel-events.ts';
import type { DeskDoor } from './desk-door.ts';
import type { TrainingDesk } from './training-desk.ts';

export interface Keeper {
  /** Also answers where the code cannot be loaded. */
  readonly keep: Keep;
  /** A run of a cell ended, however far the desk is with what it asked. */
  readonly cellEnded: (cellId: string, status: RunStatus) => void;
}

const NOT_LOADED = 'What keeps models and training could not be loaded, so nothing is kept of this. Check the connection, then run the cell again.';

export function openKeeper(door: Pick<DeskDoor, 'desk' | 'load'>): Keeper {
  let asked: Promise<TrainingDesk> | null = null;
  return {
    keep(ask, cell) {
      asked = door.load();
      return asked.then((desk) => desk.keep(ask, cell), () => ({ ok: false, error: NOT_LOADED }));
    },
    cellEnded(cellId, status) {
      if (!asked) door.desk()?.cellEnded(cellId, status);
      // behind its last question, which may still wait for the code
      else asked.then((desk) => desk.cellEnded(cellId, status), () => undefined); // what was not begun here cannot end here
    },
  };
}
