import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCell, changeKind, deleteCell, duplicateCell, mergeBelow, moveCell, splitCell, type Arrangement, type Change, type Outcome } from './own-cell-changes.ts';
import { NO_HISTORY, redo, remember, undo, type History } from './own-cell-history.ts';
import { foldPart, LESSON_END, mergeOwnCells, NO_OWN_CELLS, OWN_CELL_LIMITS, toPageOrder, type OwnCells } from './own-cells.ts';
import { parseOwnCells, writeOwnCells } from './own-cells-document.ts';

const LESSON = ['one', 'two', 'three'];

/** A notebook in which changes are really made. */
class Notebook {
  own: OwnCells = NO_OWN_CELLS;
  lesson: readonly string[] = LESSON;
  history: History = NO_HISTORY;
  focus = 'one';
  readonly texts = new Map<string, string>(LESSON.map((id) => [id, `const ${id} = 1;`]));
  #made = 0;

  get arrangement(): Arrangement {
    return { own: this.own, lesson: this.lesson, textOf: (id) => this.texts.get(id) ?? '' };
  }
  newId = (): string => `own-${(this.#made += 1).toString(36).padStart(4, '0')}`;
  order = (): string[] => toPageOrder(this.own, this.lesson).map(({ id }) => id);

  do(outcome: Outcome): string | null {
    if (!outcome.ok) return outcome.error;
    this.history = remember(this.history, { before: this.own, after: outcome.value.own, writes: outcome.value.writes, from: this.focus });
    this.#take(outcome.value);
    return null;
  }
  add(at: string | null, side: 'above' | 'below' = 'below', text = ''): string {
    const id = this.newId();
    expect(this.do(addCell(this.arrangement, at, side, { id, kind: 'code', text }))).toBeNull();
    return id;
  }
  back(to: 'undo' | 'redo' = 'undo'): void {
    const result = (to === 'undo' ? undo : redo)(this.history, this.arrangement);
    if (!result.ok) return;
    this.history = result.value.history;
    this.#take(result.value);
  }
  #take({ own, writes, focus }: Change): void {
    this.own = own;
    this.focus = focus;
    for (const { id, before, after } of writes) {
      expect(this.texts.get(id) ?? '').toBe(before);
      this.texts.set(id, after);
    }
  }
}

describe('where own cells stand', () => {
  it('above and below an author’s cell, above and below an own one, and at the end', () => {
    const notebook = new Notebook();
    const below = notebook.add('one');
    const belowFirst = notebook.add('one');
    const above = notebook.add('one', 'above');
    const aboveOwn = notebook.add(below, 'above');
    const end = notebook.add(null);
    expect(notebook.order()).toEqual([above, 'one', belowFirst, aboveOwn, below, 'two', 'three', end]);
  });

  it('moves past neighbours and past the author’s cells, to both ends and no further', () => {
    const notebook = new Notebook();
    const [a, b] = [notebook.add('two'), notebook.add('three', 'above')];
    const seen = [notebook.order().join()];
    let refused: string | null = null;
    while ((refused = notebook.do(moveCell(notebook.arrangement, b, 'up'))) === null) seen.push(notebook.order().join());
    expect(refused).toBe('This is the first cell already.');
    expect(notebook.order()[0]).toBe(b);
    while ((refused = notebook.do(moveCell(notebook.arrangement, b, 'down'))) === null) seen.push(notebook.order().join());
    expect(refused).toBe('This is the last cell already.');
    expect(notebook.order().at(-1)).toBe(b);
    expect(seen).toContain(['one', 'two', b, a, 'three'].join());
  });

  it('keeps cells whose anchor a new version of the lesson has not, at the end, and gives them back with it', () => {
    const notebook = new Notebook();
    const [a, b] = [notebook.add('two'), notebook.add(null)];
    const before = notebook.order();
    notebook.lesson = ['one', 'three'];
    expect(notebook.order()).toEqual(['one', 'three', a, b]);
    const c = notebook.add(a);
    notebook.do(moveCell(notebook.arrangement, b, 'up'));
    expect(notebook.order()).toEqual(['one', 'three', a, b, c]);
    notebook.lesson = LESSON;
    expect(notebook.order().filter((id) => id !== c)).toEqual(before);
    expect(notebook.order()).toContain(c);
  });

  it('leaves the author’s cells where they are, and says so', () => {
    const { arrangement } = new Notebook();
    for (const outcome of [deleteCell(arrangement, 'one'), moveCell(arrangement, 'one', 'up'), changeKind(arrangement, 'one', 'text'), mergeBelow(arrangement, 'one'), mergeBelow(arrangement, 'three')]) {
      expect(outcome).toMatchObject({ ok: false, error: expect.stringMatching(/cell/) });
    }
  });

  it('refuses one cell more than a lesson holds', () => {
    const notebook = new Notebook();
    for (let count = 0; count < OWN_CELL_LIMITS.cells; count += 1) notebook.add('one');
    expect(addCell(notebook.arrangement, 'one', 'below', { id: notebook.newId(), kind: 'code', text: '' })).toMatchObject({ ok: false, error: expect.stringContaining('Delete one first') });
  });

  it('remembers so many deleted cells and changes, and not more', () => {
    const notebook = new Notebook();
    for (let count = 0; count < OWN_CELL_LIMITS.binned + OWN_CELL_LIMITS.undoSteps; count += 1) {
      const id = notebook.add('one');
      notebook.do(deleteCell(notebook.arrangement, id));
    }
    expect(notebook.own.bin).toHaveLength(OWN_CELL_LIMITS.binned);
    expect(notebook.history.done).toHaveLength(OWN_CELL_LIMITS.undoSteps);
  });
});

describe('texts', () => {
  it('are cut at a line break, which belongs to neither part, and joined by one', () => {
    const notebook = new Notebook();
    notebook.texts.set('one', 'a\nb');
    for (const offset of [1, 2]) {
      const id = notebook.newId();
      notebook.do(splitCell(notebook.arrangement, 'one', offset, id));
      expect([notebook.texts.get('one'), notebook.texts.get(id)]).toEqual(['a', 'b']);
      notebook.do(mergeBelow(notebook.arrangement, 'one'));
      expect(notebook.texts.get('one')).toBe('a\nb');
      expect(notebook.own.cells).toEqual([]);
    }
  });

  it('that were typed after a merge stay when the merge is taken back', () => {
    const notebook = new Notebook();
    const id = notebook.add('one', 'below', 'lower');
    notebook.do(mergeBelow(notebook.arrangement, 'one'));
    notebook.texts.set('one', `${notebook.texts.get('one')} // more`);
    notebook.back();
    expect(notebook.order()).toContain(id);
    expect(notebook.texts.get(id)).toBe('lower');
    expect(notebook.texts.get('one')).toContain('// more');
  });

  it('of a cell whose making is taken back can be brought back, also after more was taken back', () => {
    const notebook = new Notebook();
    const empty = notebook.add('one');
    const id = notebook.add('one');
    notebook.texts.set(id, 'hours of work');
    notebook.back();
    expect(notebook.order()).not.toContain(id);
    notebook.back();
    expect(notebook.order()).not.toContain(empty);
    notebook.back();
    expect(notebook.order()).toContain(id);
  });
});

type Act = 'add' | 'delete' | 'up' | 'down' | 'split' | 'merge' | 'duplicate' | 'kind' | 'undo' | 'redo' | 'type';
const act = fc.record({
  act: fc.constantFrom<Act>('add', 'add', 'delete', 'up', 'down', 'split', 'merge', 'duplicate', 'kind', 'undo', 'redo', 'type'),
  cell: fc.nat(30),
  at: fc.nat(40),
  side: fc.constantFrom<'above' | 'below'>('above', 'below'),
});

function perform(notebook: Notebook, { act: what, cell, at, side }: { act: Act; cell: number; at: number; side: 'above' | 'below' }): void {
  const order = notebook.order();
  const id = order[cell % order.length] ?? 'one';
  const { arrangement } = notebook;
  const text = arrangement.textOf(id);
  if (what === 'add') notebook.do(addCell(arrangement, id, side, { id: notebook.newId(), kind: 'code', text: `text ${at}` }));
  else if (what === 'delete') notebook.do(deleteCell(arrangement, id));
  else if (what === 'up' || what === 'down') notebook.do(moveCell(arrangement, id, what));
  else if (what === 'split') notebook.do(splitCell(arrangement, id, at % (text.length + 1), notebook.newId()));
  else if (what === 'merge') notebook.do(mergeBelow(arrangement, id));
  else if (what === 'duplicate') notebook.do(duplicateCell(arrangement, id, notebook.newId()));
  else if (what === 'kind') notebook.do(changeKind(arrangement, id, at % 2 ? 'code' : 'text'));
  else if (what === 'type') notebook.texts.set(id, `${text}\ntyped ${at}`);
  else notebook.back(what);
}

const letters = (text: string): string => text.replace(/\s/g, '');

describe('whatever a learner does', () => {
  it('no text is lost, no cell stands twice, and the author’s cells keep their order', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
        const notebook = new Notebook();
        for (const each of acts) {
          const before = new Map([...notebook.order(), ...notebook.own.bin.map(({ id }) => id)].map((id) => [id, notebook.texts.get(id) ?? '']));
          perform(notebook, each);
          const order = notebook.order();
          expect(new Set(order).size).toBe(order.length);
          expect(order.filter((id) => LESSON.includes(id))).toEqual(LESSON);
          const inBin = new Set(notebook.own.bin.map(({ id }) => id));
          expect([...inBin].filter((id) => order.includes(id))).toEqual([]);
          // a copy that nobody touched goes with the step that made it, and comes back with it
          const step = each.act === 'undo' ? notebook.history.undone.at(-1) : undefined;
          const isCopy = (id: string, text: string): boolean => step?.writes.some((write) => write.id === id && write.before === '' && write.after === text) ?? false;
          for (const [id, text] of before) expect(order.includes(id) || inBin.has(id) || text.trim() === '' || isCopy(id, text)).toBe(true);
          if (!['undo', 'redo', 'type'].includes(each.act)) {
            const now = [...order, ...inBin].map((id) => letters(notebook.texts.get(id) ?? '')).join('\0');
            for (const text of before.values()) {
              const whole = letters(text);
              const isCut = each.act === 'split' && order.some((id, index) => letters(notebook.texts.get(id) ?? '') + letters(notebook.texts.get(order[index + 1] ?? '') ?? '') === whole);
              expect(isCut || now.includes(whole)).toBe(true);
            }
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('undo gives back what was, redo what came, as many times as there are steps', () => {
    fc.assert(
      fc.property(fc.array(act.filter((each) => !['undo', 'redo', 'type'].includes(each.act)), { maxLength: 25 }), (acts) => {
        const notebook = new Notebook();
        const seen: string[] = [];
        const show = (): string => JSON.stringify([notebook.own.cells, notebook.order().map((id) => notebook.texts.get(id) ?? '')]);
        for (const each of acts) {
          const before = notebook.history.done.length;
          const shown = show();
          perform(notebook, each);
          if (notebook.history.done.length > before) seen.push(shown);
        }
        const last = show();
        for (const shown of seen.toReversed()) {
          notebook.back();
          expect(show()).toBe(shown);
        }
        for (let step = 0; step < seen.length; step += 1) notebook.back('redo');
        expect(show()).toBe(last);
      }),
      { numRuns: 200 },
    );
  });

  it('delete and undo is nothing', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), fc.nat(20), (acts, index) => {
        const notebook = new Notebook();
        for (const each of acts) perform(notebook, each);
        const before = notebook.own;
        const cell = before.cells[index % Math.max(1, before.cells.length)];
        if (!cell) return;
        expect(notebook.do(deleteCell(notebook.arrangement, cell.id))).toBeNull();
        notebook.back();
        expect(notebook.own).toEqual(before);
      }),
    );
  });
});

describe('two tabs', () => {
  it('that made cells without knowing of each other keep all of them', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 12 }), fc.array(act, { maxLength: 12 }), fc.array(act, { maxLength: 12 }), (shared, mine, theirs) => {
        const begin = (): Notebook => {
          const notebook = new Notebook();
          for (const each of shared) perform(notebook, each);
          return notebook;
        };
        const [here, there] = [begin(), begin()];
        for (const each of mine) perform(here, each);
        there.newId = ((made) => () => `own-t${(made += 1).toString(36).padStart(4, '0')}`)(0);
        for (const each of theirs) perform(there, each);
        const merged = mergeOwnCells(here.own, there.own);
        const ids = merged.cells.map(({ id }) => id);
        expect(new Set([...ids, ...merged.bin.map(({ id }) => id)]).size).toBe(ids.length + merged.bin.length);
        for (const { id } of here.own.cells) expect(ids).toContain(id);
        for (const { id } of there.own.cells) expect(ids.includes(id) || merged.bin.some((cell) => cell.id === id)).toBe(true);
        expect(ids.filter((id) => here.own.cells.some((cell) => cell.id === id))).toEqual(here.own.cells.map(({ id }) => id));
      }),
    );
  });
});

describe('the document', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
        const notebook = new Notebook();
        for (const each of acts) perform(notebook, each);
        const own = foldPart(notebook.own, 'output', ['one', 'two'], true);
        expect(parseOwnCells(writeOwnCells(own))).toEqual(own);
      }),
    );
    expect(writeOwnCells(NO_OWN_CELLS)).toBe('');
    expect(parseOwnCells('')).toEqual(NO_OWN_CELLS);
  });

  it('refuses what is not one: it must not be overwritten', () => {
    const cell = { id: 'own-aaaa', kind: 'code', anchor: LESSON_END, side: 'after' };
    const good = { version: 1, cells: [cell], bin: [], foldedCode: [], foldedOutput: [] };
    expect(parseOwnCells(JSON.stringify(good))).not.toBeNull();
    const broken = ['{', '[]', 'null', { ...good, version: 2 }, { ...good, more: 1 }, { ...good, bin: [cell] }, { ...good, cells: [{ ...cell, id: 'first-cell' }] }, { ...good, cells: [{ ...cell, kind: 'html' }] }];
    for (const each of broken) expect(parseOwnCells(typeof each === 'string' ? each : JSON.stringify(each))).toBeNull();
  });

  it('folds and unfolds', () => {
    const folded = foldPart(NO_OWN_CELLS, 'code', ['one', 'two'], true);
    expect(folded.foldedCode).toEqual(['one', 'two']);
    expect(foldPart(folded, 'code', ['one'], false).foldedCode).toEqual(['two']);
  });
});
