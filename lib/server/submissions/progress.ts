/** A learner's marks over a course. */
import { db } from '#lib/server/db/client.ts';
import type { SqlRunner } from '#lib/server/queue/queue.ts';
import { readMarks } from './marks.ts';

/** By full exercise id (`course/lesson/exercise`). */
export type Progress = Readonly<Record<string, { readonly earned: number; readonly points: number }>>;

/** Marks of a learner in a course; exercises never judged are absent. */
export async function readProgress(learner: string, course: string, sql: SqlRunner = db): Promise<Progress> {
  const marks = await readMarks(sql, learner, { course });
  return Object.fromEntries(marks.map(({ exercise, earned, points }) => [exercise, { earned, points }]));
}
