/** Withdraws lessons and brings older versions back: no check stands in the way, since nothing new becomes live. */
import { err, ok, type Result } from '#lib/base/result.ts';
import { courseSchema, type CourseSpec } from '#lib/course/course-schema.ts';
import type { Course, Lesson, LessonSummary } from '#lib/course/lesson.ts';
import { toSummary, toOutline, withLesson, withoutLesson } from '#lib/course/outline.ts';
import { toOptionalSlug } from '#lib/course/studio-files.ts';
import type { Versions } from '#lib/course/studio.ts';
import { toVersion } from '#lib/server/content/content-hash.ts';
import { publishing, publishVersions } from '#lib/server/content/publish.ts';
import type { Database } from '#lib/server/db/client.ts';
import type { Prisma } from '#lib/server/db/generated/client.ts';
import { readLiveCourse, type LiveCourse } from './live-lessons.ts';
import { readFiles, toText } from './read-files.ts';
import type { Author, Transaction } from './save-files.ts';

export type LiveFailure = { readonly kind: 'not-live' } | { readonly kind: 'unknown-version' } | { readonly kind: 'not-listed' };

/** Takes a lesson, or all of the course (null), out of learners' sight. Submissions keep the versions they name. */
export function unpublish(db: Database, course: string, lesson: string | null, author: Author): Promise<Result<null, LiveFailure>> {
  return publishing(db, course, async (tx) => {
    const live = await readLiveCourse(tx, course);
    const folders = lesson === null ? [...live.lessons.keys()] : [lesson].filter((folder) => live.lessons.has(folder));
    if (folders.length === 0) return err({ kind: 'not-live' });
    const outline = await readLiveOutline(tx, course);
    const slug = lesson === null ? null : toOptionalSlug(lesson);
    const left = outline && slug !== null ? withoutLesson(outline, slug) : null;
    await makeLive(tx, course, left, (path) => slug === null || !isOf(path, `${course}/${slug}`), new Map());
    await note(tx, course, author, [
      { lesson: null, action: left ? 'publish' : 'unpublish', revision: live.outlineRevision ?? 1 },
      ...folders.map((folder) => ({ lesson: folder, action: 'unpublish', revision: live.lessons.get(folder)?.revision ?? 1 })),
    ]);
    return ok(null);
  });
}

/** Makes a version of before live again, with its exercises; the draft stays as it is. */
export function rollBack(db: Database, course: string, lesson: string, version: string, author: Author): Promise<Result<null, LiveFailure>> {
  return publishing(db, course, async (tx) => {
    const published = await tx.studioPublication.findFirst({ where: { courseSlug: course, lesson, lessonVersion: version }, orderBy: { id: 'desc' } });
    const row = published && (await tx.lessonVersion.findUnique({ where: { version } }));
    if (!row) return err({ kind: 'unknown-version' });
    // written by `publish` only
    const old = row.lesson as unknown as Lesson;
    const live = await readLiveCourse(tx, course);
    const chosen = await placeLesson(tx, course, toSummary(old), live);
    if (!chosen) return err({ kind: 'not-listed' });
    const path = `${course}/${old.slug}`;
    const versions = new Map([[path, version], ...old.exercises.map((exercise): [string, string] => [exercise.id, exercise.version])]);
    await makeLive(tx, course, chosen.outline, (other) => !isOf(other, path), versions);
    await note(tx, course, author, [
      { lesson: null, action: 'publish', revision: chosen.revision },
      { lesson, action: 'roll-back', revision: published.revision, lessonVersion: version },
    ]);
    return ok(null);
  });
}

/** What was ever published of a lesson, newest first. */
export async function listVersions(db: Database, course: string, lesson: string): Promise<Versions> {
  const [rows, live] = await Promise.all([db.studioPublication.findMany({ where: { courseSlug: course, lesson, lessonVersion: { not: null } }, orderBy: { id: 'desc' } }), readLiveCourse(db, course)]);
  const newest = rows.filter((row, index) => rows.findIndex(({ lessonVersion }) => lessonVersion === row.lessonVersion) === index);
  return {
    versions: newest.flatMap(({ lessonVersion, revision, at, byId, byName }) =>
      lessonVersion === null ? [] : [{ version: lessonVersion, revision, at: at.toISOString(), by: { id: byId, name: byName }, isLive: live.lessons.get(lesson)?.version === lessonVersion }],
    ),
  };
}

const isOf = (path: string, lesson: string): boolean => path === lesson || path.startsWith(`${lesson}/`);

async function readLiveOutline(tx: Transaction, course: string): Promise<Course | null> {
  const live = await tx.publication.findUnique({ where: { path: course }, select: { version: true } });
  const row = live && (await tx.courseVersion.findUnique({ where: { version: live.version } }));
  return row && (row.outline as unknown as Course);
}

/** The outline with that version of the lesson, and whose course.json it follows. */
async function placeLesson(tx: Transaction, course: string, lesson: LessonSummary, live: LiveCourse): Promise<{ readonly outline: Course; readonly revision: number } | null> {
  const now = await readLiveOutline(tx, course);
  const replaced = now && withLesson(now, lesson);
  if (replaced && live.outlineRevision !== null) return { outline: replaced, revision: live.outlineRevision };
  // it was withdrawn: it comes back to the place that course.json gives it, the newest one that was published or else the draft's
  const last = await tx.studioPublication.findFirst({ where: { courseSlug: course, lesson: null, action: 'publish' }, orderBy: { id: 'desc' } });
  const { head } = await tx.studioCourse.findUniqueOrThrow({ where: { slug: course } });
  const summaries = new Map([...(now?.modules.flatMap(({ lessons }) => lessons) ?? []), lesson].map((one) => [one.slug, one]));
  for (const revision of [last?.revision, head]) {
    const spec = revision === undefined ? null : await readSpec(tx, course, revision);
    const outline = spec && toOutline(course, spec, summaries);
    if (revision !== undefined && outline && withLesson(outline, lesson)) return { outline, revision };
  }
  return null;
}

async function readSpec(tx: Transaction, course: string, revision: number): Promise<CourseSpec | null> {
  const bytes = (await readFiles(tx, course, revision, 'course')).get('course.json');
  try {
    return bytes ? courseSchema.parse(JSON.parse(toText(bytes))) : null;
  } catch {
    return null; // a draft that does not compile
  }
}

/** Changes what is live: the outline, and of the rest what is kept and what comes in place of the others. */
async function makeLive(tx: Transaction, course: string, outline: Course | null, isKept: (path: string) => boolean, added: ReadonlyMap<string, string>): Promise<void> {
  const rows = outline ? await tx.publication.findMany({ where: { path: { startsWith: `${course}/` } } }) : [];
  const version = toVersion(outline);
  // plain data by its type; Prisma's JSON type has no readonly arrays
  const json = (value: object): Prisma.InputJsonValue => value;
  if (outline) await tx.courseVersion.createMany({ data: [{ version, slug: course, outline: json(outline) }], skipDuplicates: true });
  const kept = rows.filter(({ path }) => isKept(path)).map(({ path, version: of }): [string, string] => [path, of]);
  await publishVersions(tx, course, new Map([...(outline ? [[course, version] as const] : []), ...kept, ...added]));
}

interface NoteRow {
  readonly lesson: string | null;
  readonly action: string;
  readonly revision: number;
  readonly lessonVersion?: string;
}

async function note(tx: Transaction, course: string, author: Author, rows: readonly NoteRow[]): Promise<void> {
  await tx.studioPublication.createMany({ data: rows.map((row) => ({ ...row, courseSlug: course, byId: author.id, byName: author.name })) });
}
