/** Pictures of studio courses: taken in once, written anew, served by their hash for good. */
import { err, ok, type Result } from '#lib/base/result.ts';
import { picturePath } from '#lib/course/paths.ts';
import type { PictureAnswer } from '#lib/course/studio.ts';
import type { Database } from '#lib/server/db/client.ts';
import { takePicture, type Picture } from '#lib/server/untrusted/take-picture.ts';
import { listHashes } from './read-files.ts';
import { saveFilesIn, storeContents, toHash, type Author, type SaveFailure, type Transaction } from './save-files.ts';

/** Where browsers get the picture whose bytes have that sha256 (hex). */
export const toPictureSrc = (path: string, hash: string): string => picturePath(hash.slice(0, NAME_CHARACTERS), path.endsWith('.png') ? 'png' : 'webp');

/** characters of the hash that name a picture, as in `Picture.hash` */
const NAME_CHARACTERS = 32;

/** Characters of an author's name for a picture that are kept. */
const STEM_CHARACTERS = 40;

/** Why a picture is not taken; `no-picture` has a sentence for the author. */
export type PictureFailure = SaveFailure | { readonly kind: 'no-picture'; readonly reason: string };

/** Takes a picture into a course, under its own name or one close to it. */
export async function addPicture(db: Database, { course, author, name, bytes }: { readonly course: string; readonly author: Author; readonly name: string; readonly bytes: Uint8Array }): Promise<Result<PictureAnswer, PictureFailure>> {
  const taken = await takePicture(bytes);
  if (!taken.ok) return err({ kind: 'no-picture', reason: taken.error });
  const picture = taken.value;
  return db.$transaction(async (tx): Promise<Result<PictureAnswer, PictureFailure>> => {
    const [locked] = await tx.$queryRaw<{ head: number }[]>`SELECT head FROM "StudioCourse" WHERE slug = ${course} FOR UPDATE`;
    if (!locked) return err({ kind: 'unknown-course' });
    const hash = toHash(picture.bytes);
    const path = toFreePath(await listHashes(tx, course, locked.head, 'images'), name, picture, hash);
    await storePictures(tx, [picture]);
    const saved = await saveFilesIn(tx, { course, author, base: locked.head, changes: new Map([[path, picture.bytes]]), kind: 'edit', note: null });
    if (!saved.ok) return err(saved.error);
    return ok({ path, address: path, src: toPictureSrc(path, hash), width: picture.width, height: picture.height, revision: saved.value.revision });
  });
}

/** The author's name in the letters that a path may have; another's picture of that name stays. */
function toFreePath(there: ReadonlyMap<string, string>, name: string, { format }: Picture, hash: string): string {
  const stem = name.replace(/\.[^.]*$/, '').normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, STEM_CHARACTERS).replace(/^-+|-+$/g, '');
  for (let number = 1; ; number++) {
    const path = `images/${stem === '' ? 'picture' : stem}${number === 1 ? '' : `-${number}`}.${format}`;
    const other = there.get(path);
    if (other === undefined || other === hash) return path;
  }
}

/** Makes pictures known to the route that serves them. */
export async function storePictures(tx: Transaction, pictures: readonly Picture[]): Promise<void> {
  await storeContents(tx, pictures.map(({ bytes }) => bytes));
  await tx.studioPicture.createMany({
    data: pictures.map(({ bytes, hash, format, width, height }) => ({ name: `${hash}.${format}`, hash: toHash(bytes), width, height })),
    skipDuplicates: true,
  });
}

/** A picture by the name of its address; null: there is none. */
export async function readPicture(db: Database, name: string): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string } | null> {
  const row = await db.studioPicture.findUnique({ where: { name }, include: { content: true } });
  return row && { bytes: row.content.bytes, type: name.endsWith('.png') ? 'image/png' : 'image/webp' };
}
