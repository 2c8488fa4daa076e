/** One submission graded for a regrade: the new verdict is kept beside the one that stands. */
import type { Receipt } from '#lib/grading/submission.ts';
import { readPrivateExercise, readPublicExercise } from '#lib/server/content/read.ts';
import type { Database } from '#lib/server/db/client.ts';
import { Prisma } from '#lib/server/db/generated/client.ts';
import type { QueuedRun } from '#lib/server/queue/queue.ts';
import type { TextGrading } from '#lib/server/submissions/grade-claim.ts';
import { makeReceipt } from '#lib/server/submissions/receipt.ts';
import { FaultError } from '#lib/server/submissions/run-submission.ts';

export type RegradeOutcome = 'stored' | 'already-graded';

/** Grades one; throws when it was our fault, after noting it, and the queue tries again. Two graders may do the same: the first result stays. */
export async function runRegrade(db: Database, run: Pick<QueuedRun, 'submission'> & { readonly regrade: string }, gradeText: TextGrading): Promise<RegradeOutcome> {
  const id = { regradeId: run.regrade, submissionId: run.submission };
  const row = await db.regradeResult.findUnique({ where: { regradeId_submissionId: id }, include: { regrade: true, submission: { include: { verdict: true } } } });
  if (!row || row.verdict !== null) return 'already-graded';
  try {
    const { submission, regrade } = row;
    const [visible, hidden] = await Promise.all([readPublicExercise(regrade.toVersion, db), readPrivateExercise(regrade.toVersion, db)]);
    if (!visible || !hidden || !submission.verdict) throw new FaultError(`Expected exercise version ${regrade.toVersion} and a verdict of submission ${submission.id}`);
    // Written by `makeReceipt` only.
    const before = submission.verdict.receipt as unknown as Receipt;
    // The same seed: what differs comes from the checks, not from luck.
    const { verdict, receipt, brokenBecause } = await gradeText({ code: submission.code, seed: before.seed, public: visible, private: hidden });
    if (verdict.kind === 'ours') throw new FaultError(verdict.error?.message ?? 'The sandbox failed');
    const facts = { submission: submission.id, exercise: submission.exercise, exerciseVersion: regrade.toVersion, lessonVersion: submission.lessonVersion, codeHash: submission.codeHash, queueMs: before.queueMs, regrade: regrade.id };
    // Both are plain data by their types; Prisma's JSON type has no readonly arrays.
    const json = (value: object): Prisma.InputJsonValue => value;
    const { count } = await db.regradeResult.updateMany({
      where: { ...id, verdict: { equals: Prisma.DbNull } },
      data: { verdict: json(verdict), receipt: json(makeReceipt(facts, verdict, receipt, new Date())), fault: brokenBecause },
    });
    return count === 1 ? 'stored' : 'already-graded';
  } catch (error) {
    await db.regradeResult.updateMany({ where: { ...id, verdict: { equals: Prisma.DbNull } }, data: { fault: String(error).slice(0, 2000) } });
    throw error;
  }
}
