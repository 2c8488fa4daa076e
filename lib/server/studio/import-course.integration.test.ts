/** Courses out and in again: nothing is lost, nothing wrong gets in, pictures are pictures. */
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '#lib/server/db/test-database.ts';
import { exportZip } from '#lib/server/untrusted/zip-course.ts';
import { readCourseView } from './course-view.ts';
import { listGitCourses, readGitCourse } from './create-course.ts';
import { readHead, readHistory } from './history.ts';
import { importCourse } from './import-course.ts';
import { addPicture, readPicture } from './pictures.ts';
import { readFiles, toBytes } from './read-files.ts';
import { toHash, type Author } from './save-files.ts';
import { createAuthor, save, startCourse, toHashes } from './test-studio.ts';

let test: TestDatabase;
let ada: Author;
let original: ReadonlyMap<string, Uint8Array>;
beforeAll(async () => {
  test = await createTestDatabase();
  ada = await createAuthor(test.db, 'ada');
  const [first] = await listGitCourses();
  original = (await readGitCourse(first?.slug ?? '')) ?? new Map();
  await startCourse(test.db, 'real', ada, original);
  await startCourse(test.db, 'empty', ada, new Map([['course.json', toBytes('{}')]]));
});
afterAll(() => test.drop());

const draft = async (course: string) => new Map([...(await readFiles(test.db, course, (await readHead(test.db, course)) ?? 0))].toSorted(([a], [b]) => (a < b ? -1 : 1)));
const picture = (width: number): Promise<Uint8Array> => sharp({ create: { width, height: 9, channels: 3, background: '#1d5fa8' } }).jpeg().withExif({ IFD0: { Artist: 'Ada' } }).toBuffer();

describe('a picture', () => {
  it('is written anew under a name of its own, and served by its hash', async () => {
    const added = await addPicture(test.db, { course: 'real', author: ada, name: 'Größe (1).JPG', bytes: await picture(12) });
    expect(added).toMatchObject({ ok: true, value: { path: 'images/gro-e-1.webp', width: 12, height: 9 } });
    const { src } = added.ok ? added.value : { src: '' };
    const served = await readPicture(test.db, src.replace('/pictures/', ''));
    expect(served?.type).toBe('image/webp');
    expect((await sharp(served?.bytes).metadata()).exif).toBeUndefined();
    expect((await readCourseView(test.db, 'real'))?.pictures).toEqual([{ path: 'images/gro-e-1.webp', src }]);
    expect(await addPicture(test.db, { course: 'real', author: ada, name: 'Größe (1).JPG', bytes: await picture(12) })).toMatchObject({ ok: true, value: { path: 'images/gro-e-1.webp' } });
    expect(await addPicture(test.db, { course: 'real', author: ada, name: 'Größe (1).JPG', bytes: await picture(13) })).toMatchObject({ ok: true, value: { path: 'images/gro-e-1-2.webp' } });
    expect(await readPicture(test.db, '0'.repeat(32) + '.webp')).toBeNull();
  });

  it('is refused in words when it is none', async () => {
    const refused = await addPicture(test.db, { course: 'real', author: ada, name: 'a.png', bytes: toBytes('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>') });
    expect(refused).toMatchObject({ ok: false, error: { kind: 'no-picture', reason: expect.stringContaining('SVG') as string } });
  });
});

describe('a zip', () => {
  it('brings a whole real course back as it was, pictures too', async () => {
    const before = await draft('real');
    expect(before.size).toBeGreaterThan(original.size);
    const zip = exportZip(before);
    const head = (await readHead(test.db, 'real')) ?? 0;
    expect(await importCourse(test.db, { course: 'real', author: ada, base: head, bytes: zip })).toEqual({ ok: true, value: { kind: 'imported', revision: head, added: 0, changed: 0, removed: 0 } });
    expect(await importCourse(test.db, { course: 'empty', author: ada, base: 1, bytes: zip })).toEqual({ ok: true, value: { kind: 'imported', revision: 2, added: before.size - 1, changed: 1, removed: 0 } });
    expect(toHashes(await draft('empty'))).toEqual(toHashes(before));
    expect(toHash(exportZip(await draft('empty')))).toBe(toHash(zip));
  });

  it('replaces the draft as one entry of the history, and only the draft that its author has seen', async () => {
    const lesson = '00-welcome/lesson.mdx';
    const smaller = exportZip(new Map([['course.json', toBytes('{}')], [lesson, toBytes('one')]]));
    const head = (await readHead(test.db, 'empty')) ?? 0;
    expect(await importCourse(test.db, { course: 'empty', author: ada, base: head - 1, bytes: smaller })).toEqual({ ok: false, error: { kind: 'changed-since', head } });
    const done = await importCourse(test.db, { course: 'empty', author: ada, base: head, bytes: smaller });
    expect(done).toMatchObject({ ok: true, value: { kind: 'imported' } });
    expect([...(await draft('empty')).keys()]).toEqual([lesson, 'course.json']);
    expect((await readHistory(test.db, 'empty', '00-welcome', null)).entries[0]).toMatchObject({ kind: 'import', by: { name: 'ada' } });
    await save(test.db, 'empty', ada, head + 1, { [lesson]: 'two' });
  });

  it('is refused whole when one file of it is wrong', async () => {
    const head = (await readHead(test.db, 'empty')) ?? 0;
    const wrong = async (path: string, bytes: Uint8Array) => importCourse(test.db, { course: 'empty', author: ada, base: head, bytes: exportZip(new Map([['course.json', toBytes('{}')], [path, bytes]])) });
    for (const [path, bytes] of [['../evil.ts', toBytes('x')], ['images/a.png', toBytes('<svg/>')], ['notes.md', toBytes('x')]] as const) {
      expect(await wrong(path, bytes)).toMatchObject({ ok: true, value: { kind: 'problems', problems: [{ file: path }] } });
    }
    expect(await importCourse(test.db, { course: 'empty', author: ada, base: head, bytes: toBytes('no zip') })).toMatchObject({ ok: true, value: { kind: 'problems' } });
    expect(await readHead(test.db, 'empty')).toBe(head);
  });
});
