/** The seed of a submission: secret until it is judged. */
import { randomBytes } from 'node:crypto';
import type { SqlRunner } from '#lib/server/queue/queue.ts';

/** Hidden inputs are drawn from it: nobody can know it beforehand. Decimal. */
export const drawSeed = (): string => String(randomBytes(8).readBigUInt64BE());

/** The same text gets the same seed, so it gets the same inputs: luck cannot be had by handing it in again. */
export async function selectSeed(sql: SqlRunner, learner: string, exercise: string, codeHash: string): Promise<string> {
  const [row] = await sql.$queryRaw<{ seed: string }[]>`SELECT COALESCE(s.seed, v.receipt->>'seed') AS seed
    FROM "Submission" s LEFT JOIN "StoredVerdict" v ON v."submissionId" = s.id
    WHERE s."learnerId" = ${learner}::uuid AND s.exercise = ${exercise} AND s."codeHash" = ${codeHash} AND COALESCE(s.seed, v.receipt->>'seed') IS NOT NULL
    ORDER BY s."createdAt" LIMIT 1`;
  return row?.seed ?? drawSeed();
}
