/** The compiler on real folders: one good course, and for every mistake an author can make the words it is met with. */
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ContentError } from '#lib/course/content-error.ts';
import { LESSON_TAG_NAMES } from '#lib/course/lesson-tags.ts';
import { compileCourse, type CompileOptions } from './compile-course.ts';

const FIXTURES = resolve('lib/server/content/fixtures');
const TINY = join(FIXTURES, 'tiny');

let scratch: string;
beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'epoch-content-'));
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

/** A course of its own, made of the good one and what `broken/<name>` puts over it. */
async function copyCourse(name: string): Promise<{ folder: string; options: Partial<CompileOptions> }> {
  const root = join(scratch, name);
  const folder = join(root, 'tiny');
  await cp(TINY, folder, { recursive: true });
  return { folder, options: { root, publicFolder: join(FIXTURES, 'public'), cacheFolder: join(scratch, 'cache') } };
}

async function breakCourse(name: string): Promise<{ folder: string; options: Partial<CompileOptions> }> {
  const copy = await copyCourse(name);
  const overlay = join(FIXTURES, 'broken', name);
  await cp(overlay, copy.folder, { recursive: true, filter: (path) => !/[/\\](?:expected|removed)\.txt$/.test(path) });
  const removed = await readFile(join(overlay, 'removed.txt'), 'utf8').catch(() => '');
  for (const path of removed.split('\n').filter((line) => line !== '')) await rm(join(copy.folder, path));
  return copy;
}

describe('a good course', () => {
  it('compiles, and a second time from the cache to the same versions', async () => {
    const { folder, options } = await copyCourse('good');
    const first = await compileCourse(folder, options);
    expect(first.compiled.toSorted()).toEqual(['exercise', 'prose', 'prose']);
    const second = await compileCourse(folder, options);
    expect(second.compiled).toEqual([]);
    expect(second.version).toBe(first.version);
    expect(second.lessons).toEqual(JSON.parse(JSON.stringify(first.lessons)));
  });

  it('compiles anew only what changed, and gives only that a new version', async () => {
    const { folder, options } = await copyCourse('changed');
    const before = await compileCourse(folder, options);
    await writeFile(join(folder, '02-second', 'lesson.mdx'), (await readFile(join(folder, '02-second', 'lesson.mdx'), 'utf8')).replace('Yes.', 'No.'));
    const after = await compileCourse(folder, options);
    expect(after.compiled).toEqual(['prose']);
    expect(after.lessons[0]?.lesson.version).toBe(before.lessons[0]?.lesson.version);
    expect(after.lessons[1]?.lesson.version).not.toBe(before.lessons[1]?.lesson.version);
  });

  it('gives an exercise a new version when a hidden check changes, and its lesson too', async () => {
    const { folder, options } = await copyCourse('hidden-changed');
    const before = await compileCourse(folder, options);
    const hidden = join(folder, '01-first', 'exercises', 'double', 'hidden.ts');
    await writeFile(hidden, (await readFile(hidden, 'utf8')).replace('max: 9', 'max: 99'));
    const after = await compileCourse(folder, options);
    expect(after.compiled).toEqual(['exercise']);
    expect(after.lessons[0]?.exercises[0]?.public.version).not.toBe(before.lessons[0]?.exercises[0]?.public.version);
    expect(after.lessons[0]?.lesson.version).not.toBe(before.lessons[0]?.lesson.version);
  });

  it('has the same version with other line ends and a byte-order mark', async () => {
    const { folder, options } = await copyCourse('windows');
    const before = await compileCourse(folder, options);
    for (const path of ['course.json', '01-first/lesson.mdx', '01-first/exercises/double/hidden.ts', '01-first/exercises/double/exercise.json']) {
      await writeFile(join(folder, path), `\uFEFF${(await readFile(join(folder, path), 'utf8')).replaceAll('\n', '\r\n')}`);
    }
    const after = await compileCourse(folder, options);
    expect(after.version).toBe(before.version);
    expect(after.lessons.map(({ lesson }) => lesson.version)).toEqual(before.lessons.map(({ lesson }) => lesson.version));
  });

  it('compiles again after a broken cache entry', async () => {
    const { folder, options } = await copyCourse('cache-broken');
    const cacheFolder = join(scratch, 'cache-broken-cache');
    await compileCourse(folder, { ...options, cacheFolder });
    for (const name of await readdir(cacheFolder)) await writeFile(join(cacheFolder, name), '{"value":');
    expect((await compileCourse(folder, { ...options, cacheFolder })).compiled).toHaveLength(3);
  });
});

describe('mistakes', async () => {
  for (const name of await readdir(join(FIXTURES, 'broken'))) {
    it(name, async () => {
      const { folder, options } = await breakCourse(name);
      const error = await compileCourse(folder, options).then(
        () => null,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(ContentError);
      // figures come and go: the list of all tags stays out of the files
      const message = (error as ContentError).message.replaceAll(LESSON_TAG_NAMES.join(', '), 'ALL TAGS');
      await expect(`${message}\n`).toMatchFileSnapshot(join(FIXTURES, 'broken', name, 'expected.txt'));
    });
  }
});
