/** Whether a notebook is reactive, kept in this browser for each lesson. */

/** Bump the number only with code that still reads the old one. */
const PREFIX = 'epoch.reactive.v1:';

export interface ModeStorage {
  read(): boolean;
  write(reactive: boolean): void;
}

/** @param path `course/lesson` */
export function openModeStorage(path: string, storage: () => Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = () => localStorage): ModeStorage {
  const name = `${PREFIX}${path}`;
  return {
    read() {
      try {
        return storage().getItem(name) === 'on';
      } catch {
        return false; // storage is forbidden here: the notebook is lazy, as at first
      }
    },
    write(reactive) {
      try {
        if (reactive) storage().setItem(name, 'on');
        else storage().removeItem(name);
      } catch {
        // it then holds until the page is left
      }
    },
  };
}
