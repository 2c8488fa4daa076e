/** What commands work with: the notebook, the learner's own cells, and where on the page the learner is. */
import { addCell, changeKind, deleteCell, duplicateCell, findNeighbour, mergeBelow, moveCell, splitCell, type Arrangement, type Outcome } from '#lib/notebook/own-cell-changes.ts';
import { foldPart, isFolded, type OwnKind } from '#lib/notebook/own-cells.ts';
import type { CellView } from '../notebook/cell-record.ts';
import type { NotebookStore } from '../notebook/notebook-store.ts';
import type { OwnNotebook } from '../notebook/own-notebook.ts';

export type Panel = 'palette' | 'help' | 'find';

export interface DeskParts {
  readonly store: NotebookStore;
  readonly own: OwnNotebook;
  /** Opens a panel over or beside the notebook. */
  readonly show: (panel: Panel) => void;
  /** Tells the learner a sentence, by eye and by ear. */
  readonly say: (sentence: string) => void;
  /** A cell that is not drawn yet is asked again once it is. */
  readonly whenDrawn: (task: () => void) => void;
}

/** The cell that was cut or copied last; it may be pasted into another lesson. */
let clipboard: { readonly kind: OwnKind; readonly text: string } | null = null;

export class NotebookDesk {
  readonly store: NotebookStore;
  readonly own: OwnNotebook;
  readonly show: DeskParts['show'];
  readonly say: DeskParts['say'];
  readonly #whenDrawn: DeskParts['whenDrawn'];
  /** text cells, which the store does not know */
  readonly #textViews = new Map<string, CellView>();

  constructor({ store, own, show, say, whenDrawn }: DeskParts) {
    this.store = store;
    this.own = own;
    this.show = show;
    this.say = say;
    this.#whenDrawn = whenDrawn;
  }

  /** The cell that commands mean: the last one entered, or the first. */
  here(): string | null {
    const current = this.store.current();
    const order = this.own.order();
    return (order.find(({ id }) => id === current) ?? order[0])?.id ?? null;
  }

  attachText(id: string, view: CellView): () => void {
    this.#textViews.set(id, view);
    return () => {
      if (this.#textViews.get(id) === view) this.#textViews.delete(id);
    };
  }

  view = (id: string): CellView | null => this.#textViews.get(id) ?? (this.own.kindOf(id) === 'text' ? null : this.store.view(id));

  /** Chooses a cell as a whole. */
  go(id: string): void {
    this.store.setCurrent(id);
    this.#whenDrawn(() => this.view(id)?.focusBlock());
  }

  edit(id = this.here()): void {
    if (id !== null) this.#whenDrawn(() => this.view(id)?.edit());
  }

  step(direction: 'up' | 'down'): void {
    const here = this.here();
    const next = here === null ? null : findNeighbour(this.own.order(), here, direction);
    if (next !== null) this.go(next);
  }

  add(where: 'above' | 'below' | 'end', kind: OwnKind, text = ''): string | null {
    const cell = { id: this.own.newId(), kind, text };
    return this.#change((now) => addCell(now, where === 'end' ? null : this.here(), where === 'above' ? 'above' : 'below', cell));
  }

  delete(): void {
    const here = this.here();
    if (here !== null && this.#change((now) => deleteCell(now, here)) !== null) this.say(`Deleted ${here}. Z on a chosen cell brings it back.`);
  }

  undo = (): void => this.#travel(this.own.undo());
  redo = (): void => this.#travel(this.own.redo());

  copy(): void {
    const here = this.here();
    if (here === null) return;
    const kind = this.own.kindOf(here);
    clipboard = { kind: kind === 'lesson' ? 'code' : kind, text: this.textOf(here) };
    this.say(`Copied ${here}. V pastes it below a chosen cell.`);
  }

  cut(): void {
    const here = this.here();
    if (here === null) return;
    const text = this.textOf(here);
    const kind = this.own.kindOf(here);
    if (this.#change((now) => deleteCell(now, here)) === null || kind === 'lesson') return;
    clipboard = { kind, text };
    this.say(`Cut ${here}. V pastes it below a chosen cell.`);
  }

  paste(where: 'above' | 'below'): void {
    if (clipboard === null) this.say('There is nothing to paste: X cuts a chosen cell, C copies it.');
    else this.add(where, clipboard.kind, clipboard.text);
  }

  duplicate(): void {
    const here = this.here();
    if (here !== null) this.#change((now) => duplicateCell(now, here, this.own.newId()));
  }

  move(direction: 'up' | 'down'): void {
    const here = this.here();
    if (here !== null) this.#change((now) => moveCell(now, here, direction));
  }

  split(): void {
    const here = this.here();
    const offset = here === null ? null : (this.view(here)?.caret() ?? null);
    if (here === null || offset === null) return this.say('Put the cursor where the cell is to be split: Enter opens a chosen cell.');
    this.#change((now) => splitCell(now, here, offset, this.own.newId()));
  }

  merge(): void {
    const here = this.here();
    if (here !== null) this.#change((now) => mergeBelow(now, here));
  }

  changeKind(kind: OwnKind): void {
    const here = this.here();
    if (here !== null) this.#change((now) => changeKind(now, here, kind));
  }

  reset(): void {
    const here = this.here();
    if (here === null) return;
    if (this.own.kindOf(here) === 'lesson') this.own.draft(here).reset();
    else this.say('This cell is your own: there is no author’s text to go back to.');
  }

  run(mode: 'stay' | 'next'): void {
    const here = this.here();
    if (here !== null && this.own.kindOf(here) !== 'text') this.store.run(here, mode);
  }

  runAndAdd(): void {
    this.run('stay');
    const id = this.add('below', 'code');
    if (id !== null) this.edit(id);
  }

  /** Also from a text cell, which the store does not know. */
  runAbove(): void {
    const here = this.here();
    const order = this.own.order();
    for (const { id, kind } of order.slice(0, Math.max(0, order.findIndex((cell) => cell.id === here)))) if (kind !== 'text') this.store.run(id);
    if (here !== null) this.store.setCurrent(here);
  }

  runBelow(): void {
    const here = this.here();
    const order = this.own.order();
    for (const { id, kind } of order.slice(Math.max(0, order.findIndex((cell) => cell.id === here)))) if (kind !== 'text') this.store.run(id);
    if (here !== null) this.store.setCurrent(here);
  }

  restartAndRunAll(): void {
    this.store.restart();
    this.store.runAll();
  }

  fold(part: 'code' | 'output'): void {
    const here = this.here();
    if (here === null) return;
    const folded = !isFolded(this.own.own(), part, here);
    const done = this.own.set((own) => foldPart(own, part, [here], folded));
    // out of an editor that is folded away
    this.go(here);
    // who sees it needs no sentence
    if (done.ok) this.store.announce(`${part === 'code' ? 'Code' : 'Output'} of ${here} ${folded ? 'folded' : 'shown'}`);
    else this.say(done.error);
  }

  foldAll(part: 'code' | 'output', folded: boolean): void {
    this.own.set((own) => foldPart(own, part, this.own.order().map(({ id }) => id), folded));
  }

  unfoldAll(): void {
    this.own.set((own) => ({ ...own, foldedCode: [], foldedOutput: [] }));
  }

  textOf = (id: string): string => this.own.draft(id).snapshot().text;

  /** Makes a change of cells and goes where it happened; null when it was refused, which it says. */
  #change(make: (now: Arrangement) => Outcome): string | null {
    const result = this.own.do(make, this.here() ?? '');
    if (!result.ok) {
      this.say(result.error);
      return null;
    }
    this.go(result.value);
    return result.value;
  }

  #travel(result: ReturnType<OwnNotebook['undo']>): void {
    if (result.ok) this.go(result.value);
    else this.say(result.error);
  }
}
