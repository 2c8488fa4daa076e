/** Publishing and reading on a real PostgreSQL. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '#lib/server/db/client.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/db/test-database.ts';
import { compileCourse, type CompiledCourse } from './compile-course.ts';
import { publish } from './publish.ts';
import { listCourses, readCourse, readExercise, readLesson, readPrivateExercise, readPublicExercise } from './read.ts';
import { readVersionDates } from './version-dates.ts';

const FIXTURES = resolve('lib/server/content/fixtures');
const ALL_PATHS = ['tiny', 'tiny/first', 'tiny/first/double', 'tiny/second'];

let scratch: string;
let test: TestDatabase;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'epoch-publish-'));
  test = await createTestDatabase();
});
afterAll(async () => {
  await test.drop();
  await rm(scratch, { recursive: true, force: true });
});

/** The fixture course, with its files changed by `edit`. */
async function compileTiny(edit: (folder: string) => Promise<void> = () => Promise.resolve()): Promise<CompiledCourse> {
  const root = await mkdtemp(join(scratch, 'course-'));
  const folder = join(root, 'tiny');
  await cp(join(FIXTURES, 'tiny'), folder, { recursive: true });
  await edit(folder);
  return compileCourse(folder, { root, publicFolder: join(FIXTURES, 'public'), cacheFolder: join(scratch, 'cache') });
}

async function replace(path: string, from: string, to: string): Promise<void> {
  const text = await readFile(path, 'utf8');
  expect(text).toContain(from);
  await writeFile(path, text.replace(from, to));
}

describe('publish', () => {
  beforeEach(async () => {
    await test.db.publication.deleteMany();
    await test.db.lessonVersion.deleteMany();
    await test.db.exerciseVersion.deleteMany();
    await test.db.courseVersion.deleteMany();
  });

  it('makes a course live, and a second time changes nothing', async () => {
    const compiled = await compileTiny();
    expect((await publish(compiled, test.db)).changed.toSorted()).toEqual(ALL_PATHS);
    expect(await publish(compiled, test.db)).toEqual({ changed: [], removed: [] });
    expect(await test.db.lessonVersion.count()).toBe(2);
  });

  it('changes only what changed and keeps the old versions', async () => {
    await publish(await compileTiny(), test.db);
    const changed = await compileTiny((folder) => replace(join(folder, '02-second/lesson.mdx'), 'Yes.', 'No.'));
    expect(await publish(changed, test.db)).toEqual({ changed: ['tiny/second'], removed: [] });
    expect(await test.db.lessonVersion.count()).toBe(3);
  });

  it('goes back to an old version without a new row', async () => {
    const first = await compileTiny();
    await publish(first, test.db);
    await publish(await compileTiny((folder) => replace(join(folder, '02-second/lesson.mdx'), 'Yes.', 'No.')), test.db);
    expect((await publish(first, test.db)).changed).toEqual(['tiny/second']);
    expect(await test.db.lessonVersion.count()).toBe(3);
    expect((await readLesson('tiny', 'second', test.db))?.version).toBe(first.lessons[1]?.lesson.version);
  });

  it('takes a removed lesson out of sight and leaves other courses alone', async () => {
    await test.db.publication.create({ data: { path: 'tiny-two', version: 'x' } });
    await publish(await compileTiny(), test.db);
    const shorter = await compileTiny(async (folder) => {
      await rm(join(folder, '02-second'), { recursive: true });
      await replace(join(folder, 'course.json'), ', "02-second"', '');
      await replace(join(folder, '01-first/lesson.mdx'), ', [next](second#one-more)', '');
    });
    const published = await publish(shorter, test.db);
    expect(published.removed).toEqual(['tiny/second']);
    expect(await readLesson('tiny', 'second', test.db)).toBeNull();
    expect(await test.db.publication.count({ where: { path: 'tiny-two' } })).toBe(1);
  });

  it('is safe with several publishers at once', async () => {
    const compiled = await compileTiny();
    const others = [1, 2, 3].map(() => openDatabase(test.url, 2));
    try {
      const results = await Promise.all([test.db, ...others].map((db) => publish(compiled, db)));
      expect(results.filter(({ changed }) => changed.length > 0)).toHaveLength(1);
      expect(await test.db.publication.count()).toBe(ALL_PATHS.length);
    } finally {
      await Promise.all(others.map((db) => db.$disconnect()));
    }
  });

  it('publishes nothing when it fails on the way', async () => {
    const compiled = await compileTiny();
    const broken: CompiledCourse = { ...compiled, version: '\u0000' };
    await expect(publish(broken, test.db)).rejects.toThrow();
    expect(await test.db.publication.count()).toBe(0);
    expect(await test.db.lessonVersion.count()).toBe(0);
  });
});

describe('read', () => {
  let compiled: CompiledCourse;
  beforeAll(async () => {
    compiled = await compileTiny();
    await publish(compiled, test.db);
  });

  it('gives the live course, lesson and exercise as they were compiled', async () => {
    expect(await readCourse('tiny', test.db)).toEqual(compiled.course);
    expect((await listCourses(test.db)).map(({ slug }) => slug)).toContain('tiny');
    const [first] = compiled.lessons;
    expect(await readLesson('tiny', 'first', test.db)).toEqual(JSON.parse(JSON.stringify(first?.lesson)));
    expect(await readExercise('tiny/first/double', test.db)).toEqual(first?.exercises[0]?.public);
  });

  it('gives the private part by version only', async () => {
    const exercise = compiled.lessons[0]?.exercises[0];
    const version = exercise?.public.version ?? '';
    expect(await readPrivateExercise(version, test.db)).toEqual(exercise?.private);
    expect(await readPublicExercise(version, test.db)).toEqual(exercise?.public);
    expect(await readPrivateExercise('unknown', test.db)).toBeNull();
  });

  it('says when the versions of a grade were published, and whether learners still see them', async () => {
    const before = new Date();
    const changed = await compileTiny(async (folder) => {
      await replace(join(folder, '01-first/lesson.mdx'), 'twice(3)', 'twice(5)');
      await replace(join(folder, '01-first/exercises/double/hidden.ts'), 'max: 9', 'max: 19');
    });
    await publish(changed, test.db);
    const datesOf = ({ lessons: [lesson] }: CompiledCourse) => readVersionDates('tiny/first/double', { exercise: lesson?.exercises[0]?.public.version ?? '', lesson: lesson?.lesson.version ?? '' }, test.db);
    const [old, now] = [await datesOf(compiled), await datesOf(changed)];
    expect([old.exercise?.isCurrent, old.lesson?.isCurrent, now.exercise?.isCurrent, now.lesson?.isCurrent]).toEqual([false, false, true, true]);
    expect(Date.parse(now.lesson?.publishedAt ?? '')).toBeGreaterThanOrEqual(before.getTime());
    expect(Date.parse(old.exercise?.publishedAt ?? '')).toBeLessThanOrEqual(Date.parse(now.exercise?.publishedAt ?? ''));
    expect(await readVersionDates('tiny/first/double', { exercise: 'unknown', lesson: 'unknown' }, test.db)).toEqual({ exercise: null, lesson: null });
    await publish(compiled, test.db);
  });

  it('says null of what is not there', async () => {
    expect(await readCourse('none', test.db)).toBeNull();
    expect(await readLesson('tiny', 'none', test.db)).toBeNull();
    expect(await readExercise('tiny/first/none', test.db)).toBeNull();
  });

  it('shows a new publication at once', async () => {
    await readLesson('tiny', 'second', test.db);
    const changed = await compileTiny((folder) => replace(join(folder, '02-second/lesson.mdx'), 'Yes.', 'At once.'));
    await publish(changed, test.db);
    expect(JSON.stringify(await readLesson('tiny', 'second', test.db))).toContain('At once.');
  });
});
