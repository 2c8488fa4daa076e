/** A console that keeps text within limits and sends it on early enough to be seen even when the code never comes back. */
import { silentText } from './silent-text.ts';

/** lines sent on one by one before they are sent in lots */
const SINGLE_LINES = 40;
/** characters of a lot */
const LOT_CHARACTERS = 4_096;
/** characters of one line; the rest of it counts, but is not sent */
const LINE_CHARACTERS = 2_000;

export interface BoundedConsole {
  readonly log: (...values: readonly unknown[]) => void;
  /** sends what is kept back */
  readonly flush: () => void;
  readonly [method: string]: (...values: readonly unknown[]) => void;
}

/** `onLimit` is told once when more than `characters` were printed; everything after that is dropped. */
export function createBoundedConsole(characters: number, send: (text: string) => void, onLimit: () => void): BoundedConsole {
  let printed = 0;
  let lines = 0;
  let kept = '';
  let isOver = false;
  const flush = (): void => {
    if (kept !== '') send(kept);
    kept = '';
  };
  const log = (...values: readonly unknown[]): void => {
    if (isOver) return;
    const line = values.map(silentText).join(' ');
    printed += line.length + 1;
    kept += line.length <= LINE_CHARACTERS ? `${line}\n` : `${line.slice(0, LINE_CHARACTERS)} … ${line.length} characters\n`;
    if (++lines <= SINGLE_LINES || kept.length >= LOT_CHARACTERS) flush();
    if (printed > characters) {
      isOver = true;
      flush();
      onLimit();
    }
  };
  const ignore = (): void => undefined;
  return { log, info: log, warn: log, error: log, debug: log, trace: log, table: log, dir: log, flush, assert: ignore, time: ignore, timeEnd: ignore, timeLog: ignore, group: log, groupCollapsed: log, groupEnd: ignore, count: ignore, clear: ignore };
}
