/** A picture of any common kind becomes a file of a course in git, written anew as an upload to the studio is. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { namePicture } from '#lib/course/name-picture.ts';
import { readPictureFiles } from '../content/read-pictures.ts';
import { takePicture, type Picture } from '../untrusted/take-picture.ts';
import { AuthoringError } from './authoring-error.ts';

export interface AddedPicture {
  /** what stands in a lesson's `![text](path)` */
  readonly path: string;
  readonly width: number;
  readonly height: number;
}

/** Throws an AuthoringError for what is no picture. */
export async function addPictureFile({ file, course }: { readonly file: string; /** its folder */ readonly course: string }): Promise<AddedPicture> {
  const bytes = await readFile(file).catch(() => {
    throw new AuthoringError(`Expected a picture to read, and there is no file ${file}.`);
  });
  const taken = await takePicture(new Uint8Array(bytes));
  if (!taken.ok) throw new AuthoringError(`${file}: ${taken.error}`);
  const { width, height } = taken.value;
  return { path: await addPicture(course, basename(file), taken.value), width, height };
}

/** Writes a picture into a course's folder and gives its path there. One that the course has already under that name is not written a second time. */
export async function addPicture(course: string, name: string, { bytes, format }: Picture): Promise<string> {
  const there = await readPictureFiles(course);
  const path = namePicture(name, format, (other) => Buffer.compare(there.get(other) ?? bytes, bytes) !== 0);
  await mkdir(dirname(join(course, path)), { recursive: true });
  await writeFile(join(course, path), bytes);
  return path;
}
