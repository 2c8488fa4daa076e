/** When the versions that a grade was earned on were published, and whether they are still what learners see. */
import { db as sharedDb, type Database } from '#lib/server/db/client.ts';

export interface VersionDate {
  readonly version: string;
  /** ISO 8601 */
  readonly publishedAt: string;
  readonly isCurrent: boolean;
}

/** Of an exercise and its lesson; null: the version is not known here. */
export async function readVersionDates(exercise: string, versions: { readonly exercise: string; readonly lesson: string }, db: Database = sharedDb): Promise<{ readonly exercise: VersionDate | null; readonly lesson: VersionDate | null }> {
  const lessonPath = exercise.split('/').slice(0, 2).join('/');
  const [own, lesson, live] = await Promise.all([
    db.exerciseVersion.findUnique({ where: { version: versions.exercise }, select: { version: true, publishedAt: true } }),
    db.lessonVersion.findUnique({ where: { version: versions.lesson }, select: { version: true, publishedAt: true } }),
    db.publication.findMany({ where: { path: { in: [exercise, lessonPath] } }, select: { version: true } }),
  ]);
  const current = new Set(live.map(({ version }) => version));
  const toDate = (row: { version: string; publishedAt: Date } | null): VersionDate | null => row && { version: row.version, publishedAt: row.publishedAt.toISOString(), isCurrent: current.has(row.version) };
  return { exercise: toDate(own), lesson: toDate(lesson) };
}
