/** What of a studio course learners see: the newest publication of each lesson. */
import type { StudioLesson } from '#lib/course/studio.ts';
import type { Database } from '#lib/server/db/client.ts';

export interface LiveLesson {
  /** whose files are live */
  readonly revision: number;
  readonly version: string;
  readonly at: Date;
  readonly by: { readonly id: string; readonly name: string };
}

export interface LiveCourse {
  /** by folder */
  readonly lessons: ReadonlyMap<string, LiveLesson>;
  /** whose course.json is live; null: nothing is */
  readonly outlineRevision: number | null;
  /** of the newest publication; 0: there is none. What was made of an older one is out of date */
  readonly stamp: number;
}

/** The live state, in the caller's transaction or outside one. */
export async function readLiveCourse(sql: Pick<Database, '$queryRaw'>, course: string): Promise<LiveCourse> {
  const rows = await sql.$queryRaw<{ id: number; lesson: string | null; action: string; revision: number; lessonVersion: string | null; byId: string; byName: string; at: Date }[]>`
    SELECT DISTINCT ON (lesson) * FROM "StudioPublication" WHERE "courseSlug" = ${course} ORDER BY lesson, id DESC`;
  const lessons = rows.flatMap(({ lesson, lessonVersion: version, revision, at, byId, byName }): [string, LiveLesson][] =>
    lesson === null || version === null ? [] : [[lesson, { revision, version, at, by: { id: byId, name: byName } }]],
  );
  const outline = rows.find(({ lesson, action }) => lesson === null && action !== 'unpublish');
  return { lessons: new Map(lessons), outlineRevision: outline?.revision ?? null, stamp: Math.max(0, ...rows.map(({ id }) => id)) };
}

/** As the lists show it. */
export const toPublished = ({ revision, version, at, by }: LiveLesson): NonNullable<StudioLesson['published']> => ({ revision, version, at: at.toISOString(), by });
