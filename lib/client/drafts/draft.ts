/**
 * One text that a learner edits, kept over reloads, crashes and second tabs. Revisions name their parent, so a tab notices
 * when another tab wrote on top of something it never saw, and then asks instead of overwriting.
 */
import { fingerprint, parseDraftRecord, toStorageName, type DraftRecord } from './draft-record.ts';

/** Where drafts lie. `watch` reports writes of other tabs only. */
export interface DraftStorage {
  readonly read: (name: string) => string | null;
  /** Throws when the browser refuses (full, or switched off). */
  readonly write: (name: string, value: string) => void;
  readonly watch: (listener: (name: string, value: string | null) => void) => () => void;
}

export interface DraftEnvironment {
  readonly storage: DraftStorage;
  readonly now: () => number;
  readonly newId: () => string;
  /** Calls back after so many ms; the answer cancels. */
  readonly later: (ms: number, callback: () => void) => () => void;
  /** Tells when the page may be about to go, the last moment to write. */
  readonly onLeaving: (listener: () => void) => () => void;
}

export interface DraftSnapshot {
  readonly text: string;
  /** differs from the author's text */
  readonly edited: boolean;
  /** text that "Undo" brings back after a reset or a choice; null when there is nothing to undo */
  readonly undo: string | null;
  /** another tab or device (null: in this browser) saved something else; `theirs` is its text, `text` stays what this tab shows */
  readonly conflict: { readonly theirs: string; readonly savedAt: number; readonly device: string | null } | null;
  /** something of this text was kept, so that it has a history */
  readonly kept: boolean;
  /** the learner looks at that history */
  readonly history: boolean;
  /** the author changed the text after the learner's edits began */
  readonly authorChanged: boolean;
  /** why edits are not being kept, as a sentence; null when all is well */
  readonly problem: string | null;
}

/** Written at every pause in typing; and at the latest so long after the first unsaved key. */
export const DRAFT_PAUSE_MS = 400;
export const DRAFT_LATEST_MS = 2_000;

export class Draft {
  readonly key: string;
  /** What the server draws: the author's text, before this browser's storage is known. */
  readonly initial: DraftSnapshot;
  readonly #base: string;
  readonly #environment: DraftEnvironment;
  readonly #listeners = new Set<() => void>();
  #snapshot: DraftSnapshot;
  #head: DraftRecord | null = null;
  /** this tab wrote the head, so replacing it by a revision that did not know it would lose something */
  #headIsMine = false;
  #firstUnsavedAt: number | null = null;
  #cancelTimer: (() => void) | null = null;
  #detach: (() => void) | null = null;

  constructor(key: string, base: string, environment: DraftEnvironment) {
    this.key = key;
    this.#base = base;
    this.#environment = environment;
    this.initial = { text: base, edited: false, undo: null, conflict: null, authorChanged: false, problem: null, kept: false, history: false };
    this.#snapshot = this.initial;
    this.#adopt(this.#readStored());
  }

  readonly snapshot = (): DraftSnapshot => this.#snapshot;

  /** What the author's text was when the learner's edits began; null when that is unknown. */
  readonly authorBefore = (): string | null => this.#head?.baseText ?? null;

  /** Listens for changes. The first listener also starts to watch other tabs; the last one to go saves. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) this.#attach();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.save();
      this.#detach?.();
      this.#detach = null;
    };
  };

  /** The learner typed. */
  edit(text: string): void {
    if (text === this.#snapshot.text) return;
    this.#change({ text, undo: null });
    this.#saveSoon();
  }

  /** Back to the author's text; `undo` can take it back. */
  reset(): void {
    if (this.#snapshot.edited) this.replace(this.#base, { authorChanged: false });
  }

  undo(): void {
    const { undo } = this.#snapshot;
    if (undo !== null) this.replace(undo, { undo: null });
  }

  /** Another text at once, as one from the history; `undo` can take it back. */
  replace(text: string, change: Partial<Pick<DraftSnapshot, 'undo' | 'authorChanged'>> = {}): void {
    this.#change({ undo: this.#snapshot.text, ...change, text });
    this.#firstUnsavedAt ??= this.#environment.now();
    this.save();
  }

  /** Opens and closes the history. */
  showHistory(history: boolean): void {
    this.save();
    this.#change({ history });
  }

  /** Keeps the edits over the author's new text, and asks no more. */
  keepEdits(): void {
    this.#change({ authorChanged: false });
    this.#choose(this.#snapshot.text, null);
  }

  /** Ends a conflict with this tab's text. */
  keepMine(): void {
    const { conflict, text } = this.#snapshot;
    if (conflict) this.#choose(text, conflict.theirs);
  }

  /** Ends a conflict with the other text. */
  takeTheirs(): void {
    const { conflict, text } = this.#snapshot;
    if (conflict) this.#choose(conflict.theirs, text);
  }

  #choose(text: string, undo: string | null): void {
    this.#change({ text, undo, conflict: null });
    this.#write(text, this.#readStored());
  }

  /** Writes what is not yet written, now. Asks (by a conflict) when another tab was faster. */
  save(): void {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    if (this.#firstUnsavedAt === null) return;
    const stored = this.#readStored();
    if (this.#snapshot.conflict !== null) {
      this.#park(stored);
    } else if (stored !== null && stored.id !== this.#head?.id && this.#textOf(stored) !== this.#snapshot.text) {
      this.#startConflict(stored);
    } else {
      this.#write(this.#snapshot.text, stored);
    }
  }

  #attach(): void {
    const { storage, onLeaving } = this.#environment;
    const name = toStorageName(this.key);
    const unwatch = storage.watch((changed, value) => {
      if (changed === name) this.#receive(parseDraftRecord(value));
    });
    const unleave = onLeaving(() => this.save());
    this.#detach = () => {
      unwatch();
      unleave();
    };
    this.#receive(this.#readStored());
  }

  /** Another tab wrote. */
  #receive(record: DraftRecord | null): void {
    if (record === null || record.id === this.#head?.id) return;
    const sameText = this.#textOf(record) === this.#snapshot.text;
    const unsaved = this.#firstUnsavedAt !== null;
    const knewMine = record.parent === (this.#head?.id ?? null);
    if (!sameText && (unsaved || (this.#headIsMine && !knewMine))) this.#startConflict(record);
    else this.#adopt(record);
  }

  #adopt(record: DraftRecord | null): void {
    if (record === null) return;
    this.#head = record;
    this.#headIsMine = false;
    this.#firstUnsavedAt = null;
    const stored = this.#textOf(record);
    const conflict = record.parked === null ? null : toConflict(stored, record);
    const text = record.parked === null ? stored : (record.parked.text ?? this.#base);
    const authorChanged = record.text !== null && text !== this.#base && record.base !== fingerprint(this.#base);
    this.#change({ text, conflict, undo: null, authorChanged });
  }

  #startConflict(theirs: DraftRecord): void {
    this.#change({ conflict: toConflict(this.#textOf(theirs), theirs) });
    this.#firstUnsavedAt ??= this.#environment.now();
    this.#park(theirs);
  }

  /** Keeps both texts of a conflict on disk, under the same revision, so that neither a crash nor the other tab drops one. */
  #park(stored: DraftRecord | null): void {
    const { conflict, text } = this.#snapshot;
    if (conflict === null || stored === null) return;
    const other = this.#textOf(stored) === text ? conflict.theirs : text;
    this.#store({ ...stored, parked: { text: other, savedAt: this.#environment.now() } });
  }

  #write(text: string, stored: DraftRecord | null): void {
    const { newId, now } = this.#environment;
    const began = this.#snapshot.authorChanged ? this.#head : null;
    const record: DraftRecord = {
      id: newId(),
      parent: stored?.id ?? this.#head?.id ?? null,
      base: began?.base ?? fingerprint(this.#base),
      baseText: began ? began.baseText : text === this.#base ? null : this.#base,
      text: text === this.#base ? null : text,
      savedAt: now(),
      parked: null,
      device: null,
    };
    if (!this.#store(record)) return;
    this.#head = record;
    this.#headIsMine = true;
    this.#firstUnsavedAt = null;
    this.#change({});
  }

  #store(record: DraftRecord): boolean {
    try {
      this.#environment.storage.write(toStorageName(this.key), JSON.stringify(record));
      if (this.#snapshot.problem !== null) this.#change({ problem: null });
      return true;
    } catch {
      this.#change({ problem: 'This browser does not keep your edits (its storage is full or switched off). Copy what you need before you leave.' });
      return false;
    }
  }

  #saveSoon(): void {
    const { now, later } = this.#environment;
    this.#firstUnsavedAt ??= now();
    this.#cancelTimer?.();
    const left = this.#firstUnsavedAt + DRAFT_LATEST_MS - now();
    this.#cancelTimer = later(Math.max(0, Math.min(DRAFT_PAUSE_MS, left)), () => this.save());
  }

  #readStored(): DraftRecord | null {
    try {
      return parseDraftRecord(this.#environment.storage.read(toStorageName(this.key)));
    } catch {
      return null; // storage switched off: the first write tells the learner
    }
  }

  #textOf(record: DraftRecord): string {
    return record.text ?? this.#base;
  }

  #change(change: Partial<Omit<DraftSnapshot, 'edited' | 'kept'>>): void {
    const next = { ...this.#snapshot, ...change };
    this.#snapshot = { ...next, edited: next.text !== this.#base, kept: this.#head !== null };
    for (const listener of this.#listeners) listener();
  }
}

const toConflict = (theirs: string, { savedAt, device }: DraftRecord): DraftSnapshot['conflict'] => ({ theirs, savedAt, device });
