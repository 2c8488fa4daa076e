/** A regrade as an instructor sees it: who goes up or down, and why, per check. */
import { compareMarks, findCheckChanges, type CheckChange, type Direction, type Mark } from '#lib/grading/compare-verdicts.ts';
import type { Verdict } from '#lib/grading/verdict.ts';
import type { Database } from '#lib/server/db/client.ts';
import { listQueuedRegrade } from '#lib/server/queue/graphile-queue.ts';
import type { SqlRunner } from '#lib/server/queue/queue.ts';

export interface RegradeReport {
  readonly id: string;
  readonly exercise: string;
  /** the versions whose verdicts it replaces */
  readonly fromVersions: readonly string[];
  readonly toVersion: string;
  readonly createdAt: Date;
  /** null: nothing stands of it yet */
  readonly appliedAt: Date | null;
  readonly neverLower: boolean | null;
  readonly revertedAt: Date | null;
  /** in the order in which they were handed in */
  readonly entries: readonly RegradeEntry[];
}

export interface RegradeEntry {
  readonly submission: string;
  readonly learner: string;
  readonly submittedAt: Date;
  readonly before: Mark;
  readonly outcome: RegradeEntryOutcome;
}

export type RegradeEntryOutcome =
  | { readonly kind: 'graded'; readonly after: Mark; readonly direction: Direction; readonly changes: readonly CheckChange[]; /** it took effect when the regrade was applied */ readonly isApplied: boolean }
  /** the new checks have a mistake of their own: nothing can be applied */
  | { readonly kind: 'broken'; readonly reason: string }
  | { readonly kind: 'waiting' }
  /** our faults used up all tries; starting the regrade again tries again */
  | { readonly kind: 'failed'; readonly reason: string };

interface Row {
  readonly submissionId: string;
  readonly learnerId: string;
  readonly createdAt: Date;
  readonly fromVersion: string | null;
  readonly before: Verdict;
  readonly after: Verdict | null;
  readonly fault: string | null;
  readonly isApplied: boolean;
}

/** Null when there is no such regrade. */
export async function readRegrade(db: SqlRunner & Pick<Database, 'regrade'>, id: string): Promise<RegradeReport | null> {
  const regrade = await db.regrade.findUnique({ where: { id } });
  if (!regrade) return null;
  // Asked first: what leaves the queue meanwhile has its verdict in the rows read afterwards.
  const queued = await listQueuedRegrade(db, id);
  const rows = await db.$queryRaw<Row[]>`SELECT r."submissionId", s."learnerId", s."createdAt", r.verdict AS after, r.fault, r."oldVerdict" IS NOT NULL AS "isApplied",
      COALESCE(r."oldVerdict", v.verdict) AS before, COALESCE(r."oldReceipt", v.receipt)->>'exerciseVersion' AS "fromVersion"
    FROM "RegradeResult" r JOIN "Submission" s ON s.id = r."submissionId" JOIN "StoredVerdict" v ON v."submissionId" = s.id
    WHERE r."regradeId" = ${id}::uuid ORDER BY s."createdAt", s.id`;
  return {
    id,
    exercise: regrade.exercise,
    fromVersions: [...new Set(rows.flatMap((row) => row.fromVersion ?? []))],
    toVersion: regrade.toVersion,
    createdAt: regrade.createdAt,
    appliedAt: regrade.appliedAt,
    neverLower: regrade.neverLower,
    revertedAt: regrade.revertedAt,
    entries: rows.map((row) => ({ submission: row.submissionId, learner: row.learnerId, submittedAt: row.createdAt, before: toMark(row.before), outcome: toOutcome(row, queued.has(row.submissionId)) })),
  };
}

function toOutcome({ before, after, fault, isApplied }: Row, isQueued: boolean): RegradeEntryOutcome {
  if (after === null) return isQueued ? { kind: 'waiting' } : { kind: 'failed', reason: fault ?? 'every try ended without a word, as when the grader process dies' };
  if (after.kind === 'broken') return { kind: 'broken', reason: fault ?? 'a check threw' };
  return { kind: 'graded', after: toMark(after), direction: compareMarks(before, after), changes: findCheckChanges(before.checks, after.checks), isApplied };
}

const toMark = ({ kind, points, earned }: Mark): Mark => ({ kind, points, earned });
