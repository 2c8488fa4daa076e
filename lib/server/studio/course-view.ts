/** Courses and lessons as the studio's lists show them: the draft, and what is live of it. */
import { isPicture, isTextFile, toOptionalSlug, toPart, toPictureAddress } from '#lib/course/studio-files.ts';
import type { CourseList, CourseView, StudioLesson } from '#lib/course/studio.ts';
import type { Database } from '#lib/server/db/client.ts';
import { findListed } from './compose-course.ts';
import { readLiveCourse, toPublished, type LiveCourse } from './live-lessons.ts';
import { listHashes, readContents, toText } from './read-files.ts';
import { listReleases } from './releases.ts';

/** A course with everything its page shows; null: there is none. */
export async function readCourseView(db: Database, slug: string): Promise<CourseView | null> {
  const course = await db.studioCourse.findUnique({ where: { slug } });
  if (!course) return null;
  const [hashes, live, releases, changes] = await Promise.all([listHashes(db, slug, course.head), readLiveCourse(db, slug), listReleases(db, slug), listLastChanges(db, slug)]);
  const texts = await readContents(db, [...hashes].filter(([path]) => path === 'course.json' || path.endsWith('/lesson.mdx')).map(([, hash]) => hash));
  const textOf = (path: string): string => {
    const bytes = texts.get(hashes.get(path) ?? '');
    return bytes ? toText(bytes) : '';
  };
  const outline = textOf('course.json');
  const listed = [...(findListed(outline) ?? [])];
  const folders = [...new Set([...hashes.keys()].filter(isTextFile).map(toPart))].filter((part) => toOptionalSlug(part) !== null);
  const place = (folder: string): number => (listed.includes(folder) ? listed.indexOf(folder) : listed.length);
  const lessons = await Promise.all(
    folders
      .toSorted((a, b) => place(a) - place(b) || a.localeCompare(b))
      .map((folder) => toLesson(db, slug, folder, { hashes, live, last: changes.get(folder) ?? null, isListed: listed.includes(folder), text: textOf(`${folder}/lesson.mdx`) })),
  );
  return {
    slug,
    title: readJsonTitle(outline) ?? slug,
    revision: course.head,
    lessons: lessons.filter((lesson) => lesson !== null),
    modules: readModules(outline),
    pictures: [...hashes.keys()].filter(isPicture).toSorted().map((path) => ({ path, address: toPictureAddress(path) })),
    releases,
  };
}

interface LastChange {
  readonly part: string;
  readonly number: number;
  readonly at: Date;
  readonly byId: string;
  readonly byName: string;
}

/** The newest revision of each part. */
async function listLastChanges(db: Database, course: string): Promise<Map<string, LastChange>> {
  const rows = await db.$queryRaw<LastChange[]>`SELECT c.part, c.number, r.at, r."byId", r."byName"
    FROM (SELECT part, max(number) AS number FROM "StudioChange" WHERE "courseSlug" = ${course} GROUP BY part) c
    JOIN "StudioRevision" r ON r."courseSlug" = ${course} AND r.number = c.number`;
  return new Map(rows.map((row) => [row.part, row]));
}

interface LessonFacts {
  readonly hashes: ReadonlyMap<string, string>;
  readonly live: LiveCourse;
  readonly last: LastChange | null;
  readonly isListed: boolean;
  readonly text: string;
}

async function toLesson(db: Database, course: string, folder: string, { hashes, live, last, isListed, text }: LessonFacts): Promise<StudioLesson | null> {
  const slug = toOptionalSlug(folder);
  if (!last || slug === null) return null;
  const published = live.lessons.get(folder) ?? null;
  return {
    folder,
    slug,
    title: readFrontTitle(text) ?? slug,
    isListed,
    draft: { revision: last.number, at: last.at.toISOString(), by: { id: last.byId, name: last.byName } },
    published: published && toPublished(published),
    // what was changed and changed back is not changed
    isChanged: !published || (last.number > published.revision && !isSame(select(hashes, folder), await listHashes(db, course, published.revision, folder))),
  };
}

const select = (hashes: ReadonlyMap<string, string>, part: string): Map<string, string> => new Map([...hashes].filter(([path]) => toPart(path) === part));
const isSame = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean => a.size === b.size && [...a].every(([path, hash]) => b.get(path) === hash);

/** The title of a lesson's front matter, as far as a list needs it; the compiler reads it strictly. */
export function readFrontTitle(text: string): string | null {
  const front = /^\uFEFF?---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1] ?? '';
  const title = /^title:[ \t]*(\S.*?)\s*$/m.exec(front)?.[1] ?? null;
  return title === null ? null : title.replace(/^(["'])(.*)\1$/, '$2').replaceAll('\\"', '"');
}

function readJsonTitle(text: string): string | null {
  const value = parse(text);
  return typeof value === 'object' && value !== null && 'title' in value && typeof value.title === 'string' ? value.title : null;
}

function readModules(text: string): string[] {
  const value = parse(text);
  if (typeof value !== 'object' || value === null || !('modules' in value) || !Array.isArray(value.modules)) return [];
  return value.modules.flatMap((module: unknown) => (typeof module === 'object' && module !== null && 'title' in module && typeof module.title === 'string' ? [module.title] : []));
}

/** A draft's JSON; null while it is none. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The courses of these slugs (null: all), the last changed first. */
export async function listStudioCourses(db: Database, slugs: readonly string[] | null): Promise<CourseList['courses']> {
  const courses = await db.studioCourse.findMany({ ...(slugs && { where: { slug: { in: [...slugs] } } }) });
  const views = await Promise.all(courses.map(({ slug, head }) => toListed(db, slug, head)));
  return views.toSorted((a, b) => b.at.localeCompare(a.at));
}

async function toListed(db: Database, slug: string, head: number): Promise<CourseList['courses'][number]> {
  const [hashes, live, last] = await Promise.all([listHashes(db, slug, head), readLiveCourse(db, slug), db.studioRevision.findUniqueOrThrow({ where: { courseSlug_number: { courseSlug: slug, number: head } } })]);
  const outline = hashes.get('course.json');
  const bytes = outline === undefined ? undefined : (await readContents(db, [outline])).get(outline);
  return {
    slug,
    title: (bytes && readJsonTitle(toText(bytes))) ?? slug,
    revision: head,
    at: last.at.toISOString(),
    by: { id: last.byId, name: last.byName },
    lessons: [...hashes.keys()].filter((path) => path.endsWith('/lesson.mdx')).length,
    published: live.lessons.size,
  };
}
