/** What a learner handed in for an exercise so far, as the rules on attempts see it. Counted from what is stored, so every web process agrees. */
import type { AttemptFacts } from '#lib/grading/attempts.ts';
import { Prisma } from '#lib/server/db/generated/client.ts';
import type { SqlRunner } from '#lib/server/queue/queue.ts';

/** Joins a submission `s` with the moment its learner opened the solution. */
export const JOIN_OPENING = Prisma.sql`LEFT JOIN "SolutionOpening" o ON o."learnerId" = s."learnerId" AND o.exercise = s.exercise`;
/** The submission was handed in before the solution was opened, or it never was. */
export const BEFORE_SOLUTION = Prisma.sql`(o."openedAt" IS NULL OR s."createdAt" <= o."openedAt")`;

export async function readAttemptFacts(sql: SqlRunner, learner: string, exercise: string): Promise<AttemptFacts> {
  const [row] = await sql.$queryRaw<AttemptFacts[]>`
    WITH texts AS (
      SELECT min(s."createdAt") AS at, bool_or(v."submissionId" IS NOT NULL) AS judged
      FROM "Submission" s LEFT JOIN "StoredVerdict" v ON v."submissionId" = s.id ${JOIN_OPENING}
      WHERE s."learnerId" = ${learner}::uuid AND s.exercise = ${exercise} AND ${BEFORE_SOLUTION}
        AND COALESCE(v.costs, s."parkedAt" IS NULL)
      GROUP BY s."codeHash"
    )
    SELECT count(*) FILTER (WHERE judged)::int AS used, count(*) FILTER (WHERE NOT judged)::int AS pending,
      floor(extract(epoch FROM clock_timestamp() - max(at)))::int AS "sinceSeconds",
      EXISTS (SELECT 1 FROM "SolutionOpening" WHERE "learnerId" = ${learner}::uuid AND exercise = ${exercise}) AS "solutionSeen"
    FROM texts`;
  return row ?? { used: 0, pending: 0, sinceSeconds: null, solutionSeen: false };
}

/** One at a time for each learner until the transaction ends: two tabs cannot both take the last attempt. */
export async function lockLearner(tx: SqlRunner, learner: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM "Learner" WHERE id = ${learner}::uuid FOR NO KEY UPDATE`;
}
