/** One rule for pictures: a course with them compiles, is published and served alike from git, studio and zip, and goes round without loss. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addPictureFile } from '../authoring/add-picture.ts';
import { compileCourse } from '../content/compile-course.ts';
import { publish } from '../content/publish.ts';
import { createTestDatabase, type TestDatabase } from '../db/test-database.ts';
import { exportZip, importZip } from '../untrusted/zip-course.ts';
import { readGitCourse } from './create-course.ts';
import { addPicture, readPicture } from './pictures.ts';
import { readFiles } from './read-files.ts';
import { createAuthor, startCourse, toHashes } from './test-studio.ts';

const FIXTURES = resolve('lib/server/content/fixtures');
let scratch: string;
let test: TestDatabase;
beforeAll(async () => {
  [scratch, test] = await Promise.all([mkdtemp(join(tmpdir(), 'epoch-pictures-')), createTestDatabase()]);
});
afterAll(async () => {
  await test.drop();
  await rm(scratch, { recursive: true, force: true });
});

const photo = (width: number): Promise<Buffer> => sharp({ create: { width, height: 9, channels: 3, background: '#1d5fa8' } }).jpeg().withExif({ IFD0: { Artist: 'Ada' } }).toBuffer();
const compile = (root: string) => compileCourse(join(root, 'tiny'), { root, publicFolder: join(FIXTURES, 'public'), cacheFolder: join(scratch, 'cache') });

/** The fixture course in a folder of its own, with a photograph taken in as its author would, and shown. */
async function copyWithPicture(name: string): Promise<string> {
  const root = join(scratch, name);
  const course = join(root, 'tiny');
  await cp(join(FIXTURES, 'tiny'), course, { recursive: true });
  await writeFile(join(root, 'My Photo.JPG'), await photo(12));
  const { path } = await addPictureFile({ file: join(root, 'My Photo.JPG'), course });
  expect(path).toBe('images/my-photo.webp');
  const lesson = join(course, '02-second/lesson.mdx');
  await writeFile(lesson, `${await readFile(lesson, 'utf8')}\n![A photograph](${path})\n`);
  return root;
}

describe('a picture of a course in git', () => {
  it('is written anew, served by its hash, and its course goes round through studio and zip as it was', async () => {
    const root = await copyWithPicture('round');
    const compiled = await compile(root);
    await publish(compiled, test.db);
    const [, name = ''] = /\/pictures\/([0-9a-f]{32}\.webp)/.exec(JSON.stringify(compiled.lessons[1]?.lesson.tree)) ?? [];
    const served = await readPicture(test.db, name);
    expect(served?.type).toBe('image/webp');
    expect((await sharp(served?.bytes).metadata()).exif).toBeUndefined();

    const files = (await readGitCourse('tiny', root)) ?? new Map<string, Uint8Array>();
    expect([...files.keys()]).toContain('images/my-photo.webp');
    await startCourse(test.db, 'copied', await createAuthor(test.db, 'ada'), files);
    const zip = importZip(exportZip(await readFiles(test.db, 'copied', 1)));
    expect(zip.ok && toHashes(zip.files)).toEqual(toHashes(files));
    const back = join(scratch, 'back');
    for (const [path, bytes] of zip.ok ? zip.files : []) {
      await mkdir(dirname(join(back, 'tiny', path)), { recursive: true });
      await writeFile(join(back, 'tiny', path), bytes);
    }
    const again = await compile(back);
    expect([again.version, ...again.lessons.map(({ lesson }) => lesson.version)]).toEqual([compiled.version, ...compiled.lessons.map(({ lesson }) => lesson.version)]);
  });

  it('is served after a copy to the studio, also when nobody published the course of git', async () => {
    const root = await copyWithPicture('unpublished');
    const path = 'images/my-photo.webp';
    await writeFile(join(root, 'other.jpg'), await photo(13));
    await cp(join(root, 'other.jpg'), join(root, 'My Photo.JPG'));
    expect((await addPictureFile({ file: join(root, 'My Photo.JPG'), course: join(root, 'tiny') })).path).toBe('images/my-photo-2.webp');
    await startCourse(test.db, 'copied-too', await createAuthor(test.db, 'bob'), (await readGitCourse('tiny', root)) ?? new Map());
    const known = await test.db.studioPicture.findMany({ select: { width: true } });
    expect(known.map(({ width }) => width)).toContain(13);
    expect(await readFile(join(root, 'tiny', path))).toEqual(await readFile(join(scratch, 'round', 'tiny', path)));
  });

  it.each<[string, string, () => Promise<Uint8Array>, RegExp]>([
    ['a photograph as it came', 'images/photo.png', () => photo(5), /to do {5}write it anew: upload it in the studio, or npm run content -- picture FILE COURSE/],
    ['one with something beside the pixels', 'images/photo.webp', async () => sharp(await photo(5)).withExif({ IFD0: { Artist: 'Ada' } }).webp().toBuffer(), /nothing beside the pixels/],
    ['one with holes', 'images/photo.webp', async () => (await sharp(await photo(5)).webp().toBuffer()).fill(7, 30), /cannot be read|something else/],
    ['one that is too large to keep', 'images/photo.png', () => sharp({ create: { width: 2_500, height: 3, channels: 3, background: '#000' } }).png().toBuffer(), /one of more than 2400/],
    ['another kind of file', 'images/notes.txt', () => Promise.resolve(Buffer.from('x')), /images\/name\.png/],
  ])('is refused with its place when it is %s', async (name, path, make, message) => {
    const root = join(scratch, name.replaceAll(' ', '-'));
    await cp(join(FIXTURES, 'tiny'), join(root, 'tiny'), { recursive: true });
    await mkdir(join(root, 'tiny', 'images'));
    await writeFile(join(root, 'tiny', path), await make());
    await expect(compile(root)).rejects.toThrow(message);
    await expect(compile(root)).rejects.toThrow(`tiny/${path}`);
  });

  it('has the same name as in the studio, and is no picture there either when it is none', async () => {
    const root = await copyWithPicture('names');
    const ada = await createAuthor(test.db, 'ada');
    await startCourse(test.db, 'named', ada, new Map([['course.json', new TextEncoder().encode('{}')]]));
    expect(await addPicture(test.db, { course: 'named', author: ada, name: 'My Photo.JPG', bytes: await photo(12) })).toMatchObject({ ok: true, value: { path: 'images/my-photo.webp' } });
    await writeFile(join(root, 'a.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    await expect(addPictureFile({ file: join(root, 'a.svg'), course: join(root, 'tiny') })).rejects.toThrow('SVG');
    await expect(addPictureFile({ file: join(root, 'none.png'), course: join(root, 'tiny') })).rejects.toThrow('there is no file');
  });
});
