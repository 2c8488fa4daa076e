/**
 * A lesson's files while an author writes: saved after a pause, kept in this browser until the server has them, and never over
 * somebody else's words. Not React: the page follows it.
 */
import { isInPart } from '#lib/course/studio-files.ts';
import type { FileChange, PartFiles, SaveAnswer } from '#lib/course/studio.ts';
import { applyChanges, findChanges, type Files } from './find-changes.ts';
import type { CopyKeeper } from './local-copy.ts';
import { settleAnswer, type OpenConflict, type PendingAnswer } from './settle-save.ts';
import type { StudioAnswer, StudioApi } from './studio-api.ts';

export type SaveState =
  | { readonly kind: 'saved' }
  /** a pause in typing is waited for */
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'saving' }
  /** no connection, or no server: it is tried again by itself */
  | { readonly kind: 'away' }
  /** nothing is saved until the author has decided */
  | { readonly kind: 'conflict'; readonly conflicts: readonly OpenConflict[] }
  /** trying again would not help before something else is done, which `message` says */
  | { readonly kind: 'refused'; readonly message: string };

export interface LessonDraftSnapshot {
  readonly files: Files;
  /** the revision that the files were taken from or saved as */
  readonly revision: number;
  readonly state: SaveState;
  /** false: this browser keeps no copy, what is not saved would be lost with the page */
  readonly hasCopy: boolean;
}

export interface LessonDraftParts {
  /** folder of the lesson */
  readonly part: string;
  readonly opened: PartFiles;
  /** found in this browser, made on top of `opened` */
  readonly unsaved: readonly FileChange[];
  readonly api: Pick<StudioApi, 'save' | 'readFiles'>;
  readonly copy: CopyKeeper;
  readonly now: () => number;
  /** Calls back after so many ms; the answer cancels. */
  readonly later: (ms: number, callback: () => void) => () => void;
}

/** Saved at a pause of so many ms, and at the latest so long after the first unsaved key. */
export const SAVE_PAUSE_MS = 1_500;
export const SAVE_LATEST_MS = 10_000;
/** First and longest time between two tries without a connection, ms. */
export const RETRY_MS = 2_000;
export const RETRY_LONGEST_MS = 30_000;

export class LessonDraft {
  readonly #parts: LessonDraftParts;
  readonly #listeners = new Set<() => void>();
  /** what the server has at `#snapshot.revision` */
  #base: Files;
  #resend: ReadonlySet<string> = new Set();
  #snapshot: LessonDraftSnapshot;
  #pending: PendingAnswer | null = null;
  #decided = new Map<string, string | null>();
  #running: Promise<void> | null = null;
  #cancelTimer: (() => void) | null = null;
  #firstUnsavedAt: number | null = null;
  #tries = 0;

  constructor(parts: LessonDraftParts) {
    this.#parts = parts;
    this.#base = new Map(parts.opened.files.map(({ path, text }) => [path, text]));
    const files = applyChanges(this.#base, parts.unsaved);
    this.#snapshot = { files, revision: parts.opened.revision, state: { kind: 'saved' }, hasCopy: true };
    if (parts.unsaved.length > 0) this.#touch();
  }

  readonly snapshot = (): LessonDraftSnapshot => this.#snapshot;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What the server does not have yet. */
  changes(): FileChange[] {
    const { files } = this.#snapshot;
    const found = findChanges(this.#base, files);
    const again = [...this.#resend].filter((path) => !found.some((change) => change.path === path));
    return [...found, ...again.map((path) => ({ path, text: files.get(path) ?? null }))];
  }

  /** The author typed, added a file, or (null) removed one. */
  edit(path: string, text: string | null): void {
    if ((this.#snapshot.files.get(path) ?? null) === text) return;
    this.#change({ files: applyChanges(this.#snapshot.files, [{ path, text }]) });
    this.#touch();
  }

  rename(from: string, to: string): void {
    const text = this.#snapshot.files.get(from);
    if (text === undefined || this.#snapshot.files.has(to)) return;
    this.#change({ files: applyChanges(this.#snapshot.files, [{ path: from, text: null }, { path: to, text }]) });
    this.#touch();
  }

  /** Ends one conflict with the text that shall stand; null: the file shall be gone. */
  decide(path: string, text: string | null): void {
    if (this.#snapshot.state.kind !== 'conflict') return;
    this.#decided.set(path, text);
    this.#settle();
  }

  /** Saves now what is not saved. Resolves once that is tried, whatever came of it. */
  async save(isLast = false): Promise<void> {
    this.#cancelTimer?.();
    this.#cancelTimer = null;
    if (this.#running) {
      await this.#running;
      if (!isLast && this.changes().length > 0 && this.#snapshot.state.kind === 'unsaved') return this.save();
      return;
    }
    if (this.#pending) return;
    if (this.changes().length === 0) return this.#allSaved();
    this.#running = this.#send(isLast).finally(() => (this.#running = null));
    await this.#running;
  }

  /** Takes over what the server has now: after it made or restored files. Keeps what is not saved. */
  async pull(): Promise<void> {
    const sent = this.#base;
    const answer = await this.#parts.api.readFiles(this.#parts.part, null);
    if (answer.kind !== 'ok' || this.#pending || sent !== this.#base) return;
    const newest = new Map(answer.value.files.map(({ path, text }) => [path, text]));
    this.#pending = { isStored: true, revision: answer.value.revision, sent, changed: new Set(), merged: findChanges(sent, newest), conflicts: [] };
    this.#settle();
  }

  /** The page is being left: what is not saved is sent once more and stays in this browser. */
  leave(): void {
    this.#keepCopy();
    if (this.#firstUnsavedAt !== null && this.#snapshot.state.kind !== 'conflict') void this.save(true);
  }

  dispose(): void {
    this.#cancelTimer?.();
    this.#listeners.clear();
  }

  async #send(isLast: boolean): Promise<void> {
    const { files, revision } = this.#snapshot;
    const changes = this.changes();
    this.#firstUnsavedAt = null;
    this.#change({ state: { kind: 'saving' } });
    const answer = await this.#parts.api.save({ base: revision, changes }, isLast);
    if (answer.kind === 'ok') return this.#receive(answer.value, files, changes);
    this.#keepCopy();
    this.#refuse(answer);
  }

  #refuse(answer: Exclude<StudioAnswer<SaveAnswer>, { kind: 'ok' }>): void {
    this.#firstUnsavedAt ??= this.#parts.now();
    if (answer.kind === 'refused') return this.#change({ state: { kind: 'refused', message: answer.message } });
    this.#change({ state: { kind: 'away' } });
    this.#cancelTimer = this.#parts.later(Math.min(RETRY_LONGEST_MS, RETRY_MS * 2 ** this.#tries), () => void this.save());
    this.#tries += 1;
  }

  #receive(answer: SaveAnswer, sent: Files, changes: readonly FileChange[]): void {
    this.#tries = 0;
    const isOurs = ({ path }: { readonly path: string }): boolean => isInPart(path, this.#parts.part);
    this.#pending = {
      isStored: answer.kind === 'saved',
      revision: answer.revision,
      sent,
      changed: new Set(changes.map(({ path }) => path)),
      merged: answer.merged.filter(isOurs),
      conflicts: answer.kind === 'conflict' ? answer.conflicts.filter(isOurs) : [],
    };
    this.#settle();
  }

  #settle(): void {
    if (!this.#pending) return;
    const result = settleAnswer(this.#base, this.#snapshot.files, this.#pending, this.#decided);
    if (result.kind === 'conflict') {
      this.#change({ state: { kind: 'conflict', conflicts: result.conflicts } });
      this.#keepCopy();
      return;
    }
    this.#pending = null;
    this.#decided = new Map();
    this.#base = result.base;
    this.#resend = result.resend;
    this.#change({ files: result.files, revision: result.revision, state: { kind: 'unsaved' } });
    if (this.changes().length === 0) this.#allSaved();
    else this.#touch();
  }

  #allSaved(): void {
    this.#firstUnsavedAt = null;
    this.#parts.copy.write(null);
    this.#change({ state: { kind: 'saved' } });
  }

  #touch(): void {
    const { now, later } = this.#parts;
    this.#firstUnsavedAt ??= now();
    const { kind } = this.#snapshot.state;
    if (kind === 'saved') this.#change({ state: { kind: 'unsaved' } });
    this.#keepCopy();
    if (this.#pending || kind === 'away') return;
    this.#cancelTimer?.();
    this.#cancelTimer = later(Math.max(0, Math.min(SAVE_PAUSE_MS, this.#firstUnsavedAt + SAVE_LATEST_MS - now())), () => void this.save());
  }

  #keepCopy(): void {
    const changes = this.changes();
    const hasCopy = this.#parts.copy.write(changes.length === 0 ? null : { revision: this.#snapshot.revision, changes, at: this.#parts.now() });
    if (hasCopy !== this.#snapshot.hasCopy) this.#change({ hasCopy });
  }

  #change(change: Partial<LessonDraftSnapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change };
    for (const listener of this.#listeners) listener();
  }
}
