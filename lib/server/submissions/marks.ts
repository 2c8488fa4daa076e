/** The marks that count: the best or the last attempt, as the published exercise says. */
import { Prisma } from '#lib/server/db/generated/client.ts';
import type { SqlRunner } from '#lib/server/queue/queue.ts';
import { BEFORE_SOLUTION, JOIN_OPENING } from './attempt-facts.ts';

export interface StandingMark {
  /** `course/lesson/exercise` */
  readonly exercise: string;
  readonly earned: number;
  readonly points: number;
}

/** Marks of a learner, of one exercise or of a course; exercises without a judged attempt are absent. */
export async function readMarks(sql: SqlRunner, learner: string, of: { readonly exercise: string } | { readonly course: string }): Promise<readonly StandingMark[]> {
  const which = 'exercise' in of ? Prisma.sql`s.exercise = ${of.exercise}` : Prisma.sql`split_part(s.exercise, '/', 1) = ${of.course}`;
  // What cost no attempt counts only where it earned something, as a regraded broken exercise may: a text that could not
  // be read must not be the last word.
  return sql.$queryRaw<StandingMark[]>`
    SELECT DISTINCT ON (s.exercise) s.exercise, v.earned, v.points
    FROM "Submission" s JOIN "StoredVerdict" v ON v."submissionId" = s.id ${JOIN_OPENING}
    LEFT JOIN "Publication" p ON p.path = s.exercise LEFT JOIN "ExerciseVersion" e ON e.version = p.version
    WHERE s."learnerId" = ${learner}::uuid AND ${which} AND ${BEFORE_SOLUTION}
      AND v.kind NOT IN ('broken', 'ours') AND (v.costs OR v.earned > 0)
    ORDER BY s.exercise,
      CASE WHEN e.public->'attempts'->>'counts' = 'last' THEN 0 ELSE v.earned / NULLIF(v.points, 0) END DESC NULLS LAST,
      s."createdAt" DESC, s.id`;
}
