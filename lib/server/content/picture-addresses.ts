/** From the pictures of a course to their addresses: the same for git, studio and zip, so that a lesson compiles alike. */
import type { ContentProblem } from '#lib/course/content-error.ts';
import { picturePath } from '#lib/course/paths.ts';
import { isPicture } from '#lib/course/studio-files.ts';
import { hashPicture, isPlainPicture, type PictureFormat } from './plain-picture.ts';

/** The format that a picture's name claims. */
export const toFormat = (path: string): PictureFormat => (path.endsWith('.png') ? 'png' : 'webp');

/** The address of every picture among the files of a course, by path from its folder. */
export const toPictureAddresses = (files: ReadonlyMap<string, Uint8Array>): Readonly<Record<string, string>> =>
  Object.fromEntries([...files].filter(([path]) => isPicture(path)).map(([path, bytes]) => [path, picturePath(hashPicture(bytes), toFormat(path))]));

/** Those that one of the texts names: a new picture is then no change of the lessons that do not show it. */
export const selectAddresses = (addresses: Readonly<Record<string, string>>, texts: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(addresses).filter(([path]) => texts.some((text) => text.includes(path))));

/** What is no picture as a course keeps them; null: it is one. `file` is its name for the author. */
export const findPictureProblem = (file: string, path: string, bytes: Uint8Array): ContentProblem | null =>
  isPlainPicture(bytes, toFormat(path)) ? null : notKept(file, 'something else');

export const notKept = (file: string, found: string): ContentProblem => ({
  ...{ file, position: null, found },
  expected: 'a picture as courses keep them: what its name says, with nothing beside the pixels',
  todo: 'write it anew: upload it in the studio, or npm run content -- picture FILE COURSE',
});
