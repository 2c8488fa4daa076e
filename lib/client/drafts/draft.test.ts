import { describe, expect, it } from 'vitest';
import { DRAFT_LATEST_MS, DRAFT_PAUSE_MS, type DraftEnvironment } from './draft.ts';
import { openDraft } from './open-draft.ts';

/** One browser profile: a storage that several tabs share, and a clock that the test turns. */
class FakeBrowser {
  readonly items = new Map<string, string>();
  full = false;
  #now = 1_000;
  #ids = 0;
  #timers: { at: number; callback: () => void }[] = [];
  #watchers: { tab: number; listener: (name: string, value: string | null) => void }[] = [];
  #held: (() => void)[] | null = null;
  /** what each tab sees while the news of the others are on their way */
  #seenBy = new Map<number, Map<string, string>>();

  tab(number: number): DraftEnvironment & { leave(): void } {
    const leaving = new Set<() => void>();
    return {
      storage: {
        read: (name) => this.#seenBy.get(number)?.get(name) ?? this.items.get(name) ?? null,
        write: (name, value) => {
          if (this.full) throw new Error('QuotaExceededError');
          this.items.set(name, value);
          this.#seenBy.get(number)?.set(name, value);
          for (const watcher of this.#watchers) {
            if (watcher.tab === number) continue;
            const deliver = () => watcher.listener(name, value);
            if (this.#held) this.#held.push(deliver);
            else deliver();
          }
        },
        watch: (listener) => {
          const watcher = { tab: number, listener };
          this.#watchers.push(watcher);
          return () => void (this.#watchers = this.#watchers.filter((other) => other !== watcher));
        },
      },
      now: () => this.#now,
      newId: () => `r${(this.#ids += 1)}`,
      later: (ms, callback) => {
        const timer = { at: this.#now + ms, callback };
        this.#timers.push(timer);
        return () => void (this.#timers = this.#timers.filter((other) => other !== timer));
      },
      onLeaving: (listener) => {
        leaving.add(listener);
        return () => void leaving.delete(listener);
      },
      leave: () => leaving.forEach((listener) => listener()),
    };
  }

  wait(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#timers.filter((timer) => timer.at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      this.#timers = this.#timers.filter((timer) => timer !== next);
      this.#now = next.at;
      next.callback();
    }
    this.#now = end;
  }

  /** Tabs 1 and 2 see each other's writes only after `during` is over, as when both write in the same instant. */
  atOnce(during: () => void): void {
    this.#held = [];
    for (const tab of [1, 2]) this.#seenBy.set(tab, new Map(this.items));
    during();
    const held = this.#held;
    this.#held = null;
    this.#seenBy.clear();
    held.forEach((deliver) => deliver());
  }
}

const KEY = 'deep-learning/welcome/first';
const BASE = 'const x = 1;';

function openIn(environment: DraftEnvironment, base = BASE) {
  const draft = openDraft(KEY, base, environment);
  draft.subscribe(() => undefined);
  return draft;
}

describe('a draft in one tab', () => {
  it('is the author’s text until the learner types', () => {
    expect(openIn(new FakeBrowser().tab(1)).snapshot()).toEqual({ text: BASE, edited: false, undo: null, conflict: null, authorChanged: false, problem: null, kept: false, history: false });
  });

  it('is written at a pause in typing and is there after a reload', () => {
    const browser = new FakeBrowser();
    openIn(browser.tab(1)).edit('const x = 2;');
    expect(browser.items.size).toBe(0);
    browser.wait(DRAFT_PAUSE_MS);
    expect(openIn(browser.tab(2)).snapshot()).toMatchObject({ text: 'const x = 2;', edited: true, conflict: null });
  });

  it('is written within two seconds of typing without a pause', () => {
    const browser = new FakeBrowser();
    const draft = openIn(browser.tab(1));
    for (let typed = 0; typed <= DRAFT_LATEST_MS; typed += 100) {
      draft.edit(`const x = ${typed};`);
      browser.wait(100);
    }
    expect(browser.items.size).toBe(1);
  });

  it('is written when the page is left before the pause', () => {
    const browser = new FakeBrowser();
    const tab = browser.tab(1);
    openIn(tab).edit('let y;');
    tab.leave();
    expect(openIn(browser.tab(2)).snapshot().text).toBe('let y;');
  });

  it('goes back to the author’s text, and undoes that', () => {
    const browser = new FakeBrowser();
    const draft = openIn(browser.tab(1));
    draft.edit('mine');
    draft.reset();
    expect(draft.snapshot()).toMatchObject({ text: BASE, edited: false, undo: 'mine' });
    draft.undo();
    expect(draft.snapshot()).toMatchObject({ text: 'mine', undo: null });
    expect(openIn(browser.tab(2)).snapshot().text).toBe('mine');
  });

  it('follows a new author’s text when unedited, and says so when edited', () => {
    const browser = new FakeBrowser();
    const draft = openIn(browser.tab(1));
    draft.edit('mine');
    browser.wait(DRAFT_PAUSE_MS);
    const later = openIn(browser.tab(2), 'new text');
    expect(later.snapshot()).toMatchObject({ text: 'mine', authorChanged: true });
    later.edit('mine 2');
    browser.wait(DRAFT_PAUSE_MS);
    expect(openIn(browser.tab(3), 'new text').snapshot().authorChanged).toBe(true);
    later.reset();
    expect(openIn(browser.tab(4), 'newest text').snapshot()).toMatchObject({ text: 'newest text', authorChanged: false });
  });

  it('holds the author’s old text beside the new one until the learner has chosen', () => {
    const browser = new FakeBrowser();
    openIn(browser.tab(1)).edit('mine');
    browser.wait(DRAFT_PAUSE_MS);
    const later = openIn(browser.tab(2), 'new text');
    expect(later.snapshot()).toMatchObject({ text: 'mine', authorChanged: true });
    expect(later.authorBefore()).toBe(BASE);
    later.edit('mine 2');
    browser.wait(DRAFT_PAUSE_MS);
    const third = openIn(browser.tab(3), 'new text');
    expect(third.snapshot()).toMatchObject({ text: 'mine 2' });
    expect(third.authorBefore()).toBe(BASE);
    third.keepEdits();
    expect(third.snapshot()).toMatchObject({ text: 'mine 2', authorChanged: false, edited: true });
    expect(openIn(browser.tab(4), 'new text').snapshot()).toMatchObject({ text: 'mine 2', authorChanged: false });
    const fifth = openIn(browser.tab(5), 'newest');
    expect(fifth.snapshot()).toMatchObject({ text: 'mine 2', authorChanged: true });
    expect(fifth.authorBefore()).toBe('new text');
  });

  it('has nothing to compare where the author wrote what the learner has', () => {
    const browser = new FakeBrowser();
    openIn(browser.tab(1)).edit('same');
    browser.wait(DRAFT_PAUSE_MS);
    expect(openIn(browser.tab(2), 'same').snapshot()).toMatchObject({ text: 'same', authorChanged: false, edited: false });
  });

  it('reads records that were written before the author’s text was kept', () => {
    const browser = new FakeBrowser();
    browser.items.set(`epoch.draft.v1:${KEY}`, JSON.stringify({ id: 'r', parent: null, base: 'other', text: 'mine', savedAt: 1, parked: null }));
    const draft = openIn(browser.tab(1));
    expect(draft.snapshot()).toMatchObject({ text: 'mine', authorChanged: true });
    expect(draft.authorBefore()).toBeNull();
  });

  it('says so when the browser does not keep it, and stops saying so when it does', () => {
    const browser = new FakeBrowser();
    const draft = openIn(browser.tab(1));
    browser.full = true;
    draft.edit('mine');
    browser.wait(DRAFT_PAUSE_MS);
    expect(draft.snapshot().problem).toContain('does not keep your edits');
    browser.full = false;
    draft.edit('mine!');
    browser.wait(DRAFT_PAUSE_MS);
    expect(draft.snapshot().problem).toBeNull();
  });

  it('takes a broken stored value for none', () => {
    const browser = new FakeBrowser();
    browser.items.set(`epoch.draft.v1:${KEY}`, '{"text":');
    expect(openIn(browser.tab(1)).snapshot().text).toBe(BASE);
  });
});

describe('a draft in two tabs', () => {
  it('shows in the second tab what the first one typed', () => {
    const browser = new FakeBrowser();
    const [first, second] = [openIn(browser.tab(1)), openIn(browser.tab(2))];
    first.edit('one');
    browser.wait(DRAFT_PAUSE_MS);
    expect(second.snapshot()).toMatchObject({ text: 'one', conflict: null });
    second.edit('one and two');
    browser.wait(DRAFT_PAUSE_MS);
    expect(first.snapshot()).toMatchObject({ text: 'one and two', conflict: null });
  });

  it('asks when the other tab saved while this one was typing', () => {
    const browser = new FakeBrowser();
    const firstTab = browser.tab(1);
    const [first, second] = [openIn(firstTab), openIn(browser.tab(2))];
    second.edit('second');
    first.edit('first');
    firstTab.leave();
    expect(second.snapshot()).toMatchObject({ text: 'second', conflict: { theirs: 'first' } });
    second.keepMine();
    expect(first.snapshot()).toMatchObject({ text: 'second', conflict: null });
  });

  it('loses neither text when both save in the same instant', () => {
    const browser = new FakeBrowser();
    const [first, second] = [openIn(browser.tab(1)), openIn(browser.tab(2))];
    first.edit('common');
    browser.wait(DRAFT_PAUSE_MS);
    browser.atOnce(() => {
      first.edit('first');
      second.edit('second');
      first.save();
      second.save();
    });
    for (const draft of [first, second]) {
      const { text, conflict } = draft.snapshot();
      expect([text, conflict?.theirs].sort()).toEqual(['first', 'second']);
    }
  });

  it('asks before writing over what it never saw, even without a message', () => {
    const browser = new FakeBrowser();
    const silent = browser.tab(1);
    const first = openIn({ ...silent, storage: { ...silent.storage, watch: () => () => undefined } });
    openIn(browser.tab(2)).edit('second');
    browser.wait(DRAFT_PAUSE_MS);
    first.edit('first');
    browser.wait(DRAFT_PAUSE_MS);
    expect(first.snapshot().conflict?.theirs).toBe('second');
    first.takeTheirs();
    expect(first.snapshot()).toMatchObject({ text: 'second', conflict: null, undo: 'first' });
  });

  it('still asks after a crash in the middle of a conflict', () => {
    const browser = new FakeBrowser();
    const silent = browser.tab(1);
    const first = openIn({ ...silent, storage: { ...silent.storage, watch: () => () => undefined } });
    openIn(browser.tab(2)).edit('second');
    browser.wait(DRAFT_PAUSE_MS);
    first.edit('first');
    browser.wait(DRAFT_PAUSE_MS);
    const reopened = openIn(browser.tab(3)).snapshot();
    expect(reopened).toMatchObject({ text: 'first', conflict: { theirs: 'second' } });
  });
});
