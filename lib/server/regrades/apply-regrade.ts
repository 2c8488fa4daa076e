/** A regrade's verdicts are made to stand, and put back: each in one transaction, all or nothing. The old ones are kept. */
import { err, ok, type Result } from '#lib/base/result.ts';
import type { Database } from '#lib/server/db/client.ts';
import { readRegrade, type RegradeEntry } from './read-regrade.ts';
import { lockRegrades, TRANSACTION } from './start-regrade.ts';

export interface Applied {
  /** submissions whose verdict changed now; none when it was done before */
  readonly changed: number;
}

export type ApplyFailure =
  | { readonly kind: 'unknown-regrade' }
  | { readonly kind: 'unfinished'; readonly open: number }
  /** the new checks threw on some submissions: that is nobody's score */
  | { readonly kind: 'broken'; readonly broken: number; readonly reason: string }
  | { readonly kind: 'reverted' }
  /** a newer regrade of the exercise stands */
  | { readonly kind: 'overtaken'; readonly by: string };

export type RevertFailure = { readonly kind: 'unknown-regrade' } | { readonly kind: 'not-applied' } | { readonly kind: 'overtaken'; readonly by: string };

/** Makes the new verdicts stand where they differ. Applying again changes nothing. */
export async function applyRegrade(db: Database, id: string, { neverLower }: { /** keep the old verdict where the new one is worth less */ readonly neverLower: boolean }): Promise<Result<Applied, ApplyFailure>> {
  return db.$transaction(async (tx): Promise<Result<Applied, ApplyFailure>> => {
    const exercise = (await tx.regrade.findUnique({ where: { id }, select: { exercise: true } }))?.exercise;
    if (exercise === undefined) return err({ kind: 'unknown-regrade' });
    await lockRegrades(tx, exercise);
    const report = await readRegrade(tx, id);
    if (!report) return err({ kind: 'unknown-regrade' });
    if (report.revertedAt) return err({ kind: 'reverted' });
    if (report.appliedAt) return ok({ changed: 0 });
    const open = report.entries.filter(({ outcome }) => outcome.kind === 'waiting' || outcome.kind === 'failed');
    if (open.length > 0) return err({ kind: 'unfinished', open: open.length });
    const broken = report.entries.flatMap(({ outcome }) => (outcome.kind === 'broken' ? [outcome.reason] : []));
    if (broken[0] !== undefined) return err({ kind: 'broken', broken: broken.length, reason: broken[0] });
    const newer = await tx.regrade.findFirst({ where: { exercise, createdAt: { gt: report.createdAt }, appliedAt: { not: null }, revertedAt: null }, select: { id: true } });
    if (newer) return err({ kind: 'overtaken', by: newer.id });

    const changing = report.entries.filter((entry) => isChanging(entry, neverLower)).map(({ submission }) => submission);
    await tx.$executeRaw`UPDATE "RegradeResult" r SET "oldVerdict" = v.verdict, "oldReceipt" = v.receipt FROM "StoredVerdict" v
      WHERE v."submissionId" = r."submissionId" AND r."regradeId" = ${id}::uuid AND r."submissionId" = ANY(${changing}::uuid[])`;
    await tx.$executeRaw`UPDATE "StoredVerdict" v SET verdict = r.verdict, receipt = r.receipt,
        kind = r.verdict->>'kind', points = (r.verdict->>'points')::float, earned = (r.verdict->>'earned')::float
      FROM "RegradeResult" r WHERE r."submissionId" = v."submissionId" AND r."regradeId" = ${id}::uuid AND r."oldVerdict" IS NOT NULL`;
    await tx.regrade.update({ where: { id }, data: { appliedAt: new Date(), neverLower } });
    return ok({ changed: changing.length });
  }, TRANSACTION);
}

/** A verdict with the same mark and the same checks stays as it is: its learner need not hear of it. */
function isChanging({ before, outcome }: RegradeEntry, neverLower: boolean): boolean {
  if (outcome.kind !== 'graded') return false;
  const isSame = outcome.direction === 'same' && outcome.changes.length === 0 && before.kind === outcome.after.kind && before.earned === outcome.after.earned;
  return !isSame && !(neverLower && outcome.direction === 'down');
}

/** Puts the old verdicts back. Reverting again changes nothing; of several regrades the newest goes first. */
export async function revertRegrade(db: Database, id: string): Promise<Result<Applied, RevertFailure>> {
  return db.$transaction(async (tx): Promise<Result<Applied, RevertFailure>> => {
    const exercise = (await tx.regrade.findUnique({ where: { id }, select: { exercise: true } }))?.exercise;
    if (exercise === undefined) return err({ kind: 'unknown-regrade' });
    await lockRegrades(tx, exercise);
    const regrade = await tx.regrade.findUniqueOrThrow({ where: { id } });
    if (regrade.revertedAt) return ok({ changed: 0 });
    if (!regrade.appliedAt) return err({ kind: 'not-applied' });
    const newer = await tx.regrade.findFirst({ where: { exercise, appliedAt: { gt: regrade.appliedAt }, revertedAt: null }, select: { id: true } });
    if (newer) return err({ kind: 'overtaken', by: newer.id });
    const changed = await tx.$executeRaw`UPDATE "StoredVerdict" v SET verdict = r."oldVerdict", receipt = r."oldReceipt",
        kind = r."oldVerdict"->>'kind', points = (r."oldVerdict"->>'points')::float, earned = (r."oldVerdict"->>'earned')::float
      FROM "RegradeResult" r WHERE r."submissionId" = v."submissionId" AND r."regradeId" = ${id}::uuid AND r."oldVerdict" IS NOT NULL`;
    await tx.regrade.update({ where: { id }, data: { revertedAt: new Date() } });
    return ok({ changed });
  }, TRANSACTION);
}
