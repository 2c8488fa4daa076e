import { describe, expect, it } from 'vitest';
import type { FileChange, Save, SaveAnswer } from '#lib/course/studio.ts';
import { LessonDraft, RETRY_MS, SAVE_LATEST_MS, SAVE_PAUSE_MS } from './lesson-draft.ts';
import { createCopyKeeper, findLostCopy, type CopyEnvironment } from './local-copy.ts';
import type { StudioAnswer } from './studio-api.ts';

const LESSON = '01-first/lesson.mdx';
const TEN_LINES = Array.from({ length: 10 }, (_, line) => `line ${line}`).join('\n');
const withLine = (text: string, line: number, words: string): string => text.split('\n').with(line, words).join('\n');

function createStorage(): CopyEnvironment['storage'] & { readonly size: number } {
  const values = new Map<string, string>();
  return {
    getItem: (name) => values.get(name) ?? null,
    setItem: (name, value) => void values.set(name, value),
    removeItem: (name) => void values.delete(name),
    key: (index) => [...values.keys()][index] ?? null,
    get length() {
      return values.size;
    },
    get size() {
      return values.size;
    },
  };
}

/** A draft whose server answers what the test says, with a clock of its own. */
function open({ files = { [LESSON]: TEN_LINES }, unsaved = [], storage = createStorage() }: { files?: Record<string, string>; unsaved?: FileChange[]; storage?: CopyEnvironment['storage'] & { readonly size: number } } = {}) {
  let now = 0;
  const timers: { at: number; callback: () => void }[] = [];
  const saves: Save[] = [];
  const answers: StudioAnswer<SaveAnswer>[] = [];
  const newest = { revision: 0, files: [] as { path: string; text: string }[] };
  const draft = new LessonDraft({
    part: '01-first',
    opened: { revision: 1, files: Object.entries(files).map(([path, text]) => ({ path, text })) },
    unsaved,
    api: {
      save: async (save) => {
        saves.push(save);
        return answers.shift() ?? { kind: 'ok', value: { kind: 'saved', revision: save.base + 1, merged: [] } };
      },
      readFiles: async () => ({ kind: 'ok', value: newest }),
    },
    copy: createCopyKeeper('course/01-first', 'page', { storage, openPages: async () => new Set() }),
    now: () => now,
    later: (ms, callback) => {
      const timer = { at: now + ms, callback };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
  });
  const pass = async (ms: number): Promise<void> => {
    now += ms;
    for (const timer of timers.filter(({ at }) => at <= now)) {
      timers.splice(timers.indexOf(timer), 1);
      timer.callback();
    }
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  const state = () => draft.snapshot().state.kind;
  const text = (path = LESSON) => draft.snapshot().files.get(path);
  return { draft, saves, answers, newest, storage, pass, state, text };
}

const conflict = (theirs: string | null, mine: string | null, merged: { path: string; text: string | null }[] = []): StudioAnswer<SaveAnswer> => ({
  kind: 'ok',
  value: { kind: 'conflict', revision: 7, merged, conflicts: [{ path: LESSON, base: TEN_LINES, theirs, mine, by: { id: 'b', name: 'Bo' }, at: '2026-01-01T00:00:00Z' }] },
});

describe('LessonDraft', () => {
  it('saves at a pause, and only what changed', async () => {
    const { draft, saves, pass, state } = open({ files: { [LESSON]: TEN_LINES, '01-first/exercises/a/checks.ts': 'x' } });
    expect(state()).toBe('saved');
    draft.edit(LESSON, 'a');
    expect(state()).toBe('unsaved');
    await pass(SAVE_PAUSE_MS - 1);
    draft.edit(LESSON, 'ab');
    await pass(SAVE_PAUSE_MS - 1);
    expect(saves).toEqual([]);
    await pass(1);
    expect(saves).toEqual([{ base: 1, changes: [{ path: LESSON, text: 'ab' }] }]);
    expect([state(), draft.snapshot().revision]).toEqual(['saved', 2]);
  });

  it('does not wait longer than it says', async () => {
    const { draft, saves, pass } = open();
    for (let key = 0; key * 1_000 < SAVE_LATEST_MS; key += 1) {
      draft.edit(LESSON, `text ${key}`);
      await pass(1_000);
    }
    expect(saves).toHaveLength(1);
  });

  it('saves what was typed during a save afterwards', async () => {
    const { draft, saves, pass, state, text } = open();
    draft.edit(LESSON, 'one');
    const first = draft.save();
    draft.edit(LESSON, 'two');
    await first;
    expect([state(), text()]).toEqual(['unsaved', 'two']);
    await pass(SAVE_PAUSE_MS);
    expect(saves.map(({ base, changes }) => [base, changes[0]?.text])).toEqual([[1, 'one'], [2, 'two']]);
    expect(state()).toBe('saved');
  });

  it('sends removed and renamed files', async () => {
    const { draft, saves } = open({ files: { [LESSON]: 'a', '01-first/exercises/a/wrong/b.ts': 'w' } });
    draft.rename('01-first/exercises/a/wrong/b.ts', '01-first/exercises/a/wrong/c.ts');
    await draft.save();
    expect(saves[0]?.changes).toEqual([{ path: '01-first/exercises/a/wrong/c.ts', text: 'w' }, { path: '01-first/exercises/a/wrong/b.ts', text: null }]);
  });

  it('tries again without a connection, and keeps a copy until the server has it', async () => {
    const { draft, saves, answers, pass, state, storage } = open();
    answers.push({ kind: 'away' }, { kind: 'away' });
    draft.edit(LESSON, 'mine');
    await draft.save();
    expect([state(), storage.size]).toEqual(['away', 1]);
    await pass(RETRY_MS);
    expect([state(), saves.length]).toEqual(['away', 2]);
    await pass(RETRY_MS);
    expect(saves).toHaveLength(2);
    await pass(RETRY_MS);
    expect([state(), saves.length, storage.size]).toEqual(['saved', 3, 0]);
  });

  it('says why it is refused, and saves when asked again', async () => {
    const { draft, answers, state } = open();
    answers.push({ kind: 'refused', status: 401, message: 'Sign in.' });
    draft.edit(LESSON, 'mine');
    await draft.save();
    expect(draft.snapshot().state).toEqual({ kind: 'refused', message: 'Sign in.' });
    await draft.save();
    expect(state()).toBe('saved');
  });

  it('takes over what others changed beside it, in the text that was typed meanwhile too', async () => {
    const { draft, answers, text, state } = open();
    draft.edit(LESSON, withLine(TEN_LINES, 0, 'mine'));
    answers.push({ kind: 'ok', value: { kind: 'saved', revision: 3, merged: [{ path: LESSON, text: withLine(withLine(TEN_LINES, 0, 'mine'), 9, 'theirs') }, { path: '02-other/lesson.mdx', text: 'no' }] } });
    const saving = draft.save();
    draft.edit(LESSON, withLine(withLine(TEN_LINES, 0, 'mine'), 4, 'meanwhile'));
    await saving;
    expect(text()).toBe(withLine(withLine(withLine(TEN_LINES, 0, 'mine'), 4, 'meanwhile'), 9, 'theirs'));
    expect([state(), text('02-other/lesson.mdx')]).toEqual(['unsaved', undefined]);
  });

  it('asks where others changed the same lines, and keeps both until it is decided', async () => {
    const { draft, saves, answers, state, storage } = open();
    answers.push(conflict('theirs', 'mine'));
    draft.edit(LESSON, 'mine');
    await draft.save();
    expect(draft.snapshot().state).toEqual({ kind: 'conflict', conflicts: [{ path: LESSON, base: TEN_LINES, theirs: 'theirs', mine: 'mine', by: { name: 'Bo', at: '2026-01-01T00:00:00Z' } }] });
    // a page that dies now must meet the conflict again: its copy is still made on top of the old revision
    expect(JSON.parse(storage.getItem(storage.key(0) ?? '') ?? '')).toMatchObject({ revision: 1, changes: [{ path: LESSON, text: 'mine' }] });
    await draft.save();
    expect(saves).toHaveLength(1);
    draft.decide(LESSON, 'both');
    await draft.save();
    expect(saves.at(-1)).toEqual({ base: 7, changes: [{ path: LESSON, text: 'both' }] });
    expect(state()).toBe('saved');
  });

  it('saves nothing when theirs is taken', async () => {
    const { draft, saves, answers, state, text } = open();
    answers.push(conflict('theirs', 'mine'));
    draft.edit(LESSON, 'mine');
    await draft.save();
    draft.decide(LESSON, 'theirs');
    expect([state(), text(), draft.snapshot().revision]).toEqual(['saved', 'theirs', 7]);
    await draft.save();
    expect(saves).toHaveLength(1);
  });

  it('saves own files that were merged beside a conflict again', async () => {
    const other = '01-first/exercises/a/checks.ts';
    const { draft, saves, answers } = open({ files: { [LESSON]: TEN_LINES, [other]: TEN_LINES } });
    const mine = withLine(TEN_LINES, 0, 'mine');
    const both = withLine(mine, 9, 'theirs');
    answers.push(conflict('theirs', 'mine', [{ path: other, text: both }]));
    draft.edit(LESSON, 'mine');
    draft.edit(other, mine);
    await draft.save();
    draft.decide(LESSON, 'theirs');
    await draft.save();
    expect(saves.at(-1)).toEqual({ base: 7, changes: [{ path: other, text: both }] });
  });

  it('takes over what the server made, and keeps what is not saved', async () => {
    const { draft, newest, text } = open();
    draft.edit(LESSON, withLine(TEN_LINES, 0, 'mine'));
    Object.assign(newest, { revision: 5, files: [{ path: LESSON, text: `${TEN_LINES}\n\n<Exercise id="a" />` }, { path: '01-first/exercises/a/checks.ts', text: 'x' }] });
    await draft.pull();
    expect(text()).toBe(`${withLine(TEN_LINES, 0, 'mine')}\n\n<Exercise id="a" />`);
    expect(text('01-first/exercises/a/checks.ts')).toBe('x');
    expect(draft.changes()).toHaveLength(1);
  });

  it('finds what a page that is gone had not saved', async () => {
    const storage = createStorage();
    const { draft } = open({ storage });
    draft.edit(LESSON, 'mine');
    const openPages = async (): Promise<Set<string>> => new Set();
    expect(await findLostCopy('course/01-first', { storage, openPages: async () => new Set(['page']) })).toBeNull();
    expect(await findLostCopy('course/01', { storage, openPages })).toBeNull();
    const lost = await findLostCopy('course/01-first', { storage, openPages });
    expect(lost?.copy).toEqual({ revision: 1, changes: [{ path: LESSON, text: 'mine' }], at: 0 });
    const next = open({ unsaved: [...(lost?.copy.changes ?? [])] });
    expect([next.state(), next.text()]).toEqual(['unsaved', 'mine']);
    lost?.forget();
    expect(storage.size).toBe(0);
  });

  it('says when this browser keeps no copy', () => {
    const full = { ...createStorage(), size: 0, setItem: () => { throw new Error('full'); } };
    const { draft } = open({ storage: full });
    draft.edit(LESSON, 'mine');
    expect(draft.snapshot().hasCopy).toBe(false);
  });
});
