/** Drafts in this browser's localStorage: written synchronously, so the last words are kept even when the page is closed. */
import { readDraftSpace } from './draft-space.ts';
import { Draft, type DraftEnvironment, type DraftStorage } from './draft.ts';

let wake: (() => void) | null = null;

/** Whoever keeps drafts elsewhere, too, is called after each write, and when a text is opened that may have a newer one elsewhere. */
export const onDraftNews = (listener: () => void): void => void (wake = listener);

const browserStorage: DraftStorage = {
  read(name) {
    if (readDraftSpace() !== null) wake?.();
    return window.localStorage.getItem(name);
  },
  write(name, value) {
    window.localStorage.setItem(name, value);
    wake?.();
  },
  watch(listener) {
    const onStorage = (event: StorageEvent) => {
      if (event.key !== null) listener(event.key, event.newValue);
    };
    window.addEventListener('storage', onStorage);
    return () => window.removeEventListener('storage', onStorage);
  },
};

/** On the server there is nothing stored: every draft is the author's text. */
const serverStorage: DraftStorage = { read: () => null, write: () => undefined, watch: () => () => undefined };

const browserEnvironment: DraftEnvironment = {
  storage: typeof window === 'undefined' ? serverStorage : browserStorage,
  now: () => Date.now(),
  newId: () => Array.from(crypto.getRandomValues(new Uint32Array(3)), (word) => word.toString(36)).join('-'),
  later(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
  onLeaving(listener) {
    const onHidden = () => {
      if (document.visibilityState === 'hidden') listener();
    };
    window.addEventListener('pagehide', listener);
    document.addEventListener('visibilitychange', onHidden);
    return () => {
      window.removeEventListener('pagehide', listener);
      document.removeEventListener('visibilitychange', onHidden);
    };
  },
};

/**
 * Opens the learner's draft of a text.
 * @param key what is edited, e.g. `deep-learning/welcome/first-cell` (course, lesson, cell or exercise)
 * @param baseText the author's text
 */
export const openDraft = (key: string, baseText: string, environment: DraftEnvironment = browserEnvironment): Draft => new Draft(key, baseText, environment);
