/** The way to what a page keeps of training. Its code comes when a cell asks for it, when the learner does, or when something was cut off. */
import { Signal } from '../notebook/signal.ts';
import { hasMark } from './stopped-mark.ts';
import type { TrainingDesk } from './training-desk.ts';

export class DeskDoor {
  readonly signal = new Signal();
  readonly path: string;
  #desk: TrainingDesk | null = null;
  #loading: Promise<TrainingDesk> | null = null;
  #runsOpen = false;

  /** @param path `course/lesson` */
  constructor(path: string) {
    this.path = path;
  }

  /** Null until it is loaded. */
  readonly desk = (): TrainingDesk | null => this.#desk;

  readonly runsOpen = (): boolean => this.#runsOpen;

  /** Opens and closes the list of runs. */
  setRunsOpen(isOpen: boolean): void {
    this.#runsOpen = isOpen;
    this.signal.notify();
    if (isOpen) this.load().catch(() => this.setRunsOpen(false)); // without a connection; the next press tries again
  }

  load(): Promise<TrainingDesk> {
    this.#loading ??= this.#open().catch((error: unknown) => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  async #open(): Promise<TrainingDesk> {
    const { openTrainingDesk } = await import('./open-desk.ts');
    this.#desk = openTrainingDesk(this.path);
    this.signal.notify();
    return this.#desk;
  }
}

/** the notebook of the page that is open */
let current: DeskDoor | null = null;
/** whose runs were asked for before its kernel was near */
let wanted: string | null = null;
export const selectOptionalDoor = (): DeskDoor | null => current;

/** Opens the runs of the lesson that is open, now or when its kernel is there. */
export function openRuns(address: string = location.pathname): void {
  const path = /^\/courses\/([^/]+\/[^/]+)/.exec(address)?.[1] ?? null;
  if (current?.path === path) current.setRunsOpen(true);
  else wanted = path;
}

/** The door of a lesson that was opened; where its training was cut off, it is asked at once. */
export function openDeskDoor(path: string): DeskDoor {
  const door = new DeskDoor(path);
  current = door;
  if (wanted === path) door.setRunsOpen(true);
  wanted = null;
  if (hasMark(path)) void door.load().then((desk) => desk.look(), () => undefined); // without a connection the next visit asks
  return door;
}
