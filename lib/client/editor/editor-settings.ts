/** How a learner likes to type, remembered in this browser. Loaded with the first editor or command. */
import { Signal } from '../notebook/signal.ts';

export interface EditorSettings {
  /** `auto`: the light editor on touch screens, the full one elsewhere */
  readonly editor: 'auto' | 'full' | 'light';
  /** the full editor is made for a screen reader, whether it finds one or not */
  readonly screenReader: boolean;
  /** single letters are commands on a chosen cell (WCAG 2.1.4: they can be switched off) */
  readonly letterKeys: boolean;
}

export const DEFAULT_SETTINGS: EditorSettings = { editor: 'auto', screenReader: false, letterKeys: true };

export const SETTINGS_NAME = 'epoch.editor.v1';

/** Anything else than settings (another program's value, a broken write) counts as none. */
export function parseSettings(stored: string | null): EditorSettings {
  try {
    const value: unknown = JSON.parse(stored ?? '');
    if (typeof value !== 'object' || value === null) return DEFAULT_SETTINGS;
    const { editor, screenReader, letterKeys } = value as Partial<Record<keyof EditorSettings, unknown>>; // looked at one by one
    if ((editor !== 'auto' && editor !== 'full' && editor !== 'light') || typeof screenReader !== 'boolean' || typeof letterKeys !== 'boolean') return DEFAULT_SETTINGS;
    return { editor, screenReader, letterKeys };
  } catch {
    return DEFAULT_SETTINGS;
  }
}

class SettingsStore {
  readonly #signal = new Signal();
  #settings: EditorSettings | null = null;

  readonly subscribe = (listener: () => void): (() => void) => this.#signal.subscribe(listener);

  /** The same object while nothing changed. */
  readonly read = (): EditorSettings => {
    this.#settings ??= parseSettings(readStored());
    return this.#settings;
  };

  /** False when the browser does not keep it: it then holds for this page. */
  change(change: Partial<EditorSettings>): boolean {
    this.#settings = { ...this.read(), ...change };
    this.#signal.notify();
    try {
      window.localStorage.setItem(SETTINGS_NAME, JSON.stringify(this.#settings));
      return true;
    } catch {
      return false;
    }
  }
}

/** Those of this page. */
export const editorSettings = new SettingsStore();

const isTouchOnly = (): boolean => window.matchMedia('(pointer: coarse)').matches && !window.matchMedia('(any-pointer: fine)').matches;

export const wantsLightEditor = ({ editor }: EditorSettings, isTouch: () => boolean = isTouchOnly): boolean => editor === 'light' || (editor === 'auto' && isTouch());

function readStored(): string | null {
  try {
    return window.localStorage.getItem(SETTINGS_NAME);
  } catch {
    return null; // storage is switched off
  }
}
