/** Brings the drafts of one learner to another's. Texts that do not know each other are both kept as heads: the learner chooses. */
import type { SqlRunner } from '#lib/server/queue/queue.ts';

/** In the caller's transaction, which has locked both learners. */
export async function mergeDrafts(tx: SqlRunner, from: string, into: string): Promise<void> {
  // A revision that both have is one. Where either of them wrote on top of it, it is the past.
  await tx.$executeRaw`UPDATE "Draft" i SET "isHead" = false, "baseText" = NULL FROM "Draft" f
    WHERE i."learnerId" = ${into}::uuid AND f."learnerId" = ${from}::uuid AND i.key = f.key AND i.id = f.id AND i."isHead" AND NOT f."isHead"`;
  await tx.$executeRaw`DELETE FROM "Draft" f USING "Draft" i
    WHERE f."learnerId" = ${from}::uuid AND i."learnerId" = ${into}::uuid AND i.key = f.key AND i.id = f.id`;
  // The same text twice is nothing to choose between.
  await tx.$executeRaw`UPDATE "Draft" f SET "isHead" = false, "baseText" = NULL FROM "Draft" i
    WHERE f."learnerId" = ${from}::uuid AND f."isHead" AND i."learnerId" = ${into}::uuid AND i."isHead" AND i.key = f.key AND i.text IS NOT DISTINCT FROM f.text`;
  await tx.$executeRaw`UPDATE "Draft" SET "learnerId" = ${into}::uuid WHERE "learnerId" = ${from}::uuid`;
}
