/** A regrade begins: every judged submission of an exercise is queued to be graded with the version that is published now. */
import { err, ok, type Result } from '#lib/base/result.ts';
import type { Database } from '#lib/server/db/client.ts';
import { addRegrade } from '#lib/server/queue/graphile-queue.ts';
import type { SqlRunner } from '#lib/server/queue/queue.ts';

export type StartFailure =
  | { readonly kind: 'unknown-exercise' }
  /** every verdict comes from the published version already */
  | { readonly kind: 'nothing-to-regrade'; readonly version: string };

/**
 * Starts a regrade, or takes up the one that was started for this version and not applied: calling it again after a crash
 * goes on where it ended. An applied one is given back unless submissions came since.
 */
export async function startRegrade(db: Database, exercise: string): Promise<Result<{ readonly regrade: string }, StartFailure>> {
  return db.$transaction(async (tx) => {
    await lockRegrades(tx, exercise);
    const live = await tx.publication.findUnique({ where: { path: exercise }, select: { version: true } });
    const version = live && (await tx.exerciseVersion.findUnique({ where: { version: live.version }, select: { version: true } }))?.version;
    if (!version) return err({ kind: 'unknown-exercise' });
    const newest = await tx.regrade.findFirst({ where: { exercise, toVersion: version, revertedAt: null }, orderBy: { createdAt: 'desc' }, select: { id: true, appliedAt: true } });
    const candidates = await listCandidates(tx, exercise, version);
    if (candidates.length === 0 && !newest) return err({ kind: 'nothing-to-regrade', version });
    const open = newest && (!newest.appliedAt || candidates.length === 0) ? newest : await tx.regrade.create({ data: { exercise, toVersion: version }, select: { id: true } });
    await tx.regradeResult.createMany({ data: candidates.map((submissionId) => ({ regradeId: open.id, submissionId })) });
    await addRegrade(tx, open.id);
    return ok({ regrade: open.id });
  }, TRANSACTION);
}

/** ms; a course of thousands queues tens of thousands of rows */
export const TRANSACTION = { timeout: 120_000, maxWait: 60_000 } as const;

/** Regrades of one exercise are started, applied and reverted one after the other. */
export async function lockRegrades(tx: SqlRunner, exercise: string): Promise<void> {
  await tx.$queryRaw`SELECT 1 AS locked FROM (SELECT pg_advisory_xact_lock(hashtext(${`regrade ${exercise}`}))) AS lock`;
}

/** Judged by another version, and in no regrade to this one. */
async function listCandidates(tx: SqlRunner, exercise: string, version: string): Promise<readonly string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT s.id FROM "Submission" s JOIN "StoredVerdict" v ON v."submissionId" = s.id
    WHERE s.exercise = ${exercise} AND v.receipt->>'exerciseVersion' IS DISTINCT FROM ${version}
      AND NOT EXISTS (SELECT 1 FROM "RegradeResult" r JOIN "Regrade" g ON g.id = r."regradeId"
        WHERE r."submissionId" = s.id AND g."toVersion" = ${version} AND g."revertedAt" IS NULL)
    ORDER BY s."createdAt", s.id`;
  return rows.map((row) => row.id);
}
