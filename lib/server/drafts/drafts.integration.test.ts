import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HISTORY_LIMITS, type DraftWrite } from '#lib/course/drafts.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/db/test-database.ts';
import { attachWork } from '#lib/server/identity/attach-work.ts';
import { createLearner } from '#lib/server/submissions/test-content.ts';
import { readHeads, readHistory, readLessonHeads, readRevision } from './read-drafts.ts';
import { storeDrafts } from './store-drafts.ts';

const KEY = 'tests/first/start';
let test: TestDatabase;
beforeAll(async () => {
  test = await createTestDatabase();
});
afterAll(() => test.drop());

const toWrite = (changes: Partial<DraftWrite> = {}): DraftWrite => ({ key: KEY, id: randomUUID(), parents: [], base: 'b.1', baseText: 'author', text: 'text', savedAt: 1_000, ...changes });
const store = (learner: string, ...writes: DraftWrite[]) => storeDrafts(test.db, learner, 'a browser', writes);
const texts = async (learner: string, key = KEY) => (await readHeads(test.db, learner, key)).map(({ text }) => text).sort();

describe('storeDrafts', () => {
  it('keeps a text and what came before it, and nobody else’s', async () => {
    const [learner, other] = [await createLearner(test.db), await createLearner(test.db)];
    await store(learner, toWrite({ id: 'a', text: 'one' }));
    await store(learner, toWrite({ id: 'b', text: null, parents: ['a'] }), toWrite({ key: 'tests/first-and-more/x', id: 'c' }));
    expect(await readLessonHeads(test.db, learner, 'tests/first')).toEqual([{ key: KEY, id: 'b', base: 'b.1', baseText: 'author', text: null, savedAt: 1_000, device: 'a browser' }]);
    expect((await readHistory(test.db, learner, KEY)).map(({ id }) => id)).toEqual(['b', 'a']);
    expect(await readRevision(test.db, learner, KEY, 'a')).toBe('one');
    expect(await readRevision(test.db, learner, KEY, 'b')).toBeNull();
    expect(await readRevision(test.db, other, KEY, 'a')).toBeUndefined();
    expect(await readLessonHeads(test.db, other, 'tests/first')).toEqual([]);
  });

  it('refuses what did not know the newest text, with that text, and stores the rest of the request', async () => {
    const learner = await createLearner(test.db);
    await store(learner, toWrite({ id: 'a', text: 'first' }));
    const outcome = await store(learner, toWrite({ id: 'b', text: 'second' }), toWrite({ id: 'c', key: 'tests/first/other', text: 'stored' }));
    expect(outcome).toMatchObject({ kind: 'done', refused: [{ key: KEY, id: 'a', text: 'first' }] });
    expect(await texts(learner)).toEqual(['first']);
    expect(await texts(learner, 'tests/first/other')).toEqual(['stored']);
  });

  it('takes the same revision twice for once, also after others came', async () => {
    const learner = await createLearner(test.db);
    const first = toWrite({ id: 'a', text: 'first' });
    await store(learner, first);
    await store(learner, toWrite({ id: 'b', text: 'second', parents: ['a'] }));
    expect(await store(learner, first)).toEqual({ kind: 'done', refused: [] });
    expect(await texts(learner)).toEqual(['second']);
  });

  it('lets exactly one of many win that write on the same text at once, and tells the others of it', async () => {
    const learner = await createLearner(test.db);
    await store(learner, toWrite({ id: 'root' }));
    const writes = Array.from({ length: 8 }, (_, index) => toWrite({ id: `w${String(index)}`, text: `text ${String(index)}`, parents: ['root'] }));
    const outcomes = await Promise.all(writes.map((write) => store(learner, write)));
    const won = writes.filter((_, index) => outcomes[index]?.kind === 'done' && outcomes[index].refused.length === 0);
    expect(won).toHaveLength(1);
    expect(await texts(learner)).toEqual([won[0]!.text]);
    for (const outcome of outcomes) if (outcome.kind === 'done' && outcome.refused.length > 0) expect(outcome.refused).toMatchObject([{ id: won[0]!.id }]);
    expect(await readHistory(test.db, learner, KEY)).toHaveLength(2);
  });

  it('never takes a clock that is ahead for later than now', async () => {
    const learner = await createLearner(test.db);
    await store(learner, toWrite({ savedAt: Date.now() + 1e9 }));
    expect((await readHeads(test.db, learner, KEY))[0]!.savedAt).toBeLessThanOrEqual(Date.now() + 1_000);
  });

  it('thins the history to the newest and one for each earlier day', async () => {
    const learner = await createLearner(test.db);
    const day = (days: number, minutes = 0) => new Date(Date.UTC(2026, 0, 1 + days, 0, minutes));
    const old = [day(0, 1), day(0, 2), day(3, 1), day(3, 2)];
    const recent = Array.from({ length: HISTORY_LIMITS.newest }, (_, index) => day(9, index));
    const rows = [...old, ...recent].map((storedAt, index) => ({ learnerId: learner, key: KEY, id: `r${String(index)}`, parents: [], base: '', text: '', savedAt: storedAt, storedAt, device: '', isHead: false }));
    await test.db.draft.createMany({ data: rows });
    await store(learner, toWrite({ id: 'now' }));
    const left = (await readHistory(test.db, learner, KEY)).map(({ id }) => id);
    expect(left.slice(-2)).toEqual(['r3', 'r1']);
    expect(left).toHaveLength(1 + HISTORY_LIMITS.newest + 2);
  });

  it('makes room by the oldest history, never by a newest text, and then takes no more', async () => {
    const learner = await createLearner(test.db);
    const limits = { keysPerLearner: 3, bytesPerLearner: 1_000 };
    const write = (changes: Partial<DraftWrite>) => storeDrafts(test.db, learner, '', [toWrite({ baseText: null, text: 'x'.repeat(400), ...changes })], limits);
    await write({ id: 'a' });
    await write({ id: 'b', parents: ['a'] });
    await write({ id: 'c', parents: ['b'] });
    expect((await readHistory(test.db, learner, KEY)).map(({ id }) => id)).toEqual(['c', 'b']);
    await write({ id: 'd', key: 'tests/first/other' });
    expect((await readHistory(test.db, learner, KEY)).map(({ id }) => id)).toEqual(['c']);
    expect(await write({ id: 'e', key: 'tests/first/third' })).toEqual({ kind: 'full' });
    expect(await texts(learner, 'tests/first/third')).toEqual([]);
    for (const key of ['third', 'fourth']) await write({ key: `tests/first/${key}`, text: '' });
    expect(await test.db.draft.count({ where: { learnerId: learner, isHead: true } })).toBe(3);
  });
});

describe('the drafts of an anonymous learner who signs in', () => {
  async function merge(mine: readonly DraftWrite[], anonymous: readonly DraftWrite[]): Promise<string> {
    const account = randomUUID();
    await test.db.account.create({ data: { id: account, name: 'Ada', email: `${account}@example.org` } });
    const [own, stray] = [await createLearner(test.db), await createLearner(test.db)];
    await attachWork(test.db, account, own);
    for (const write of mine) await store(own, write);
    for (const write of anonymous) await store(stray, write);
    expect(await attachWork(test.db, account, stray)).toBe('merged');
    expect(await test.db.draft.count({ where: { learnerId: stray } })).toBe(0);
    return own;
  }

  it('are both kept where they differ, until a write knows both', async () => {
    const learner = await merge([toWrite({ id: 'a', text: 'mine' })], [toWrite({ id: 'b', text: 'anonymous' })]);
    expect(await texts(learner)).toEqual(['anonymous', 'mine']);
    expect(await store(learner, toWrite({ id: 'c', parents: ['a'] }))).toMatchObject({ refused: [{}, {}] });
    expect(await store(learner, toWrite({ id: 'c', text: 'chosen', parents: ['a', 'b'] }))).toMatchObject({ refused: [] });
    expect(await texts(learner)).toEqual(['chosen']);
    expect(await readHistory(test.db, learner, KEY)).toHaveLength(3);
  });

  it('are one where they say the same', async () => {
    expect(await texts(await merge([toWrite({ text: 'same' })], [toWrite({ text: 'same' })]))).toEqual(['same']);
  });

  it('are the past where the other wrote on top of them', async () => {
    const root = toWrite({ id: 'root', text: 'root' });
    const next = toWrite({ id: 'next', text: 'next', parents: ['root'] });
    expect(await texts(await merge([root], [root, next]))).toEqual(['next']);
    expect(await texts(await merge([root, next], [root]))).toEqual(['next']);
    expect(await texts(await merge([root], [root]))).toEqual(['root']);
  });
});
