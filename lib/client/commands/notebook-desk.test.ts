import { describe, expect, it } from 'vitest';
import { parseOwnCells } from '#lib/notebook/own-cells-document.ts';
import { Draft, type DraftEnvironment } from '../drafts/draft.ts';
import { NotebookStore } from '../notebook/notebook-store.ts';
import { OwnNotebook } from '../notebook/own-notebook.ts';
import { FrameBatch } from '../notebook/signal.ts';
import { FakeKernel, fakeRuntime } from '../notebook/test-kernel.ts';
import { ChordReader } from './chords.ts';
import { COMMANDS } from './commands.ts';
import { NotebookDesk } from './notebook-desk.ts';

/** One browser: tabs share what is stored, and hear of each other's writes. */
class Browser {
  readonly stored = new Map<string, string>();
  readonly #listeners = new Map<object, (name: string, value: string | null) => void>();
  /** writes of which the other tabs have not heard yet */
  #unheard: (() => void)[] = [];
  #made = 0;

  tab(): DraftEnvironment {
    const tab = {};
    return {
      storage: {
        read: (name) => this.stored.get(name) ?? null,
        write: (name, value) => {
          this.stored.set(name, value);
          this.#unheard.push(() => {
            for (const [other, listener] of this.#listeners) if (other !== tab) listener(name, value);
          });
        },
        watch: (listener) => {
          // one of the drafts' listeners hears for all of this tab
          const before = this.#listeners.get(tab);
          this.#listeners.set(tab, (name, value) => {
            before?.(name, value);
            listener(name, value);
          });
          return () => undefined;
        },
      },
      now: () => 0,
      newId: () => `revision-${(this.#made += 1)}`,
      later: () => () => undefined,
      onLeaving: () => () => undefined,
    };
  }
  deliver(): void {
    for (const tell of this.#unheard.splice(0)) tell();
  }
}

function openTab(browser = new Browser(), name = 't') {
  const environment = browser.tab();
  const kernel = new FakeKernel();
  const openDraft = (key: string, base: string) => new Draft(key, base, environment);
  const sources = { a: 'let x = 1', b: 'x + 1' };
  const store = new NotebookStore({
    cells: Object.entries(sources).map(([id, source]) => ({ id, draft: openDraft(`c/l/${id}`, source) })),
    loadKernel: async () => fakeRuntime(kernel),
    now: () => 0,
    batch: new FrameBatch((flush) => flush()),
  });
  let made = 0;
  const said: string[] = [];
  const shown: string[] = [];
  const layout = openDraft('c/l/own-cells', '');
  const own = new OwnNotebook({ store, path: 'c/l', layout, openDraft, newName: () => `${name}${String((made += 1)).padStart(4, '0')}` });
  own.follow();
  const desk = new NotebookDesk({ store, own, show: (panel) => shown.push(panel), say: (sentence) => said.push(sentence), whenDrawn: (task) => task() });
  const order = () => own.order().map(({ id }) => id);
  const settle = async () => {
    store.warm();
    for (let turn = 0; turn < 3; turn += 1) await Promise.resolve();
  };
  const press = (...ids: string[]) => {
    for (const id of ids) COMMANDS.find((command) => command.id === id)?.run(desk);
  };
  return { store, own, desk, kernel, said, shown, order, settle, press, layout, stored: () => parseOwnCells(layout.snapshot().text) };
}

describe('commands', () => {
  it('make cells beside the chosen one, which run with the others', async () => {
    const { desk, store, kernel, order, press, settle } = openTab();
    store.setCurrent('a');
    press('add-below');
    const id = store.current() ?? '';
    store.edit(id, 'x * 2');
    press('run-all');
    await settle();
    expect(order()).toEqual(['a', id, 'b']);
    expect(kernel.runs.map(({ cellId, source }) => [cellId, source])).toEqual([['a', 'let x = 1'], [id, 'x * 2'], ['b', 'x + 1']]);
    expect(desk.store.context().map(({ path }) => path)).toEqual(['a', id, 'b']);
  });

  it('delete, and bring back with what the cell showed', async () => {
    const { store, order, press, kernel, settle, said } = openTab();
    press('add-below');
    const id = store.current() ?? '';
    store.edit(id, '1');
    press('run');
    await settle();
    kernel.start(1);
    kernel.finish(1);
    press('delete');
    expect(order()).toEqual(['a', 'b']);
    expect(said.at(-1)).toContain(`Deleted ${id}`);
    press('undo');
    expect(order()).toContain(id);
    expect(store.cell(id)).toMatchObject({ phase: 'done', count: 1 });
    expect(store.draft(id).snapshot().text).toBe('1');
  });

  it('say why not, when a cell is the author’s', () => {
    const { store, press, said, order } = openTab();
    store.setCurrent('a');
    press('delete', 'move-up', 'to-text', 'merge', 'cut', 'paste-below', 'split');
    expect(order()).toEqual(['a', 'b']);
    expect(said).toHaveLength(7);
    expect(said.every((sentence) => /^[A-Z].*\.$/.test(sentence))).toBe(true);
  });

  it('split at the caret, also a cell of the author’s, and join again', () => {
    const { store, press, order } = openTab();
    store.attach('a', { focusBlock: () => undefined, edit: () => undefined, caret: () => 5 });
    store.setCurrent('a');
    press('split');
    const id = order()[1] ?? '';
    expect([store.draft('a').snapshot().text, store.draft(id).snapshot().text]).toEqual(['let x', ' = 1']);
    store.setCurrent('a');
    press('merge');
    expect(store.draft('a').snapshot().text).toBe('let x\n = 1');
    press('undo', 'undo');
    expect(store.draft('a').snapshot()).toMatchObject({ text: 'let x = 1', edited: false });
    expect(order()).toEqual(['a', 'b']);
  });

  it('copy, cut and paste, and make text of code and back', () => {
    const { store, own, press, order, desk } = openTab();
    store.setCurrent('b');
    press('copy', 'paste-above');
    const copy = store.current() ?? '';
    expect(order()).toEqual(['a', copy, 'b']);
    expect(desk.textOf(copy)).toBe('x + 1');
    press('to-text');
    expect(own.kindOf(copy)).toBe('text');
    press('cut');
    store.setCurrent('a');
    press('paste-above', 'to-code');
    expect(order()).toEqual([store.current(), 'a', 'b']);
    expect(desk.textOf(store.current() ?? '')).toBe('x + 1');
    press('duplicate', 'move-down', 'move-down');
    expect(order().at(1)).toBe('a');
  });

  it('do not hand texts to the kernel', async () => {
    const { store, press, kernel, settle } = openTab();
    press('add-text', 'run', 'run-all', 'run-above', 'run-below');
    await settle();
    expect(new Set(kernel.runs.map(({ cellId }) => cellId))).toEqual(new Set(['a', 'b']));
    expect(store.context().map(({ path }) => path)).toEqual(['a', 'b']);
  });

  it('fold, remembered with the cells', () => {
    const { store, press, stored } = openTab();
    store.setCurrent('b');
    press('fold-output', 'fold-code');
    expect(stored()).toMatchObject({ foldedCode: ['b'], foldedOutput: ['b'] });
    press('fold-code');
    expect(stored()).toMatchObject({ foldedCode: [] });
    press('fold-all-code', 'unfold-all');
    expect(stored()).toMatchObject({ foldedCode: [], foldedOutput: [] });
  });

  it('have a title, an id and keys of their own', () => {
    for (const of of ['id', 'title'] as const) expect(new Set(COMMANDS.map((command) => command[of])).size).toBe(COMMANDS.length);
    for (const mode of ['command', 'edit'] as const) {
      const keys = COMMANDS.flatMap((command) => command.keys[mode] ?? []);
      expect(new Set(keys).size).toBe(keys.length);
      // no key is the first of two and a command as well
      for (const key of keys) expect(keys.some((other) => other.startsWith(`${key} `))).toBe(false);
    }
    const read = new ChordReader(COMMANDS).read({ key: 'b', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, timeStamp: 0 }, 'command', true);
    expect(read).toEqual({ taken: true, id: 'add-below' });
  });
});

describe('own cells', () => {
  it('are there again when the lesson is opened anew', () => {
    const browser = new Browser();
    const before = openTab(browser);
    before.press('add-below');
    const id = before.store.current() ?? '';
    before.store.edit(id, 'kept');
    before.store.draft(id).save();
    const after = openTab(browser);
    expect(after.order()).toEqual(['a', id, 'b']);
    expect(after.desk.textOf(id)).toBe('kept');
    after.press('undo');
    expect(after.said).toEqual(['There is nothing to take back.']);
  });

  it('of two tabs that did not know of each other are all kept, without a question', () => {
    const browser = new Browser();
    const [here, there] = [openTab(browser, 'h'), openTab(browser, 't')];
    here.press('add-below');
    there.press('add-below');
    browser.deliver();
    browser.deliver();
    expect(here.order()).toHaveLength(4);
    expect(new Set(here.order())).toEqual(new Set(there.order()));
    expect([here.layout.snapshot().conflict, there.layout.snapshot().conflict]).toEqual([null, null]);
    expect(openTab(browser).order()).toEqual(expect.arrayContaining(here.order()));
  });

  it('of another version of ours are neither shown nor overwritten', () => {
    const browser = new Browser();
    const tab = openTab(browser);
    tab.layout.edit('{"version":2}');
    tab.layout.save();
    const next = openTab(browser);
    next.press('add-below');
    expect(next.said.at(-1)).toContain('another version');
    expect(next.layout.snapshot().text).toBe('{"version":2}');
  });
});
