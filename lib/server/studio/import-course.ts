/** A course from a zip: what comes in replaces the draft as one revision, so that it can be taken back. */
import { err, ok, type Result } from '#lib/base/result.ts';
import type { ContentProblem } from '#lib/course/content-error.ts';
import { isPicture } from '#lib/course/studio-files.ts';
import type { ImportAnswer } from '#lib/course/studio.ts';
import type { Database } from '#lib/server/db/client.ts';
import { takePicture, type Picture } from '#lib/server/untrusted/take-picture.ts';
import { importZip } from '#lib/server/untrusted/zip-course.ts';
import { listHashes } from './read-files.ts';
import { saveFilesIn, toHash, type Author, type SaveFailure } from './save-files.ts';
import { storePictures } from './store-pictures.ts';

export type ImportFailure = SaveFailure | { readonly kind: 'changed-since'; readonly head: number };

/** The whole zip or nothing of it. `base`: the revision that the author has seen. */
export async function importCourse(db: Database, { course, author, base, bytes }: { readonly course: string; readonly author: Author; readonly base: number; readonly bytes: Uint8Array }): Promise<Result<ImportAnswer, ImportFailure>> {
  const zip = importZip(bytes);
  if (!zip.ok) return ok({ kind: 'problems', problems: [...zip.problems] });
  const looked = await takePictures(zip.files);
  if (!looked.ok) return ok({ kind: 'problems', problems: looked.error });
  return db.$transaction(async (tx): Promise<Result<ImportAnswer, ImportFailure>> => {
    const [locked] = await tx.$queryRaw<{ head: number }[]>`SELECT head FROM "StudioCourse" WHERE slug = ${course} FOR UPDATE`;
    if (!locked) return err({ kind: 'unknown-course' });
    if (locked.head !== base) return err({ kind: 'changed-since', head: locked.head });
    await storePictures(tx, looked.value.pictures);
    const there = await listHashes(tx, course, base);
    const gone = [...there.keys()].filter((path) => !looked.value.files.has(path));
    const added = [...looked.value.files.keys()].filter((path) => !there.has(path)).length;
    const changed = [...looked.value.files].filter(([path, content]) => there.has(path) && there.get(path) !== toHash(content)).length;
    const changes = new Map<string, Uint8Array | null>([...looked.value.files, ...gone.map((path): [string, null] => [path, null])]);
    const saved = await saveFilesIn(tx, { course, author, base, changes, kind: 'import', note: null });
    return saved.ok ? ok({ kind: 'imported', revision: saved.value.revision, added, changed, removed: gone.length }) : err(saved.error);
  });
}

/** Pictures are taken in as if they were uploaded: what we wrote ourselves stays byte for byte. */
async function takePictures(files: ReadonlyMap<string, Uint8Array>): Promise<Result<{ readonly files: ReadonlyMap<string, Uint8Array>; readonly pictures: readonly Picture[] }, ContentProblem[]>> {
  const pictures: Picture[] = [];
  const problems: ContentProblem[] = [];
  const taken = new Map(files);
  // one after the other: a decoded picture takes 100 MiB
  for (const [path, bytes] of files) {
    if (!isPicture(path)) continue;
    const picture = await takePicture(bytes);
    const wrong = (found: string): void => void problems.push({ file: path, position: null, expected: 'a picture as the studio keeps them', found, todo: 'upload it in the studio, then export again' });
    if (!picture.ok) wrong(picture.error);
    else if (!path.endsWith(`.${picture.value.format}`)) wrong(`a picture that becomes ${picture.value.format} when it is written anew`);
    else {
      pictures.push(picture.value);
      taken.set(path, picture.value.bytes);
    }
  }
  return problems.length > 0 ? err(problems) : ok({ files: taken, pictures });
}
