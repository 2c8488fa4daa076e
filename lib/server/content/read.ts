/**
 * Published content for pages, routes and the grader. What is live is asked each time (one look-up by primary key), so every
 * replica shows a publication at once; the versions themselves never change and are kept in memory.
 * A JSON column has the type it is cast to because only `publish` writes it, from a value of that type.
 */
import type { Course, Lesson, PrivateExercise, PublicExercise } from '#lib/course/lesson.ts';
import { db as sharedDb, type Database } from '#lib/server/db/client.ts';
import { VersionCache } from './version-cache.ts';

/** Versions kept in memory: a course of 50 lessons and what it was before its last change. */
const KEPT = { courses: 20, lessons: 100, exercises: 400 } as const;

const courses = new VersionCache<Course>(KEPT.courses);
const lessons = new VersionCache<Lesson>(KEPT.lessons);
const publicExercises = new VersionCache<PublicExercise>(KEPT.exercises);
const privateExercises = new VersionCache<PrivateExercise>(KEPT.exercises);

/** The outlines of all live courses, by title. */
export async function listCourses(db: Database = sharedDb): Promise<Course[]> {
  const live = await db.publication.findMany({ where: { NOT: { path: { contains: '/' } } }, select: { version: true } });
  const found = await Promise.all(live.map(({ version }) => readCourseVersion(version, db)));
  return found.filter((course) => course !== null).toSorted((a, b) => a.title.localeCompare(b.title));
}

/** The live outline of a course. */
export async function readCourse(slug: string, db: Database = sharedDb): Promise<Course | null> {
  const version = await readLiveVersion(slug, db);
  return version === null ? null : readCourseVersion(version, db);
}

/** The live version of a lesson. */
export async function readLesson(course: string, slug: string, db: Database = sharedDb): Promise<Lesson | null> {
  const version = await readLiveVersion(`${course}/${slug}`, db);
  if (version === null) return null;
  return lessons.get(version, async () => {
    const row = await db.lessonVersion.findUnique({ where: { version }, select: { lesson: true } });
    return row && (row.lesson as unknown as Lesson);
  });
}

/** The live lessons of a course, in its order. */
export async function readLessons(course: Course, db: Database = sharedDb): Promise<Lesson[]> {
  const lessons = await Promise.all(course.modules.flatMap((module) => module.lessons.map(({ slug }) => readLesson(course.slug, slug, db))));
  return lessons.filter((lesson) => lesson !== null);
}

/** Names what a lesson's page shows: its own version and its course's. Null where there is no such lesson. */
export async function readPageVersion(course: string, slug: string, db: Database = sharedDb): Promise<string | null> {
  const live = await db.publication.findMany({ where: { path: { in: [course, `${course}/${slug}`] } }, select: { version: true }, orderBy: { path: 'asc' } });
  return live.length === 2 ? live.map(({ version }) => version).join(' ') : null;
}

/** The live version of an exercise by its full id: what a browser may have. */
export async function readExercise(id: string, db: Database = sharedDb): Promise<PublicExercise | null> {
  const version = await readLiveVersion(id, db);
  return version === null ? null : readPublicExercise(version, db);
}

/** An exercise as it was in a version that may no longer be live: what a browser may have. */
export async function readPublicExercise(version: string, db: Database = sharedDb): Promise<PublicExercise | null> {
  return publicExercises.get(version, async () => {
    const row = await db.exerciseVersion.findUnique({ where: { version }, select: { public: true } });
    return row && (row.public as unknown as PublicExercise);
  });
}

/** Hidden checks and solution. For the grader, and for the solution route after it has asked whether they are earned. */
export async function readPrivateExercise(version: string, db: Database = sharedDb): Promise<PrivateExercise | null> {
  return privateExercises.get(version, async () => {
    const row = await db.exerciseVersion.findUnique({ where: { version }, select: { private: true } });
    return row && (row.private as unknown as PrivateExercise);
  });
}

async function readLiveVersion(path: string, db: Database): Promise<string | null> {
  const row = await db.publication.findUnique({ where: { path }, select: { version: true } });
  return row?.version ?? null;
}

async function readCourseVersion(version: string, db: Database): Promise<Course | null> {
  return courses.get(version, async () => {
    const row = await db.courseVersion.findUnique({ where: { version }, select: { outline: true } });
    return row && (row.outline as unknown as Course);
  });
}
