/** Keys as words: `Shift+M`, `D D`, `Ctrl+Shift+P`, where Ctrl is Cmd on a Mac as well. */

/** What of a key event decides. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'timeStamp'>;

/** `command`: a cell is chosen as a whole; `edit`: its text is being edited. */
export type KeyMode = 'command' | 'edit';

/** ms within which the second key of two must follow */
export const SEQUENCE_MS = 1_000;

export function toChord({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): string {
  const name = key === '_' ? '-' : key.length === 1 ? key.toUpperCase() : key;
  // the Shift of ? and of digits belongs to the sign itself
  const shift = shiftKey && (key.length > 1 || ctrlKey || metaKey || /\p{L}/u.test(key));
  return [...(ctrlKey || metaKey ? ['Ctrl'] : []), ...(altKey ? ['Alt'] : []), ...(shift ? ['Shift'] : []), name].join('+');
}

/** A key that is a letter or sign alone, as WCAG 2.1.4 means it; with Shift it still is. */
export const isCharacter = (chord: string): boolean => /^(?:Shift\+)?.$/u.test(chord);

interface Bound<Id extends string> {
  readonly id: Id;
  /** by mode: chords, two of them with a blank between */
  readonly keys: Readonly<Partial<Record<KeyMode, readonly string[]>>>;
}

export type Reading<Id extends string> = { readonly taken: false } | { readonly taken: true; /** null: the first key of two */ readonly id: Id | null };

/** Reads presses one after another, for keys that are pressed twice. */
export class ChordReader<Id extends string> {
  readonly #bound: readonly Bound<Id>[];
  #first: { readonly chord: string; readonly at: number } | null = null;

  constructor(bound: readonly Bound<Id>[]) {
    this.#bound = bound;
  }

  read(press: KeyPress, mode: KeyMode, letterKeys: boolean): Reading<Id> {
    const chord = toChord(press);
    const first = this.#first !== null && press.timeStamp - this.#first.at <= SEQUENCE_MS ? this.#first.chord : null;
    this.#first = null;
    if (!letterKeys && isCharacter(chord)) return { taken: false };
    const find = (keys: string): Id | undefined => this.#bound.find((command) => command.keys[mode]?.includes(keys))?.id;
    const id = (first === null ? undefined : find(`${first} ${chord}`)) ?? find(chord);
    if (id !== undefined) return { taken: true, id };
    if (!this.#bound.some(({ keys }) => keys[mode]?.some((each) => each.startsWith(`${chord} `)))) return { taken: false };
    this.#first = { chord, at: press.timeStamp };
    return { taken: true, id: null };
  }
}

/** As the keys of this keyboard are called. */
export const toKeyNames = (chord: string, isMac: boolean): string[] =>
  chord.split(' ').map((each) =>
    each
      .replace('Ctrl', isMac ? 'Cmd' : 'Ctrl')
      .replace('ArrowUp', '↑')
      .replace('ArrowDown', '↓')
      .replace('Escape', 'Esc'),
  );
