/** The pictures of a course in git: the files of its folder `images`, looked at as those that are uploaded. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ProblemList } from '#lib/course/content-error.ts';
import { COURSE_FILE_FORMS, isCourseFile, PICTURE_FOLDER } from '#lib/course/studio-files.ts';
import type { Picture } from '../untrusted/take-picture.ts';
import type { BuildCache } from './build-cache.ts';
import { findPictureProblem, notKept } from './picture-addresses.ts';
import { hashPicture } from './plain-picture.ts';

/** Bytes by path (`images/curve.webp`), whatever they are; dot files of editors and systems are not content. */
export async function readPictureFiles(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const entries = await readdir(join(folder, PICTURE_FOLDER), { withFileTypes: true }).catch(() => []);
  const paths = entries.filter(({ name }) => !name.startsWith('.')).map(({ name }) => `${PICTURE_FOLDER}/${name}`);
  return new Map(await Promise.all(paths.toSorted().map(async (path) => [path, new Uint8Array(await readFile(join(folder, path)).catch(() => new Uint8Array()))] as const)));
}

/** Decodes what the cache does not know. Throws a ContentError: what lies in that folder is a picture, and could have been uploaded. */
export async function takeCoursePictures(files: ReadonlyMap<string, Uint8Array>, display: string, cache: BuildCache): Promise<readonly Picture[]> {
  const problems = new ProblemList();
  const pictures: Picture[] = [];
  // one after the other: a decoded picture takes 100 MiB
  for (const [path, bytes] of files) {
    const file = `${display}/${path}`;
    const problem = isCourseFile(path) ? findPictureProblem(file, path, bytes) : { file, position: null, expected: COURSE_FILE_FORMS, found: path, todo: 'rename or remove the file' };
    if (problem) {
      problems.add(problem);
      continue;
    }
    const hash = hashPicture(bytes);
    const found = await cache.get('picture', [path, hash], async () => {
      // an image decoder, which few courses need
      const { takePicture } = await import('../untrusted/take-picture.ts');
      const taken = await takePicture(bytes);
      if (!taken.ok) return { reason: taken.error };
      if (taken.value.hash !== hash) return { reason: `one of more than ${taken.value.width} × ${taken.value.height} pixels` };
      const { format, type, width, height } = taken.value;
      return { format, type, width, height };
    });
    if ('reason' in found) problems.add(notKept(file, found.reason ?? ''));
    else pictures.push({ ...found, bytes, hash });
  }
  problems.throwIfAny();
  return pictures;
}
