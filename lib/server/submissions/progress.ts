/** A learner's best marks over a course. */
import { db } from '#lib/server/db/client.ts';
import type { SqlRunner } from '#lib/server/queue/queue.ts';

/** By full exercise id (`course/lesson/exercise`). */
export type Progress = Readonly<Record<string, { readonly earned: number; readonly points: number }>>;

/** Best marks of a learner in a course; exercises never judged are absent. */
export async function readProgress(learner: string, course: string, sql: SqlRunner = db): Promise<Progress> {
  const rows = await sql.$queryRaw<{ exercise: string; earned: number; points: number }[]>`
    SELECT DISTINCT ON (s.exercise) s.exercise, v.earned, v.points FROM "Submission" s JOIN "StoredVerdict" v ON v."submissionId" = s.id
    WHERE s."learnerId" = ${learner}::uuid AND split_part(s.exercise, '/', 1) = ${course} AND v.kind NOT IN ('broken', 'ours')
    ORDER BY s.exercise, v.earned / NULLIF(v.points, 0) DESC NULLS LAST`;
  return Object.fromEntries(rows.map(({ exercise, earned, points }) => [exercise, { earned, points }]));
}
