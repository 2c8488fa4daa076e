/** What became of submissions, read from the database with PostgreSQL's own times. */
import type { Database } from '#lib/server/db/client.ts';

export interface Outcome {
  readonly id: string;
  readonly learner: string;
  /** ms since 1970 */
  readonly createdAt: number;
  /** when a grader first took it, ms since 1970; null: never */
  readonly firstClaimAt: number | null;
  readonly claims: number;
  readonly verdicts: number;
  readonly kind: string | null;
  readonly earned: number | null;
  readonly isParked: boolean;
}

/** Everything that is stored, judged or not, in the order of first claims. */
export function readOutcomes(db: Database): Promise<readonly Outcome[]> {
  return db.$queryRaw<Outcome[]>`
    SELECT s.id, s."learnerId" AS learner, extract(epoch FROM s."createdAt")::float8 * 1000 AS "createdAt",
      (SELECT extract(epoch FROM min(c.at))::float8 * 1000 FROM claim c WHERE c.submission = s.id) AS "firstClaimAt",
      (SELECT count(*)::int FROM claim c WHERE c.submission = s.id) AS claims,
      (SELECT count(*)::int FROM "StoredVerdict" v WHERE v."submissionId" = s.id) AS verdicts,
      v.kind, v.earned, s."parkedAt" IS NOT NULL AS "isParked"
    FROM "Submission" s LEFT JOIN "StoredVerdict" v ON v."submissionId" = s.id ORDER BY "firstClaimAt", s.id`;
}

/** Submissions without a verdict. */
export async function countUnjudged(db: Database): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM "Submission" s
    WHERE NOT EXISTS (SELECT 1 FROM "StoredVerdict" v WHERE v."submissionId" = s.id)`;
  return row?.count ?? 0;
}
