/** Which lesson folders a course has, and in which order. */
import { LESSON_FOLDER, type CourseSpec } from './course-schema.ts';
import type { ContentProblem, Position } from './content-error.ts';
import { findNearestName } from './nearest-name.ts';

/** The address slug of a folder: its name without the number. */
export const toLessonSlug = (folder: string): string => LESSON_FOLDER.exec(folder)?.[2] ?? folder;

/** Addresses below a course that are not lessons. */
const RESERVED_SLUGS: readonly string[] = ['glossary', 'map'];

const toNumber = (folder: string): number => Number(LESSON_FOLDER.exec(folder)?.[1] ?? 0);

/** What course.json lists, against the folders there are. */
export function findOrderProblems(
  file: string,
  spec: CourseSpec,
  folders: readonly string[],
  positionOf: (path: readonly PropertyKey[]) => Position,
): ContentProblem[] {
  const listed = spec.modules.flatMap((module, m) => module.lessons.map((folder, l) => ({ folder, path: ['modules', m, 'lessons', l] })));
  const names = listed.map(({ folder }) => folder);
  const wrong = listed.flatMap(({ folder, path }, index): ContentProblem[] => {
    const position = positionOf(path);
    const previous = listed[index - 1]?.folder;
    const twin = names.slice(0, index).find((name) => toLessonSlug(name) === toLessonSlug(folder));
    if (twin !== undefined) {
      return [{ file, position, expected: 'every lesson once, each with a slug of its own', found: `${twin} and ${folder}`, todo: 'rename or remove one' }];
    }
    if (RESERVED_SLUGS.includes(toLessonSlug(folder))) {
      return [{ file, position, expected: 'a slug that no page of the course has', found: toLessonSlug(folder), todo: 'rename the folder' }];
    }
    if (!folders.includes(folder)) {
      const nearest = findNearestName(folder, folders);
      return [
        { file, position, expected: 'a folder beside course.json', found: `"${folder}", which does not exist`, todo: nearest === null ? 'make the folder' : `did you mean "${nearest}"?` },
      ];
    }
    if (previous !== undefined && toNumber(previous) >= toNumber(folder)) {
      return [{ file, position, expected: `a number above that of ${previous}: folders sort as the course goes`, found: folder, todo: 'renumber the folder' }];
    }
    return [];
  });
  const unlisted = folders
    .filter((folder) => !names.includes(folder))
    .map((folder) => ({
      file,
      position: positionOf(['modules']),
      expected: 'every lesson folder in a module',
      found: `${folder}, which is in none`,
      todo: `add "${folder}" to the lessons of a module, or remove the folder`,
    }));
  return [...wrong, ...unlisted];
}
