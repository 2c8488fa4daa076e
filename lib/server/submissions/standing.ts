/** Where a learner stands: best marks, tries, and whether the solution is open. Derived from verdicts, stored nowhere. */
import type { ExerciseStanding } from '#lib/grading/submission.ts';
import { db } from '#lib/server/db/client.ts';
import type { SqlRunner } from '#lib/server/queue/queue.ts';
import { listSubmissions } from './submission-view.ts';

interface Facts {
  /** different texts that were judged; a broken exercise or a fault of ours uses up no try */
  readonly attempts: number;
  readonly solved: boolean;
  readonly earned: number | null;
  readonly points: number | null;
}

/** The learner's standing in one exercise; `solutionAfterAttempts` is the published exercise's. A visitor has no learner yet. */
export async function readStanding(learner: string | null, exercise: string, solutionAfterAttempts: number, sql: SqlRunner = db): Promise<ExerciseStanding> {
  if (!learner) return { attempts: 0, best: null, last: null, solutionOpen: false };
  const facts = await readFacts(sql, learner, exercise);
  const [last = null] = await listSubmissions(learner, { exercise, limit: 1 }, sql);
  return {
    attempts: facts.attempts,
    best: facts.earned === null || facts.points === null ? null : { earned: facts.earned, points: facts.points },
    last,
    solutionOpen: facts.solved || facts.attempts >= solutionAfterAttempts,
  };
}

async function readFacts(sql: SqlRunner, learner: string, exercise: string): Promise<Facts> {
  const [row] = await sql.$queryRaw<Facts[]>`
    WITH judged AS (
      SELECT s."codeHash", v.kind, v.earned, v.points FROM "Submission" s JOIN "StoredVerdict" v ON v."submissionId" = s.id
      WHERE s."learnerId" = ${learner}::uuid AND s.exercise = ${exercise} AND v.kind NOT IN ('broken', 'ours')
    ), best AS (SELECT earned, points FROM judged ORDER BY earned / NULLIF(points, 0) DESC NULLS LAST LIMIT 1)
    SELECT (SELECT count(DISTINCT "codeHash")::int FROM judged) AS attempts,
      EXISTS (SELECT 1 FROM judged WHERE kind = 'passed') AS solved,
      (SELECT earned FROM best) AS earned, (SELECT points FROM best) AS points`;
  return row ?? { attempts: 0, solved: false, earned: null, points: null };
}
