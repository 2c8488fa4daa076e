/** The names around a lesson, from the drafts of its course. */
import { ContentError } from '#lib/course/content-error.ts';
import { toLessonSlug } from '#lib/course/lesson-order.ts';
import { exerciseAnchor } from '#lib/course/paths.ts';
import { parseYaml } from '#lib/course/parse-yaml.ts';
import { isInPart, toPart } from '#lib/course/studio-files.ts';
import { findOutline, type LessonFacts } from './lesson-facts.ts';

/** What of the facts is the whole course's. */
export type CourseNames = Pick<LessonFacts, 'lessons' | 'terms'>;

/**
 * @param folders of the lessons, in course order
 * @param texts the course's text files; those of other folders are not looked at
 */
export function findCourseNames(folders: readonly string[], texts: readonly { readonly path: string; readonly text: string }[]): CourseNames {
  const lessons = folders.map((folder) => {
    const own = texts.filter(({ path }) => isInPart(path, folder));
    const text = own.find(({ path }) => path === `${folder}/lesson.mdx`)?.text ?? '';
    const front = readFront(text);
    const headings = findOutline(text).headings.map(({ id, text: words }) => ({ id, text: words }));
    const exercises = findExercises(own.map(({ path }) => path)).map((id) => ({ id: exerciseAnchor(id), text: `exercise ${id}` }));
    return { slug: toLessonSlug(folder), title: front.title ?? toLessonSlug(folder), anchors: [...headings, ...exercises], terms: front.terms };
  });
  return {
    lessons: lessons.map(({ slug, title, anchors }) => ({ slug, title, anchors })),
    terms: lessons.flatMap(({ slug, terms }) => terms.map((term) => ({ term, lesson: slug }))),
  };
}

/** Names of the exercise folders among paths of a course, sorted. */
export const findExercises = (paths: Iterable<string>): readonly string[] =>
  [...new Set([...paths].flatMap((path) => /^exercises\/([^/]+)\//.exec(path.slice(toPart(path).length + 1))?.[1] ?? []))].toSorted();

/** As far as it can be read: a draft need not be sound. */
function readFront(text: string): { readonly title: string | null; readonly terms: readonly string[] } {
  const yaml = /^---[ \t]*\n([\s\S]*?)(?<=\n)---/.exec(text)?.[1] ?? '';
  try {
    const value = parseYaml('', yaml, 2).value;
    if (typeof value !== 'object' || value === null) return { title: null, terms: [] };
    const terms: unknown = Reflect.get(value, 'terms');
    const title: unknown = Reflect.get(value, 'title');
    return { title: typeof title === 'string' ? title : null, terms: (Array.isArray(terms) ? terms : []).flatMap(readTerm) };
  } catch (error) {
    if (error instanceof ContentError) return { title: null, terms: [] };
    throw error;
  }
}

const readTerm = (entry: unknown): string[] => (typeof entry === 'object' && entry !== null && 'term' in entry && typeof entry.term === 'string' ? [entry.term] : []);
