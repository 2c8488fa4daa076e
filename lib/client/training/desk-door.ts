/** The way to what a page keeps of training. Its code comes when a cell asks for it, when the learner does, or when something was cut off. */
import { Signal } from '../notebook/signal.ts';
import { stoppedMark } from './stopped-mark.ts';
import type { TrainingDesk } from './training-desk.ts';

export class DeskDoor {
  readonly signal = new Signal();
  readonly #path: string;
  #desk: TrainingDesk | null = null;
  #loading: Promise<TrainingDesk> | null = null;

  /** @param path `course/lesson` */
  constructor(path: string) {
    this.#path = path;
  }

  /** Null until it is loaded. */
  readonly desk = (): TrainingDesk | null => this.#desk;

  load(): Promise<TrainingDesk> {
    this.#loading ??= this.#open().catch((error: unknown) => {
      this.#loading = null;
      throw error;
    });
    return this.#loading;
  }

  async #open(): Promise<TrainingDesk> {
    const { openTrainingDesk } = await import('./open-desk.ts');
    this.#desk = openTrainingDesk(this.#path);
    this.signal.notify();
    return this.#desk;
  }
}

/** the notebook of the page that is open */
let current: DeskDoor | null = null;
export const selectOptionalDoor = (): DeskDoor | null => current;

/** The door of a lesson that was opened; where its training was cut off, it is asked at once. */
export function openDeskDoor(path: string): DeskDoor {
  const door = new DeskDoor(path);
  current = door;
  if (localStorage.getItem(stoppedMark(path)) !== null) void door.load().then((desk) => desk.look(), () => undefined); // without a connection the next visit asks
  return door;
}
