/** Makes work that was done without an account the account's: nothing is lost, nothing is there twice. */
import type { Database } from '#lib/server/db/client.ts';
import { mergeDrafts } from '#lib/server/drafts/merge-drafts.ts';
import type { SqlRunner } from '#lib/server/queue/queue.ts';

/** What became of the anonymous work: taken whole, added to what the account had, or none there was to take. */
export type AttachOutcome = 'taken' | 'merged' | 'none';

/**
 * In one transaction. The caller has proved that the account is signed in to and that the visitor holds the learner's cookie;
 * a learner who belongs to an account already stays where it is.
 */
export async function attachWork(db: Database, account: string, learner: string): Promise<AttachOutcome> {
  return db.$transaction(async (tx) => {
    // Two devices that sign in at once go one after the other.
    await tx.$queryRaw`SELECT 1 AS locked FROM "Account" WHERE id = ${account} FOR UPDATE`;
    // Both learners in one order; a submission that is being stored for one of them comes before us or finds the new owner.
    const learners = await tx.$queryRaw<{ id: string; accountId: string | null }[]>`
      SELECT id, "accountId" FROM "Learner" WHERE id = ${learner}::uuid OR "accountId" = ${account} ORDER BY id FOR UPDATE`;
    const given = learners.find(({ id }) => id === learner);
    if (!given || given.accountId !== null) return 'none';
    const own = learners.find(({ accountId }) => accountId === account);
    if (own) await merge(tx, learner, own.id);
    else await tx.$executeRaw`UPDATE "Learner" SET "accountId" = ${account} WHERE id = ${learner}::uuid`;
    return own ? 'merged' : 'taken';
  });
}

async function merge(tx: SqlRunner, from: string, into: string): Promise<void> {
  await dropRepeated(tx, from, into);
  // The same key for different work: a key only tells presses of one learner apart, so another will do.
  await tx.$executeRaw`UPDATE "Submission" f SET key = gen_random_uuid() WHERE f."learnerId" = ${from}::uuid
    AND EXISTS (SELECT 1 FROM "Submission" i WHERE i."learnerId" = ${into}::uuid AND i.key = f.key)`;
  await tx.$executeRaw`UPDATE "Submission" SET "learnerId" = ${into}::uuid WHERE "learnerId" = ${from}::uuid`;
  // They saw the solution when they saw it first.
  await tx.$executeRaw`INSERT INTO "SolutionOpening" ("learnerId", exercise, "openedAt")
    SELECT ${into}::uuid, exercise, "openedAt" FROM "SolutionOpening" WHERE "learnerId" = ${from}::uuid
    ON CONFLICT ("learnerId", exercise) DO UPDATE SET "openedAt" = LEAST("SolutionOpening"."openedAt", EXCLUDED."openedAt")`;
  await tx.$executeRaw`DELETE FROM "SolutionOpening" WHERE "learnerId" = ${from}::uuid`;
  await mergeDrafts(tx, from, into);
  await tx.$executeRaw`DELETE FROM "Learner" WHERE id = ${from}::uuid`;
}

/** One press of Submit that was stored for both, as when a session ends between two tries: the one with the better verdict stays. */
async function dropRepeated(tx: SqlRunner, from: string, into: string): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT CASE WHEN COALESCE(vf.earned, -1) > COALESCE(vi.earned, -1) THEN i.id ELSE f.id END AS id
    FROM "Submission" f JOIN "Submission" i ON i.key = f.key AND i.exercise = f.exercise AND i."codeHash" = f."codeHash"
    LEFT JOIN "StoredVerdict" vf ON vf."submissionId" = f.id LEFT JOIN "StoredVerdict" vi ON vi."submissionId" = i.id
    WHERE f."learnerId" = ${from}::uuid AND i."learnerId" = ${into}::uuid FOR UPDATE OF f, i`;
  for (const { id } of rows) {
    await tx.$executeRaw`DELETE FROM "RegradeResult" WHERE "submissionId" = ${id}::uuid`;
    await tx.$executeRaw`DELETE FROM "StoredVerdict" WHERE "submissionId" = ${id}::uuid`;
    await tx.$executeRaw`DELETE FROM "Submission" WHERE id = ${id}::uuid`;
  }
}
