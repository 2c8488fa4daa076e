/** Checking, publishing, scheduling, withdrawing and rolling back, with the real check on a real PostgreSQL. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AskRelease, Release } from '#lib/course/studio.ts';
import { readCourse, readExercise, readLesson } from '#lib/server/content/read.ts';
import { createTestDatabase, type TestDatabase } from '#lib/server/db/test-database.ts';
import { openQueue } from '#lib/server/queue/graphile-queue.ts';
import { openPool, type SandboxPool } from '../sandbox/pool.ts';
import { unpublish, rollBack, listVersions } from './change-live.ts';
import { toCheckCourse } from './check-course.ts';
import { readCourseView } from './course-view.ts';
import { readHead, readHistory } from './history.ts';
import { toText } from './read-files.ts';
import { askRelease, cancelRelease, listReleases, noteFault, readRelease } from './releases.ts';
import { runRelease, type CheckCourse, type ReleaseOutcome } from './run-release.ts';
import type { Author } from './save-files.ts';
import { createAuthor, forgetCourse, readTiny, save, startCourse } from './test-studio.ts';

const SECOND = '02-second/lesson.mdx';

let test: TestDatabase;
let scratch: string;
let pool: SandboxPool;
let check: CheckCourse;
let tiny: Map<string, Uint8Array>;
let ada: Author;
/** one slug for all: what the check has found of it once is found again */
const course = 'tiny';
beforeAll(async () => {
  [test, scratch, pool, tiny] = await Promise.all([createTestDatabase(), mkdtemp(join(tmpdir(), 'epoch-release-')), openPool({ warm: 2 }), readTiny()]);
  ada = await createAuthor(test.db, 'ada');
  check = toCheckCourse({ dataDir: scratch, atOnce: 2, openPool: () => Promise.resolve(pool) });
});
afterAll(async () => {
  await pool.close();
  await rm(scratch, { recursive: true, force: true });
  await test.drop();
});
beforeEach(async () => {
  await forgetCourse(test.db, course);
  await startCourse(test.db, course, ada, tiny);
});

async function ask(wish: Partial<AskRelease> = {}): Promise<Release> {
  const asked = await askRelease(test.db, course, ada, { wish: 'publish', lesson: null, revision: (await readHead(test.db, course)) ?? 0, publishAt: null, ...wish });
  if (!asked.ok) throw new Error(asked.error.kind);
  return asked.value;
}

async function release(wish: Partial<AskRelease> = {}, by: CheckCourse = check): Promise<{ outcome: ReleaseOutcome; release: Release | null }> {
  const { id } = await ask(wish);
  return { outcome: await runRelease(test.db, id, by), release: await readRelease(test.db, course, id) };
}

const write = async (texts: Readonly<Record<string, string | null>>): Promise<void> => void (await save(test.db, course, ada, (await readHead(test.db, course)) ?? 0, texts));
const original = (path: string): string => toText(tiny.get(path) ?? new Uint8Array());
const changed = (word: string): string => original(SECOND).replace('Yes.', word);
const liveWords = async (): Promise<string> => JSON.stringify((await readLesson(course, 'second', test.db))?.sections ?? null);
const jobs = () => test.db.$queryRaw<{ at: Date }[]>`SELECT run_at AS at FROM graphile_worker.jobs WHERE task_identifier = 'release' AND key LIKE 'release:%' AND key IN (SELECT 'release:' || id FROM "StudioRelease" WHERE "courseSlug" = ${course})`;

describe('publishing', () => {
  it('makes a course live that passes the whole check, and notes who did it', async () => {
    const { outcome, release: done } = await release();
    expect([outcome, done?.report?.problems, done?.state]).toEqual(['published', [], 'published']);
    expect(done?.report?.lessons[0]).toMatchObject({ slug: 'first', cells: [{ id: 'twice' }], exercises: [{ points: 3, graded: 10, mutants: { tried: 6, lost: 6 } }] });
    expect(done?.changed.toSorted()).toEqual([course, `${course}/first`, `${course}/first/double`, `${course}/second`]);
    expect((await readExercise(`${course}/first/double`, test.db))?.points).toBe(3);
    const view = await readCourseView(test.db, course);
    expect(view?.lessons.map(({ isChanged, published }) => [isChanged, published?.by.name, published?.revision])).toEqual([[false, 'ada', 1], [false, 'ada', 1]]);
    const [entry] = (await readHistory(test.db, course, '01-first', null)).entries;
    expect(entry?.published).toEqual([view?.lessons[0]?.published?.version]);
  });

  it('refuses what does not pass, with the place, and leaves what is live', async () => {
    await release();
    const path = '01-first/exercises/double/solution.ts';
    await write({ [path]: original(path).replace(/[*+]/, '-') });
    const { outcome, release: done } = await release({ lesson: '01-first' });
    expect([outcome, done?.state, done?.changed]).toEqual(['refused', 'refused', []]);
    expect(done?.report?.problems[0]?.file).toBe(path);
    await write({ [path]: original(path), [SECOND]: changed('{process.env.HOME}') });
    const hostile = await release();
    expect([hostile.outcome, hostile.release?.report?.problems[0]?.file]).toEqual(['refused', SECOND]);
    expect(await liveWords()).toContain('Yes.');
    expect((await listReleases(test.db, course)).map(({ state }) => state)).toEqual(['refused', 'refused', 'published']);
  });

  it('checks without publishing', async () => {
    expect((await release({ wish: 'check' })).release).toMatchObject({ state: 'passed', changed: [] });
    expect(await readCourse(course, test.db)).toBeNull();
  });

  it('publishes one lesson beside what is live of the others, whatever their drafts are', async () => {
    const other = await release({ lesson: '02-second' });
    // it links to the first lesson, which nobody sees yet
    expect([other.outcome, other.release?.report?.problems[0]?.file]).toEqual(['refused', SECOND]);
    await release();
    await write({ '01-first/lesson.mdx': 'half', [SECOND]: changed('No.') });
    expect((await release({ lesson: '02-second' })).release).toMatchObject({ state: 'published', changed: [`${course}/second`], removed: [] });
    expect(await liveWords()).toContain('No.');
    expect((await readLesson(course, 'first', test.db))?.cells).toHaveLength(1);
    expect((await readCourseView(test.db, course))?.lessons.map(({ isChanged }) => isChanged)).toEqual([true, false]);
  });

  it('composes anew when another publication came between', async () => {
    await release();
    await write({ [SECOND]: changed('No.') });
    let rounds = 0;
    const { outcome } = await release({ lesson: '02-second' }, async (files, wish) => {
      if (++rounds === 1) await unpublish(test.db, course, '02-second', ada);
      return check(files, wish);
    });
    expect([outcome, rounds]).toEqual(['published', 2]);
    expect(await liveWords()).toContain('No.');
  });

  it('is tried again when it was our fault, and says so at the end', async () => {
    const { id } = await ask();
    const broken: CheckCourse = () => Promise.reject(new Error('no sandbox'));
    await expect(runRelease(test.db, id, broken)).rejects.toThrow('no sandbox');
    await noteFault(test.db, id, 'no sandbox', false);
    expect((await readRelease(test.db, course, id))?.state).toBe('checking');
    await noteFault(test.db, id, 'no sandbox', true);
    expect((await readRelease(test.db, course, id))?.state).toBe('failed');
    expect(await runRelease(test.db, id, check)).toBe('nothing-to-do');
    expect(await readCourse(course, test.db)).toBeNull();
  });
});

describe('a date ahead', () => {
  const ahead = (ms: number): string => new Date(Date.now() + ms).toISOString();

  it('is checked at once, published by the queue when it comes, with the files of that revision', async () => {
    await release();
    await write({ [SECOND]: changed('Later.') });
    const { outcome, release: scheduled } = await release({ publishAt: ahead(3_600_000), lesson: '02-second' });
    const id = scheduled?.id ?? '';
    expect([outcome, await liveWords()]).toEqual(['scheduled', expect.stringContaining('Yes.')]);
    await write({ [SECOND]: changed('Much later.') });
    // an hour goes by
    await test.db.$executeRaw`UPDATE "StudioRelease" SET "publishAt" = now() WHERE id = ${id}::uuid`;
    await test.db.$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE key = ${`release:${id}`}`;
    const queue = openQueue(test.url);
    let tell: (outcome: ReleaseOutcome) => void = () => undefined;
    const taken = new Promise<ReleaseOutcome>((resolve) => (tell = resolve));
    const handleRelease = async ({ release: one }: { readonly release: string }): Promise<void> => {
      const done = await runRelease(test.db, one, check);
      if (one === id) tell(done);
    };
    const worker = await queue.work({ slots: 1, handle: () => Promise.resolve(), handleRelease, onTrouble: console.error, onLost: console.error });
    expect(await taken).toBe('published');
    await worker.stop();
    await queue.close();
    expect(await liveWords()).toContain('Later.');
    expect((await readRelease(test.db, course, id))?.state).toBe('published');
  });

  it('can be cancelled, and waits in the queue until then', async () => {
    const { outcome, release: done } = await release({ publishAt: ahead(3_600_000) });
    expect([outcome, done?.state]).toEqual(['scheduled', 'scheduled']);
    expect((await jobs()).map(({ at }) => at.toISOString())).toEqual([done?.publishAt]);
    expect((await cancelRelease(test.db, course, done?.id ?? ''))?.state).toBe('cancelled');
    expect(await jobs()).toEqual([]);
    expect(await runRelease(test.db, done?.id ?? '', check)).toBe('nothing-to-do');
    expect(await readCourse(course, test.db)).toBeNull();
  });

  it('is cancelled even while it is being checked', async () => {
    const { id } = await ask();
    const outcome = await runRelease(test.db, id, async (files, wish) => {
      await cancelRelease(test.db, course, id);
      return check(files, wish);
    });
    expect([outcome, await readCourse(course, test.db)]).toEqual(['nothing-to-do', null]);
  });

  it('lies in the future, within a year, and is for publishing', async () => {
    const refusal = async (wish: Partial<AskRelease>) => askRelease(test.db, course, ada, { wish: 'publish', lesson: null, revision: 1, publishAt: null, ...wish });
    for (const wish of [{ publishAt: ahead(-60_000) }, { publishAt: ahead(367 * 86_400_000) }, { wish: 'check' as const, publishAt: ahead(60_000) }]) {
      expect(await refusal(wish)).toMatchObject({ ok: false, error: { kind: 'wrong-date' } });
    }
    expect(await refusal({ revision: 9 })).toEqual({ ok: false, error: { kind: 'unknown-revision', head: 1 } });
    expect(await refusal({ lesson: '09-none' })).toEqual({ ok: false, error: { kind: 'unknown-lesson' } });
  });
});

describe('what is live', () => {
  it('is withdrawn by lesson and altogether, and comes back', async () => {
    await release();
    expect(await unpublish(test.db, course, '02-second', ada)).toEqual({ ok: true, value: null });
    expect(await readLesson(course, 'second', test.db)).toBeNull();
    expect((await readCourse(course, test.db))?.modules.flatMap(({ lessons }) => lessons.map(({ slug }) => slug))).toEqual(['first']);
    expect(await unpublish(test.db, course, '02-second', ada)).toEqual({ ok: false, error: { kind: 'not-live' } });
    const [second] = (await listVersions(test.db, course, '02-second')).versions;
    expect(second).toMatchObject({ isLive: false, revision: 1, by: { name: 'ada' } });
    expect(await unpublish(test.db, course, null, ada)).toEqual({ ok: true, value: null });
    expect(await test.db.publication.count({ where: { path: { startsWith: course } } })).toBe(0);
    for (const folder of ['01-first', '02-second']) {
      const [version] = (await listVersions(test.db, course, folder)).versions;
      expect(await rollBack(test.db, course, folder, version?.version ?? '', ada)).toEqual({ ok: true, value: null });
    }
    expect((await readCourse(course, test.db))?.modules.flatMap(({ lessons }) => lessons.map(({ slug }) => slug))).toEqual(['first', 'second']);
    expect((await readExercise(`${course}/first/double`, test.db))?.points).toBe(3);
    // the outline is the same as the compiler's, so its version is, too
    expect(await test.db.courseVersion.count({ where: { slug: course } })).toBe(2);
  });

  it('goes back to any version that was published, without a new row', async () => {
    await release();
    await write({ [SECOND]: changed('No.') });
    await release({ lesson: '02-second' });
    const { versions } = await listVersions(test.db, course, '02-second');
    expect(versions.map(({ isLive, revision }) => [isLive, revision])).toEqual([[true, 2], [false, 1]]);
    const count = await test.db.lessonVersion.count();
    expect(await rollBack(test.db, course, '02-second', versions[1]?.version ?? '', ada)).toEqual({ ok: true, value: null });
    expect(await liveWords()).toContain('Yes.');
    expect(await test.db.lessonVersion.count()).toBe(count);
    expect((await listVersions(test.db, course, '02-second')).versions.map(({ isLive, revision }) => [isLive, revision])).toEqual([[true, 1], [false, 2]]);
    // the draft stays, and differs from what is live
    expect((await readCourseView(test.db, course))?.lessons[1]?.isChanged).toBe(true);
    expect(await rollBack(test.db, course, '02-second', 'never', ada)).toEqual({ ok: false, error: { kind: 'unknown-version' } });
    expect(await rollBack(test.db, course, '01-first', versions[1]?.version ?? '', ada)).toEqual({ ok: false, error: { kind: 'unknown-version' } });
  });
});
