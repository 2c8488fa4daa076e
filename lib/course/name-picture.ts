/** What a picture is called among the files of a course, whatever it was called before. */
import { isCourseFile, PICTURE_FOLDER } from './studio-files.ts';

/** Characters of an author's name for a picture that are kept. */
const STEM_CHARACTERS = 40;

/** The author's name in the letters that a path may have, with a number behind it while another picture has that name. */
export function namePicture(name: string, format: 'png' | 'webp', isTaken: (path: string) => boolean): string {
  const stem = name.replace(/\.[^.]*$/, '').normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').slice(0, STEM_CHARACTERS).replace(/^-+|-+$/g, '');
  for (let number = 1; ; number++) {
    const path = `${PICTURE_FOLDER}/${stem === '' ? 'picture' : stem}${number === 1 ? '' : `-${number}`}.${format}`;
    if (isCourseFile(path) && !isTaken(path)) return path;
  }
}
