import { db } from '#lib/server/db/client.ts';
import { toAnswer } from '#lib/server/http/api-answer.ts';
import { listGraders } from '#lib/server/queue/heartbeat.ts';
import { selectWeakestTier } from '#lib/server/sandbox/sandbox-tier.ts';

// Asked of a running process, never at build time.
export const dynamic = 'force-dynamic';

/** Whether database and graders are there, and the weakest sandbox tier among them: 200, or 503 when the database is not. Without a grader pages work and submissions wait. */
export async function GET(): Promise<Response> {
  try {
    const graders = await listGraders(db);
    const grading = graders.length > 0 ? 'up' : 'no grader runs: submissions are stored and wait';
    return toAnswer(200, { database: 'up', grading, graders: graders.length, tier: selectWeakestTier(graders.map(({ tier }) => tier)) });
  } catch {
    return toAnswer(503, { database: 'down', grading: null, graders: null, tier: null });
  }
}
