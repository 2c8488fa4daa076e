/** Pictures of studio courses: taken in once, written anew, served by their hash for good. */
import { err, ok, type Result } from '#lib/base/result.ts';
import { namePicture } from '#lib/course/name-picture.ts';
import { picturePath } from '#lib/course/paths.ts';
import type { PictureAnswer } from '#lib/course/studio.ts';
import type { Database } from '#lib/server/db/client.ts';
import { takePicture, type Picture } from '#lib/server/untrusted/take-picture.ts';
import { listHashes } from './read-files.ts';
import { saveFilesIn, toHash, type Author, type SaveFailure } from './save-files.ts';
import { storePictures } from './store-pictures.ts';

/** Where browsers get the picture whose bytes have that sha256 (hex). */
export const toPictureSrc = (path: string, hash: string): string => picturePath(hash.slice(0, NAME_CHARACTERS), path.endsWith('.png') ? 'png' : 'webp');

/** characters of the hash that name a picture, as in `Picture.hash` */
const NAME_CHARACTERS = 32;

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

/** A free path for the author's name; another's picture of that name stays. */
const toFreePath = (there: ReadonlyMap<string, string>, name: string, { format }: Picture, hash: string): string => namePicture(name, format, (path) => (there.get(path) ?? hash) !== hash);

/** A picture by the name of its address; null: there is none. */
export async function readPicture(db: Database, name: string): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly type: string } | null> {
  const row = await db.studioPicture.findUnique({ where: { name }, include: { content: true } });
  return row && { bytes: row.content.bytes, type: name.endsWith('.png') ? 'image/png' : 'image/webp' };
}
