/** New courses of the studio: empty, or a copy of a course of content/courses. */
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { err, ok, type Result } from '#lib/base/result.ts';
import { courseSchema, KEBAB_CASE } from '#lib/course/course-schema.ts';
import { isCourseFile, isPicture } from '#lib/course/studio-files.ts';
import type { CourseList } from '#lib/course/studio.ts';
import { makeLessonStart } from '#lib/server/authoring/lesson-start.ts';
import type { Database } from '#lib/server/db/client.ts';
import { takePicture, type Picture } from '#lib/server/untrusted/take-picture.ts';
import { toBytes, type CourseFiles } from './read-files.ts';
import { saveFilesIn, type Author } from './save-files.ts';
import { storePictures } from './store-pictures.ts';

/** Courses that are written in git, seen from where every process of ours runs. */
const GIT_COURSES = resolve(/* turbopackIgnore: true */ 'content', 'courses');

/** Why there is no new course. */
export type CreateFailure = { readonly kind: 'taken' } | { readonly kind: 'unknown-original' };

export interface NewCourse {
  readonly slug: string;
  readonly author: Author;
  readonly files: CourseFiles;
  readonly kind: 'create' | 'copy' | 'import';
  /** what was copied or imported; null for an empty one */
  readonly note: string | null;
}

/** Makes the course with its first revision; its author owns it. A slug that learners know already, from wherever, is taken. */
export async function createCourse(db: Database, { slug, author, files, kind, note }: NewCourse, gitFolder = GIT_COURSES): Promise<Result<number, CreateFailure>> {
  if ((await listGitSlugs(gitFolder)).includes(slug)) return err({ kind: 'taken' });
  const pictures = await takePictures(files);
  return db.$transaction(async (tx) => {
    const { count } = await tx.studioCourse.createMany({ data: [{ slug }], skipDuplicates: true });
    if (count === 0 || (await tx.publication.findUnique({ where: { path: slug } }))) return err({ kind: 'taken' });
    await storePictures(tx, pictures);
    const saved = await saveFilesIn(tx, { course: slug, author, base: 0, changes: files, kind, note });
    if (!saved.ok || saved.value.kind !== 'saved') throw new Error(`Expected a new course to take its first files, got ${JSON.stringify(saved)}`);
    await tx.courseMember.upsert({ where: { accountId_course: { accountId: author.id, course: slug } }, create: { accountId: author.id, course: slug, role: 'owner' }, update: { role: 'owner' } });
    return ok(saved.value.revision);
  });
}

/** What of them are pictures; one that is none is told when the course compiles. */
async function takePictures(files: CourseFiles): Promise<Picture[]> {
  const taken = [];
  for (const [path, bytes] of files) if (isPicture(path)) taken.push(await takePicture(bytes));
  return taken.flatMap((picture) => (picture.ok ? [picture.value] : []));
}

/** The files of a course that has nothing but one lesson to write over. */
export function makeCourseStart(title: string): CourseFiles {
  const folder = '00-first-lesson';
  const spec = { title, summary: 'One or two sentences for the catalogue: who it is for, and what one can do afterwards.', modules: [{ title: 'First module', summary: 'One sentence about these lessons.', lessons: [folder] }] };
  return new Map([
    ['course.json', toBytes(`${JSON.stringify(spec, null, 2)}\n`)],
    [`${folder}/lesson.mdx`, toBytes(makeLessonStart('first-lesson', null))],
  ]);
}

/** The courses of content/courses, by slug. */
export async function listGitCourses(gitFolder = GIT_COURSES): Promise<CourseList['fromGit']> {
  const courses = await Promise.all(
    (await listGitSlugs(gitFolder)).map(async (slug) => {
      const text = await readFile(join(gitFolder, slug, 'course.json'), 'utf8').catch(() => null);
      const spec = text === null ? null : courseSchema.safeParse(parseJson(text));
      // one that does not compile is told at the start of the server
      return spec?.success ? [{ slug, title: spec.data.title, lessons: spec.data.modules.flatMap(({ lessons }) => lessons).length }] : [];
    }),
  );
  return courses.flat();
}

/** The files of a course of content/courses; null: there is none. */
export async function readGitCourse(slug: string, gitFolder = GIT_COURSES): Promise<CourseFiles | null> {
  if (!(await listGitSlugs(gitFolder)).includes(slug)) return null;
  const folder = join(gitFolder, slug);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1).split(sep).join('/'));
  // dot files of editors and systems are not content
  const files = await Promise.all(paths.filter(isCourseFile).map(async (path) => [path, new Uint8Array(await readFile(join(folder, path)))] as const));
  return new Map(files);
}

async function listGitSlugs(gitFolder: string): Promise<string[]> {
  const entries = await readdir(gitFolder, { withFileTypes: true }).catch(() => []);
  return entries.filter((entry) => entry.isDirectory() && KEBAB_CASE.test(entry.name)).map(({ name }) => name).toSorted();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
