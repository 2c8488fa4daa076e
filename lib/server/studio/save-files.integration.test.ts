/** Saving, conflicts, history and restoring on a real PostgreSQL. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { STUDIO_LIMITS } from '#lib/course/studio-limits.ts';
import { openDatabase } from '#lib/server/db/client.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/db/test-database.ts';
import { readCourseView } from './course-view.ts';
import { createCourse, listGitCourses, makeCourseStart, readGitCourse } from './create-course.ts';
import { addStudioExercise, addStudioLesson } from './add-content.ts';
import { compareRevisions, readHead, readHistory, readPart, restorePart } from './history.ts';
import { readFiles, toBytes, toText } from './read-files.ts';
import { saveFiles, type Author } from './save-files.ts';
import { sweepStudio } from './sweep.ts';
import { createAuthor, save, startCourse, toHashes } from './test-studio.ts';

const FIRST = '01-first/lesson.mdx';
const SECOND = '02-second/lesson.mdx';
const TEXT = 'one\ntwo\nthree\nfour\nfive\n';

let test: TestDatabase;
let ada: Author;
let bob: Author;
let course = '';
let courses = 0;
beforeAll(async () => {
  test = await createTestDatabase();
  [ada, bob] = await Promise.all([createAuthor(test.db, 'ada'), createAuthor(test.db, 'bob')]);
});
afterAll(() => test.drop());
beforeEach(async () => {
  course = `course-${String(++courses)}`;
  await startCourse(test.db, course, ada, new Map([[FIRST, toBytes(TEXT)], [SECOND, toBytes(TEXT)], ['course.json', toBytes('{}')]]));
});

const textOf = async (path: string): Promise<string | undefined> => {
  const bytes = (await readFiles(test.db, course, (await readHead(test.db, course)) ?? 0)).get(path);
  return bytes && toText(bytes);
};
const put = (author: Author, base: number, texts: Readonly<Record<string, string | null>>) => save(test.db, course, author, base, texts);

describe('a save', () => {
  it('makes a revision of what differs, and none where nothing does', async () => {
    expect(await put(ada, 1, { [FIRST]: 'new' })).toEqual({ kind: 'saved', revision: 2, merged: [] });
    expect(await put(ada, 2, { [FIRST]: 'new' })).toEqual({ kind: 'saved', revision: 2, merged: [] });
    expect(await put(ada, 2, { [FIRST]: null })).toMatchObject({ revision: 3 });
    expect(await textOf(FIRST)).toBeUndefined();
    expect(toText((await readFiles(test.db, course, 2)).get(FIRST) ?? new Uint8Array())).toBe('new');
  });

  it('keeps another author’s lesson and tells of it', async () => {
    await put(bob, 1, { [SECOND]: 'bob’s' });
    expect(await put(ada, 1, { [FIRST]: 'ada’s' })).toEqual({ kind: 'saved', revision: 3, merged: [{ path: SECOND, text: 'bob’s' }] });
    expect([await textOf(FIRST), await textOf(SECOND)]).toEqual(['ada’s', 'bob’s']);
  });

  it('keeps both where two wrote in lines far apart', async () => {
    await put(bob, 1, { [FIRST]: TEXT.replace('five', 'FIVE') });
    const both = TEXT.replace('one', 'ONE').replace('five', 'FIVE');
    expect(await put(ada, 1, { [FIRST]: TEXT.replace('one', 'ONE') })).toEqual({ kind: 'saved', revision: 3, merged: [{ path: FIRST, text: both }] });
    expect(await textOf(FIRST)).toBe(both);
  });

  it('stores nothing of a save that another’s stands against, and gives both texts and the name', async () => {
    await put(bob, 1, { [FIRST]: 'bob’s', [SECOND]: TEXT.replace('five', 'FIVE') });
    const answer = await put(ada, 1, { [FIRST]: 'ada’s', [SECOND]: TEXT.replace('one', 'ONE') });
    expect(answer).toMatchObject({
      kind: 'conflict',
      revision: 2,
      conflicts: [{ path: FIRST, base: TEXT, theirs: 'bob’s', mine: 'ada’s', by: { id: bob.id, name: 'bob' } }],
      merged: [{ path: SECOND, text: TEXT.replace('one', 'ONE').replace('five', 'FIVE') }],
    });
    expect(await readHead(test.db, course)).toBe(2);
    expect(await put(ada, 2, { [FIRST]: 'both' })).toMatchObject({ kind: 'saved', revision: 3 });
    expect(await textOf(FIRST)).toBe('both');
  });

  it('asks also where one removes what the other changed', async () => {
    await put(bob, 1, { [FIRST]: null });
    expect(await put(ada, 1, { [FIRST]: 'ada’s' })).toMatchObject({ kind: 'conflict', conflicts: [{ base: TEXT, theirs: null, mine: 'ada’s' }] });
    expect(await put(ada, 1, { [FIRST]: TEXT, [SECOND]: 'x' })).toMatchObject({ kind: 'saved', merged: [{ path: FIRST, text: null }] });
    expect(await textOf(FIRST)).toBeUndefined();
  });

  it('loses nothing of ten authors who save at the same moment', async () => {
    const others = Array.from({ length: 3 }, () => openDatabase(test.url, 4));
    try {
      const lines = Array.from({ length: 40 }, (_, index) => `line ${String(index)}`);
      await put(ada, 1, { [FIRST]: lines.join('\n') });
      await Promise.all(
        Array.from({ length: 10 }, (_, index) => save(others[index % 3] ?? test.db, course, bob, 2, { [FIRST]: lines.map((line, at) => (at === index * 4 ? `${line}!` : line)).join('\n') })),
      );
      expect((await textOf(FIRST))?.match(/!/g)).toHaveLength(10);
      expect(await readHead(test.db, course)).toBe(12);
    } finally {
      await Promise.all(others.map((db) => db.$disconnect()));
    }
  });

  it('is refused for a course that is not there, a base that is not yet, and too many files', async () => {
    const wish = { course, author: ada, base: 1, changes: new Map([[FIRST, toBytes('x')]]), kind: 'edit' as const, note: null };
    expect(await saveFiles(test.db, { ...wish, course: 'none' })).toEqual({ ok: false, error: { kind: 'unknown-course' } });
    expect(await saveFiles(test.db, { ...wish, base: 2 })).toEqual({ ok: false, error: { kind: 'unknown-base', head: 1 } });
    const many = new Map(Array.from({ length: STUDIO_LIMITS.filesPerCourse }, (_, index) => [`01-first/exercises/x/a${String(index)}.ts`, toBytes('')] as const));
    expect(await saveFiles(test.db, { ...wish, changes: many })).toEqual({ ok: false, error: { kind: 'too-many-files', files: STUDIO_LIMITS.filesPerCourse + 3 } });
  });
});

describe('history', () => {
  it('has one entry for an author’s saves in a row, with what it changed in all', async () => {
    await put(ada, 1, { [FIRST]: `${TEXT}six` });
    await put(ada, 2, { [FIRST]: `${TEXT}six\nseven`, '01-first/exercises/x/starter.ts': 'let a;' });
    await put(ada, 3, { [SECOND]: 'other lesson' });
    await put(ada, 4, { [FIRST]: TEXT.replace('one', 'ONE') });
    await put(bob, 5, { [FIRST]: 'bob’s' });
    const { entries, hasMore } = await readHistory(test.db, course, '01-first', null);
    expect(entries.map(({ revision, by, kind }) => [revision, by.name, kind])).toEqual([
      [6, 'bob', 'edit'],
      [5, 'ada', 'edit'],
      [1, 'ada', 'create'],
    ]);
    expect(entries[1]?.changes).toEqual([
      { path: '01-first/exercises/x/starter.ts', change: 'added', added: 1, removed: 0 },
      { path: FIRST, change: 'changed', added: 1, removed: 1 },
    ]);
    expect(hasMore).toBe(false);
    const first = await readHistory(test.db, course, '01-first', null, 2);
    expect([first.entries.map(({ revision }) => revision), first.hasMore]).toEqual([[6, 5], true]);
    expect((await readHistory(test.db, course, '01-first', 5, 2)).entries.map(({ revision }) => revision)).toEqual([1]);
  });

  it('begins a new entry after a while', async () => {
    await put(ada, 1, { [FIRST]: 'a' });
    await test.db.$executeRaw`UPDATE "StudioRevision" SET "startedAt" = now() - ${STUDIO_LIMITS.entryMs + 1_000} * interval '1 millisecond' WHERE "courseSlug" = ${course}`;
    await put(ada, 2, { [FIRST]: 'b' });
    expect((await readHistory(test.db, course, '01-first', null)).entries).toHaveLength(3);
  });

  it('keeps of an entry its last state only, a day later, and drops bytes that nothing names', async () => {
    await put(ada, 1, { [FIRST]: `draft of ${course}` });
    await put(ada, 2, { [FIRST]: `half of ${course}`, '01-first/exercises/x/starter.ts': 'kept' });
    await put(ada, 3, { [FIRST]: `whole of ${course}` });
    const before = await readFiles(test.db, course, 4);
    const contents = await test.db.studioContent.count();
    await sweepStudio(test.db);
    expect(await test.db.studioContent.count()).toBe(contents);
    await test.db.$executeRaw`UPDATE "StudioRevision" SET at = at - interval '25 hours' WHERE "courseSlug" = ${course}`;
    await test.db.$executeRaw`UPDATE "StudioContent" SET "usedAt" = "usedAt" - interval '25 hours'`;
    await sweepStudio(test.db);
    expect(await test.db.studioContent.count()).toBe(contents - 2);
    expect(await readFiles(test.db, course, 4)).toEqual(before);
    expect((await readHistory(test.db, course, '01-first', null)).entries.map(({ revision }) => revision)).toEqual([4, 1]);
  });

  it('compares two revisions, and restores an old one as a new one', async () => {
    await put(ada, 1, { [FIRST]: 'changed', '01-first/exercises/x/starter.ts': 'added' });
    expect((await compareRevisions(test.db, course, '01-first', 1, 2)).files).toEqual([
      { path: '01-first/exercises/x/starter.ts', before: null, after: 'added' },
      { path: FIRST, before: TEXT, after: 'changed' },
    ]);
    await put(bob, 2, { [SECOND]: 'bob’s' });
    const restored = await restorePart(test.db, { course, part: '01-first', revision: 1, base: 2, author: ada });
    expect(restored).toEqual({ ok: true, value: { kind: 'saved', revision: 4, merged: [{ path: SECOND, text: 'bob’s' }] } });
    expect((await readPart(test.db, course, '01-first', 4)).files).toEqual([{ path: FIRST, text: TEXT }]);
    expect(await textOf(SECOND)).toBe('bob’s');
    const [entry] = (await readHistory(test.db, course, '01-first', null)).entries;
    expect(entry).toMatchObject({ kind: 'restore', note: '1', changes: [{ change: 'removed' }, { change: 'changed' }] });
  });

  it('asks before it restores over what another saved meanwhile', async () => {
    await put(ada, 1, { [FIRST]: 'ada’s' });
    await put(bob, 2, { [FIRST]: 'bob’s' });
    expect(await restorePart(test.db, { course, part: '01-first', revision: 1, base: 2, author: ada })).toMatchObject({ ok: true, value: { kind: 'conflict', conflicts: [{ theirs: 'bob’s', mine: TEXT }] } });
    expect(await restorePart(test.db, { course, part: '09-none', revision: 1, base: 3, author: ada })).toEqual({ ok: false, error: { kind: 'unknown-revision' } });
  });
});

describe('courses', () => {
  it('are made once, under a slug that learners do not know from elsewhere, and owned by who made them', async () => {
    const make = (slug: string) => createCourse(test.db, { slug, author: bob, files: makeCourseStart('Mine'), kind: 'create', note: null });
    await test.db.publication.create({ data: { path: 'known', version: 'x' } });
    const answers = await Promise.all([make('mine'), make('mine'), make('known'), make('deep-learning')]);
    expect(answers.map(({ ok }) => ok).toSorted()).toEqual([false, false, false, true]);
    expect(await test.db.courseMember.findMany({ where: { course: 'mine' } })).toMatchObject([{ accountId: bob.id, role: 'owner' }]);
    expect(await readCourseView(test.db, 'mine')).toMatchObject({ title: 'Mine', modules: ['First module'], lessons: [{ folder: '00-first-lesson', title: 'First lesson', isListed: true, published: null, isChanged: true }] });
  });

  it('are copied whole from git', async () => {
    const [original] = await listGitCourses();
    const files = await readGitCourse(original?.slug ?? '');
    expect(files?.size).toBeGreaterThan(100);
    expect((await createCourse(test.db, { slug: 'my-copy', author: ada, files: files ?? new Map(), kind: 'copy', note: original?.slug ?? '' })).ok).toBe(true);
    expect(toHashes(await readFiles(test.db, 'my-copy', 1))).toEqual(toHashes(files ?? new Map()));
    expect((await readCourseView(test.db, 'my-copy'))?.lessons.every(({ isListed }) => isListed)).toBe(true);
    expect(await readGitCourse('../deep-learning')).toBeNull();
  });

  it('get lessons and exercises that pass, listed at the end', async () => {
    await createCourse(test.db, { slug: 'growing', author: ada, files: makeCourseStart('Growing'), kind: 'create', note: null });
    expect(await addStudioLesson(test.db, 'growing', ada, { slug: 'next-one', title: 'The next one' })).toMatchObject({ ok: true, value: { kind: 'saved', revision: 2 } });
    expect(await addStudioExercise(test.db, 'growing', ada, { lesson: '01-next-one', id: 'mean-of-two', title: 'Mean' })).toMatchObject({ ok: true, value: { revision: 3 } });
    const files = await readFiles(test.db, 'growing', 3);
    expect([...files.keys()]).toContain('01-next-one/exercises/mean-of-two/hidden.ts');
    expect(toText(files.get('01-next-one/lesson.mdx') ?? new Uint8Array())).toContain('<Exercise id="mean-of-two" />');
    expect((await readCourseView(test.db, 'growing'))?.lessons.map(({ folder, isListed }) => [folder, isListed])).toEqual([['00-first-lesson', true], ['01-next-one', true]]);
    expect(await addStudioLesson(test.db, 'growing', ada, { slug: 'next-one', title: 'Again' })).toEqual({
      ok: false,
      error: { kind: 'not-added', reason: 'Expected a name that no lesson of growing has, and there is 01-next-one. Choose another, or remove that folder first.' },
    });
  });
});
