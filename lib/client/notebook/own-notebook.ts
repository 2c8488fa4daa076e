/**
 * The learner's own cells in the notebook of a page: keeps where they stand and their texts as drafts, and puts them between the
 * cells of the store. Loaded with the first own cell or the first command.
 */
import type { Arrangement, Outcome } from '#lib/notebook/own-cell-changes.ts';
import { NO_HISTORY, redo, remember, undo } from '#lib/notebook/own-cell-history.ts';
import { parseOwnCells, writeOwnCells } from '#lib/notebook/own-cells-document.ts';
import { mergeOwnCells, NO_OWN_CELLS, toPageOrder, type OwnCells, type PageCell } from '#lib/notebook/own-cells.ts';
import { err, ok, type Result } from '#lib/base/result.ts';
import type { Draft } from '../drafts/draft.ts';
import { CellRecord } from './cell-record.ts';
import type { NotebookStore } from './notebook-store.ts';
import { Signal } from './signal.ts';

export interface OwnNotebookParts {
  readonly store: NotebookStore;
  /** `course/lesson` */
  readonly path: string;
  /** where own cells stand */
  readonly layout: Draft;
  readonly openDraft: (key: string, baseText: string) => Draft;
  /** random letters and digits */
  readonly newName: () => string;
}

const UNREADABLE = 'Your own cells of this lesson were kept by another version of Epoch. Reload the page to change them.';

export class OwnNotebook {
  /** which cells there are, where they stand, what is folded */
  readonly signal = new Signal();
  readonly #parts: OwnNotebookParts;
  /** the text of the layout that `#own` was read from */
  #text = '';
  /** null: it cannot be read, so it is not written either */
  #own: OwnCells | null = NO_OWN_CELLS;
  #history = NO_HISTORY;
  readonly #drafts = new Map<string, Draft>();
  readonly #records = new Map<string, CellRecord>();

  constructor(parts: OwnNotebookParts) {
    this.#parts = parts;
    this.#receive();
  }

  readonly own = (): OwnCells => this.#own ?? NO_OWN_CELLS;
  order = (): PageCell[] => toPageOrder(this.own(), this.#parts.store.lessonIds());
  newId = (): string => `own-${this.#parts.newName()}`;
  kindOf = (id: string): PageCell['kind'] => this.own().cells.find((cell) => cell.id === id)?.kind ?? 'lesson';

  /** The text of any cell, own or not. */
  draft(id: string): Draft {
    if (this.#parts.store.lessonIds().includes(id)) return this.#parts.store.draft(id);
    const draft = this.#drafts.get(id) ?? this.#parts.openDraft(`${this.#parts.path}/${id}`, '');
    this.#drafts.set(id, draft);
    return draft;
  }

  /** Follows what other tabs and devices do with the own cells; the answer ends it. */
  follow(): () => void {
    return this.#parts.layout.subscribe(() => this.#receive());
  }

  /** Makes a change, which `undo` can take back. Gives the cell to go to, or a sentence that says why not. */
  do(make: (now: Arrangement) => Outcome, from: string): Result<string, string> {
    return this.#change((now) => {
      const outcome = make(now);
      if (!outcome.ok) return outcome;
      this.#history = remember(this.#history, { before: now.own, after: outcome.value.own, writes: outcome.value.writes, from });
      return outcome;
    });
  }

  undo = (): Result<string, string> => this.#travel(undo);
  redo = (): Result<string, string> => this.#travel(redo);

  /** A change that is no step of the history: folding. */
  set(change: (own: OwnCells) => OwnCells): Result<string, string> {
    return this.#change(({ own }) => ok({ own: change(own), writes: [], focus: '' }));
  }

  #travel(way: typeof undo): Result<string, string> {
    return this.#change((now) => {
      const result = way(this.#history, now);
      if (result.ok) this.#history = result.value.history;
      return result;
    });
  }

  #change(make: (now: Arrangement) => Outcome): Result<string, string> {
    if (this.#own === null) return err(UNREADABLE);
    const outcome = make({ own: this.#own, lesson: this.#parts.store.lessonIds(), textOf: (id) => this.draft(id).snapshot().text });
    if (!outcome.ok) return outcome;
    const { own, writes, focus } = outcome.value;
    // texts first: a page that dies in between has a text too many, not one too few
    for (const { id, after } of writes) {
      this.draft(id).edit(after);
      this.draft(id).save();
    }
    this.#show(own);
    this.#write(own);
    return ok(focus);
  }

  /** Another tab or device wrote, or the draft asks which of two texts to keep: of arrangements, both. */
  #receive(): void {
    const { text, conflict } = this.#parts.layout.snapshot();
    if (conflict !== null) {
      const [mine, theirs] = [parseOwnCells(text), parseOwnCells(conflict.theirs)];
      if (mine === null || theirs === null) return this.#take(text, null);
      const merged = mergeOwnCells(mine, theirs);
      this.#history = NO_HISTORY;
      this.#text = writeOwnCells(merged);
      this.#parts.layout.edit(this.#text);
      this.#parts.layout.keepMine();
      this.#show(merged);
    } else if (text !== this.#text) {
      this.#history = NO_HISTORY;
      this.#take(text, parseOwnCells(text));
    }
  }

  #take(text: string, own: OwnCells | null): void {
    this.#text = text;
    this.#show(own);
  }

  #show(own: OwnCells | null): void {
    this.#own = own;
    this.#parts.store.interleave((lesson) => this.#interleave(lesson));
    this.signal.notify();
  }

  #write(own: OwnCells): void {
    this.#text = writeOwnCells(own);
    this.#parts.layout.edit(this.#text);
    this.#parts.layout.save();
  }

  #interleave(lesson: readonly CellRecord[]): CellRecord[] {
    const byId = new Map(lesson.map((cell) => [cell.id, cell]));
    return toPageOrder(this.own(), [...byId.keys()]).flatMap((cell) => {
      if (cell.kind === 'text') return [];
      return [byId.get(cell.id) ?? this.#recordOf(cell.id)];
    });
  }

  /** Kept after the cell was deleted: brought back, it has its outputs. */
  #recordOf(id: string): CellRecord {
    const record = this.#records.get(id) ?? new CellRecord(id, this.draft(id));
    this.#records.set(id, record);
    return record;
  }
}
