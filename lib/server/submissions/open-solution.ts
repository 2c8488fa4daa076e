/** Notes that a learner opens the solution: what they hand in from then on is graded, and counts for nothing. */
import type { Database } from '#lib/server/db/client.ts';
import { lockLearner } from './attempt-facts.ts';

/** Opening it again changes nothing. */
export async function openSolution(db: Database, learner: string, exercise: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockLearner(tx, learner);
    await tx.$executeRaw`INSERT INTO "SolutionOpening" ("learnerId", exercise, "openedAt") VALUES (${learner}::uuid, ${exercise}, clock_timestamp())
      ON CONFLICT ("learnerId", exercise) DO NOTHING`;
  });
}
