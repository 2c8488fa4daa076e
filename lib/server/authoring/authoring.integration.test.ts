/** The author's commands on real folders: what they make passes the check, and nothing that exists is lost. */
import { access, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatProblem } from '#lib/course/content-error.ts';
import { checkContent } from '../check/check-content.ts';
import { openPool, type SandboxPool } from '../sandbox/pool.ts';
import { addPictureFile } from './add-picture.ts';
import { AuthoringError } from './authoring-error.ts';
import { writeNotebook } from './export-lesson.ts';
import { importLesson } from './import-lesson.ts';
import { makeLessonStart } from './lesson-start.ts';
import { addExercise } from './new-exercise.ts';
import { addLesson } from './new-lesson.ts';

const FIXTURES = resolve('lib/server/content/fixtures');
const COURSES = 'content/courses';

let scratch: string;
let pool: SandboxPool;
beforeAll(async () => {
  [scratch, pool] = await Promise.all([mkdtemp(join(tmpdir(), 'epoch-authoring-')), openPool({ warm: 2 })]);
});
afterAll(async () => {
  await pool.close();
  await rm(scratch, { recursive: true, force: true });
});

/** A course of two lessons of its own. */
async function copyCourse(name: string): Promise<string> {
  const course = join(scratch, name, 'tiny');
  await cp(join(FIXTURES, 'tiny'), course, { recursive: true });
  return course;
}

/** Problems of one lesson, as an author reads them. */
async function check(course: string, lesson: string): Promise<string> {
  const report = await checkContent({
    folders: [course],
    lesson,
    mutants: true,
    cacheFolder: join(scratch, 'cache'),
    fingerprint: 'test',
    atOnce: 2,
    openPool: () => Promise.resolve(pool),
    compile: { root: scratch, publicFolder: join(FIXTURES, 'public'), cacheFolder: join(scratch, 'build') },
  });
  return report.problems.map(formatProblem).join('\n\n');
}

test('a new lesson with a new exercise passes the whole check', async () => {
  const course = await copyCourse('new');
  const folder = await addLesson({ course, slug: 'my-lesson', text: makeLessonStart('my-lesson', null) });
  expect(basename(folder)).toBe('03-my-lesson');
  expect(await readFile(join(course, 'course.json'), 'utf8')).toContain('"lessons": ["01-first", "02-second", "03-my-lesson"]');
  expect(await check(course, 'my-lesson')).toBe('');
  await addExercise({ lesson: folder, name: '3-means', title: 'Three "means"' });
  await addExercise({ lesson: folder, name: 'other-mean', title: null });
  expect(await readFile(join(folder, 'lesson.mdx'), 'utf8')).toMatch(/<Exercise id="3-means" \/>\n\n<Exercise id="other-mean" \/>\n$/);
  expect(await check(course, 'my-lesson')).toBe('');
});

test('a course.json with one lesson a line keeps its form', async () => {
  const course = await copyCourse('lines');
  const spec: unknown = JSON.parse(await readFile(join(course, 'course.json'), 'utf8'));
  await writeFile(join(course, 'course.json'), JSON.stringify(spec, null, 4));
  await addLesson({ course, slug: 'third', text: makeLessonStart('third', 'Third') });
  const text = await readFile(join(course, 'course.json'), 'utf8');
  expect(text).toBe(JSON.stringify(JSON.parse(text), null, 4));
  expect(text).toContain('"03-third"');
});

describe('what exists is never written over', () => {
  test('a lesson', async () => {
    const course = await copyCourse('twin-lesson');
    const before = await readFile(join(course, '02-second', 'lesson.mdx'), 'utf8');
    await expect(addLesson({ course, slug: 'second', text: 'x' })).rejects.toThrow(new AuthoringError('Expected a name that no lesson of tiny has, and there is 02-second. Choose another, or remove that folder first.'));
    expect(await readFile(join(course, '02-second', 'lesson.mdx'), 'utf8')).toBe(before);
  });

  test('an exercise', async () => {
    const course = await copyCourse('twin-exercise');
    const lesson = join(course, '01-first');
    const before = await readFile(join(lesson, 'lesson.mdx'), 'utf8');
    await expect(addExercise({ lesson, name: 'double', title: null })).rejects.toThrow(/^Expected a name that no exercise of .*01-first has, and there is double/);
    expect(await readdir(join(lesson, 'exercises'))).toEqual(['double']);
    expect(await readFile(join(lesson, 'lesson.mdx'), 'utf8')).toBe(before);
  });

  test('a notebook', async () => {
    const course = await copyCourse('twin-notebook');
    const target = join(scratch, 'there.ipynb');
    await writeFile(target, 'mine');
    await expect(writeNotebook({ folder: join(course, '02-second'), course: 'tiny', slug: 'second' }, target)).rejects.toThrow(/^Expected a name that no file has, and .*there\.ipynb exists/);
    expect(await readFile(target, 'utf8')).toBe('mine');
  });

  test('images', async () => {
    const course = await copyCourse('twin-images');
    const mine = await addPictureFile({ file: await writeDot('pictures-1.png', '#123456'), course });
    await importLesson({ file: await writeImages('twin.ipynb'), course, slug: 'pictures' });
    expect((await readdir(join(course, 'images'))).toSorted()).toEqual(['pictures-1-2.png', 'pictures-1.png']);
    expect(mine.path).toBe('images/pictures-1.png');
    expect(await readFile(join(course, '03-pictures', 'lesson.mdx'), 'utf8')).toContain('![A dot](images/pictures-1-2.png)');
  });
});

describe('what cannot be', () => {
  test.each(['My Lesson', '', '../up', 'UP'])('a lesson named "%s"', async (slug) => {
    await expect(addLesson({ course: await copyCourse('names'), slug, text: 'x' })).rejects.toThrow(/^Expected the lesson's name in lower-case words/);
    await expect(addExercise({ lesson: join(await copyCourse('names'), '01-first'), name: slug, title: null })).rejects.toThrow(/^Expected the exercise's name in lower-case words/);
  });

  test('places that are not there', async () => {
    await expect(addLesson({ course: join(scratch, 'nowhere'), slug: 'a', text: 'x' })).rejects.toThrow(/^Expected a course with a course\.json/);
    await expect(addExercise({ lesson: join(scratch, 'nowhere'), name: 'a', title: null })).rejects.toThrow(/^Expected a lesson\.mdx/);
    const course = await copyCourse('places');
    await expect(importLesson({ file: join(scratch, 'no.ipynb'), course, slug: 'a' })).rejects.toThrow(/^Expected a Jupyter notebook, and there is no file/);
    await expect(importLesson({ file: course, course, slug: 'a' })).rejects.toThrow(/there is no file/);
    const lesson = { folder: join(course, '02-second'), course: 'tiny', slug: 'second' };
    await expect(writeNotebook(lesson, join(scratch, 'a.txt'))).rejects.toThrow(/ends in \.ipynb/);
    await expect(writeNotebook(lesson, join(scratch, 'nowhere', 'a.ipynb'))).rejects.toThrow(/^Expected a folder to write a\.ipynb to/);
  });

  test('a hundredth lesson', async () => {
    const course = await copyCourse('hundred');
    await mkdir(join(course, '99-last'));
    await expect(addLesson({ course, slug: 'a', text: 'x' })).rejects.toThrow(/^Expected a folder number up to 99 to be free/);
  });
});

describe('notebooks', () => {
  test('an import writes lesson and images, which pass the check', async () => {
    const course = await copyCourse('import');
    const { folder, notes, problems } = await importLesson({ file: await writeImages('pictures.ipynb'), course, slug: 'pictures' });
    expect(problems).toEqual([]);
    expect(notes).toEqual(['Write the summary and the question of the frontmatter, and the terms that the lesson introduces.']);
    expect(await readFile(join(folder, 'lesson.mdx'), 'utf8')).toContain('![A dot](images/pictures-1.png)');
    expect(await readdir(join(course, 'images'))).toEqual(['pictures-1.png']);
    await cp(join(FIXTURES, 'public', 'figures'), join(scratch, 'public', 'figures'), { recursive: true });
    const report = await checkContent({ folders: [course], lesson: 'pictures', mutants: false, cacheFolder: join(scratch, 'cache'), fingerprint: 'test', atOnce: 1, openPool: () => Promise.resolve(pool), compile: { root: scratch, publicFolder: join(scratch, 'public'), cacheFolder: join(scratch, 'build') } });
    expect(report.problems.map(formatProblem)).toEqual([]);
    expect(report.courses[0]?.lessons[0]?.cells.map(({ id, tensors }) => [id, tensors])).toEqual([['cell-1', 0]]);
  });

  test('of a picture that cannot be read the words stay, and it is said', async () => {
    const course = await copyCourse('half-image');
    const file = await writeImages('half.ipynb', (await readFile(await writeDot('whole.png', '#c02050'))).subarray(0, 40));
    const { folder, notes, problems } = await importLesson({ file, course, slug: 'pictures' });
    expect(problems).toEqual([]);
    expect(notes.join('\n')).toMatch(/pictures-1\.png was not taken over: Expected a whole PNG/);
    expect(await readFile(join(folder, 'lesson.mdx'), 'utf8')).toContain('A dot and $x < 2$');
    expect(await readdir(course)).not.toContain('images');
  });

  // the built-in lessons hold everything that a lesson may hold
  test('every built-in lesson goes out and comes back with its text, code and maths', async () => {
    const listFolders = async (folder: string): Promise<readonly string[]> => (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const lessons = (await Promise.all((await listFolders(COURSES)).map(async (course) => (await listFolders(`${COURSES}/${course}`)).filter((name) => name !== 'images').map((name) => ({ course, name }))))).flat();
    expect(lessons.length).toBeGreaterThanOrEqual(23);
    for (const { course: from, name } of lessons) {
      const slug = name.replace(/^\d+-/, '');
      const file = join(scratch, `${slug}.ipynb`);
      await writeNotebook({ folder: `${COURSES}/${from}/${name}`, course: from, slug }, file);
      const course = await copyCourse(`back-${slug}`);
      await cp(`${COURSES}/${from}/images`, join(course, 'images'), { recursive: true }).catch(() => undefined); // not every course has pictures
      const { folder, problems } = await importLesson({ file, course, slug });
      expect(problems).toEqual([]);
      const squeeze = (text: string): string => text.replace(/\n{2,}/g, '\n\n').trim();
      expect(squeeze(await readFile(join(folder, 'lesson.mdx'), 'utf8'))).toBe(squeeze(await readFile(`${COURSES}/${from}/${name}/lesson.mdx`, 'utf8')));
    }
  });

  test('an exported notebook is one for Jupyter: title, exercise and cells', async () => {
    const file = join(scratch, 'first.ipynb');
    await writeNotebook({ folder: join(FIXTURES, 'tiny', '01-first'), course: 'tiny', slug: 'first' }, file);
    await access(file);
    const notebook = JSON.parse(await readFile(file, 'utf8')) as { readonly nbformat: number; readonly metadata: object; readonly cells: readonly { readonly cell_type: string; readonly id: string; readonly source: readonly string[]; readonly outputs?: readonly unknown[] }[] };
    expect(notebook).toMatchObject({ nbformat: 4, metadata: { kernelspec: { name: 'deno', language: 'typescript' } } });
    const texts = notebook.cells.map(({ cell_type, source }) => `${cell_type}: ${source.join('').slice(0, 40)}`);
    expect(texts[0]).toBe('markdown: # First\n\nA lesson with everything in it.'.slice(0, 50));
    expect(texts).toContain('code: const twice = (x: number): number => 2 *');
    expect(texts.some((text) => text.startsWith('markdown: **Exercise: Double it**'))).toBe(true);
    expect(new Set(notebook.cells.map(({ id }) => id)).size).toBe(notebook.cells.length);
    expect(notebook.cells.every(({ cell_type, outputs }) => (cell_type === 'code') === Array.isArray(outputs))).toBe(true);
  });
});

/** A notebook with one attached picture, by default a small whole one. */
async function writeImages(name: string, picture?: Uint8Array): Promise<string> {
  const file = join(scratch, name);
  const bytes = Buffer.from(picture ?? (await readFile(await writeDot('dot.png', '#c02050'))));
  const cell = { metadata: {}, attachments: { 'dot.png': { 'image/png': bytes.toString('base64') } } };
  await writeFile(file, JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: { kernelspec: { name: 'deno', display_name: 'Deno' } }, cells: [{ ...cell, cell_type: 'markdown', source: ['# Pictures\n', '\n', '![A dot](attachment:dot.png) and $x < 2$'] }, { cell_type: 'code', metadata: {}, source: '1 + 1', outputs: [], execution_count: 1 }] }));
  return file;
}

async function writeDot(name: string, background: string): Promise<string> {
  const file = join(scratch, name);
  await sharp({ create: { width: 4, height: 4, channels: 3, background } }).png().toFile(file);
  return file;
}
