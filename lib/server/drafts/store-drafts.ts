/** Takes revisions of texts: each replaces the heads that it names, or is refused with those it should have known. */
import { DRAFT_LIMITS, HISTORY_LIMITS, selectForgotten, type DraftHead, type DraftWrite } from '#lib/course/drafts.ts';
import type { Database } from '#lib/server/db/client.ts';
import type { SqlRunner } from '#lib/server/queue/queue.ts';
import { lockLearner } from '#lib/server/submissions/attempt-facts.ts';
import { readHeads } from './read-drafts.ts';

export type StoreOutcome =
  /** `refused`: the heads of keys that somebody else wrote to; all other writes are stored */
  | { readonly kind: 'done'; readonly refused: readonly DraftHead[] }
  /** nothing is stored: the learner has as much as may be kept */
  | { readonly kind: 'full' };

/**
 * All writes in one transaction, one at a time for each learner. A revision that is there already counts as stored.
 * @param device where it was written, in words
 */
export async function storeDrafts(db: Database, learner: string, device: string, writes: readonly DraftWrite[], limits: { readonly keysPerLearner: number; readonly bytesPerLearner: number } = DRAFT_LIMITS): Promise<StoreOutcome> {
  try {
    return await db.$transaction(async (tx) => {
      await lockLearner(tx, learner);
      const refused: DraftHead[] = [];
      for (const write of writes) refused.push(...(await store(tx, learner, device, write)));
      await keepWithin(tx, learner, limits);
      return { kind: 'done', refused };
    });
  } catch (error) {
    if (error instanceof Full) return { kind: 'full' };
    throw error;
  }
}

/** Undoes the transaction. */
class Full extends Error {}

/** The heads that the write should have known; none: it is stored. */
async function store(tx: SqlRunner, learner: string, device: string, write: DraftWrite): Promise<readonly DraftHead[]> {
  const { key, id, parents, base, baseText, text, savedAt } = write;
  const [known] = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM "Draft" WHERE "learnerId" = ${learner}::uuid AND key = ${key} AND id = ${id}`;
  if (known) return [];
  const heads = await readHeads(tx, learner, key);
  if (heads.length > 0 && (heads.length !== new Set(parents).size || !heads.every((head) => parents.includes(head.id)))) return heads;
  // the author's text is only needed where the newest text is compared with it
  await tx.$executeRaw`UPDATE "Draft" SET "isHead" = false, "baseText" = NULL WHERE "learnerId" = ${learner}::uuid AND key = ${key} AND "isHead"`;
  await tx.$executeRaw`INSERT INTO "Draft" ("learnerId", key, id, parents, base, "baseText", text, "savedAt", "storedAt", device, "isHead")
    VALUES (${learner}::uuid, ${key}, ${id}, ${[...parents]}, ${base}, ${baseText}, ${text}, LEAST(${new Date(savedAt)}::timestamptz, clock_timestamp()), clock_timestamp(), ${device}, true)`;
  await thin(tx, learner, key);
  return [];
}

/** Forgets what the policy of histories forgets (lib/course/drafts.ts). */
async function thin(tx: SqlRunner, learner: string, key: string): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string; at: Date }[]>`SELECT id, "storedAt" AS at FROM "Draft"
    WHERE "learnerId" = ${learner}::uuid AND key = ${key} AND NOT "isHead" ORDER BY "storedAt" DESC`;
  if (rows.length < HISTORY_LIMITS.newest) return;
  const forgotten = selectForgotten(rows.map(({ id, at }) => ({ id, savedAt: at.getTime() }))).map(({ id }) => id);
  if (forgotten.length > 0) await tx.$executeRaw`DELETE FROM "Draft" WHERE "learnerId" = ${learner}::uuid AND key = ${key} AND id = ANY(${forgotten})`;
}

/** The oldest history goes first; the newest texts never go to make room, so in the end nothing more is taken. */
async function keepWithin(tx: SqlRunner, learner: string, { keysPerLearner, bytesPerLearner }: { readonly keysPerLearner: number; readonly bytesPerLearner: number }): Promise<void> {
  const [sums] = await tx.$queryRaw<{ keys: number; heads: number; bytes: number }[]>`
    SELECT count(DISTINCT key)::int AS keys, COALESCE(sum(bytes) FILTER (WHERE "isHead"), 0)::float8 AS heads, COALESCE(sum(bytes), 0)::float8 AS bytes
    FROM (SELECT key, "isHead", COALESCE(octet_length(text), 0) + COALESCE(octet_length("baseText"), 0) AS bytes FROM "Draft" WHERE "learnerId" = ${learner}::uuid) d`;
  if (!sums || (sums.keys <= keysPerLearner && sums.bytes <= bytesPerLearner)) return;
  if (sums.keys > keysPerLearner || sums.heads > bytesPerLearner) throw new Full();
  await tx.$executeRaw`DELETE FROM "Draft" d USING (
      SELECT key, id, sum(COALESCE(octet_length(text), 0)) OVER (ORDER BY "storedAt" DESC, key, id) AS newer FROM "Draft" WHERE "learnerId" = ${learner}::uuid AND NOT "isHead") h
    WHERE d."learnerId" = ${learner}::uuid AND d.key = h.key AND d.id = h.id AND h.newer > ${bytesPerLearner - sums.heads}::float8`;
}
