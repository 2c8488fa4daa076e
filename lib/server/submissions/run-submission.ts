/** One try at one submission: claim, grade, store the verdict once. The fence: only the newest claim may store. */
import type { PrivateExercise, PublicExercise } from '#lib/course/lesson.ts';
import { costsAttempt } from '#lib/grading/attempts.ts';
import { compileAnswer } from '#lib/grading/compile-answer.ts';
import type { Verdict } from '#lib/grading/verdict.ts';
import { readPrivateExercise, readPublicExercise } from '#lib/server/content/read.ts';
import type { Database } from '#lib/server/db/client.ts';
import type { Prisma } from '#lib/server/db/generated/client.ts';
import type { QueuedRun } from '#lib/server/queue/queue.ts';
import { announce } from './announce.ts';
import { makeReceipt, type ReceiptParts } from './receipt.ts';

/** A submission that is ours to grade until somebody claims it after us. */
export interface Claim {
  readonly submission: string;
  readonly token: number;
  readonly exercise: string;
  readonly exerciseVersion: string;
  readonly lessonVersion: string;
  readonly code: string;
  readonly codeHash: string;
  /** null: stored before submissions had one */
  readonly seed: string | null;
  /** when the learner submitted */
  readonly createdAt: Date;
  readonly startedAt: Date;
  readonly public: PublicExercise;
  readonly private: PrivateExercise;
}

export interface Grade {
  readonly verdict: Verdict;
  readonly receipt: ReceiptParts;
  /** why the exercise is broken, for its author; null unless the verdict is `broken` */
  readonly brokenBecause: string | null;
}

/** Grades a claimed submission; a rejection or a verdict of kind `ours` is our fault. */
export type Grading = (claim: Claim) => Promise<Grade>;

/** Thrown into the queue, which tries again later. */
export class FaultError extends Error {
  override name = 'FaultError';
}

/** What became of a run. */
export type RunOutcome = 'stored' | 'already-judged' | 'overtaken';

/** Runs one queued try; throws when it was our fault, after noting it. */
export async function runSubmission(db: Database, run: Omit<QueuedRun, 'regrade'>, grade: Grading): Promise<RunOutcome> {
  const claim = await claimSubmission(db, run.worker, run.submission);
  if (!claim) return 'already-judged';
  await announce(db, { id: claim.submission, checking: null });
  try {
    const result = await grade(claim);
    if (result.verdict.kind === 'ours') throw new FaultError(result.verdict.error?.message ?? 'The sandbox failed');
    return (await storeVerdict(db, claim, result)) ? 'stored' : 'overtaken';
  } catch (error) {
    await noteFault(db, claim, String(error), run.isLastTry);
    throw error;
  }
}

/** Takes the submission over from whoever had it; null when it is judged already. */
export async function claimSubmission(db: Database, grader: string, submission: string): Promise<Claim | null> {
  const [row] = await db.$queryRaw<{ token: number; startedAt: Date }[]>`
    UPDATE "Submission" SET "runToken" = "runToken" + 1, "startedAt" = now(), "graderId" = ${grader}, "parkedAt" = NULL
    WHERE id = ${submission}::uuid AND NOT EXISTS (SELECT 1 FROM "StoredVerdict" v WHERE v."submissionId" = ${submission}::uuid)
    RETURNING "runToken" AS token, "startedAt"`;
  if (!row) return null;
  const found = await db.submission.findUniqueOrThrow({ where: { id: submission } });
  const [visible, hidden] = await Promise.all([readPublicExercise(found.exerciseVersion, db), readPrivateExercise(found.exerciseVersion, db)]);
  if (!visible || !hidden) throw new FaultError(`Expected exercise version ${found.exerciseVersion}, which the submission refers to`);
  return {
    submission,
    token: row.token,
    exercise: found.exercise,
    exerciseVersion: found.exerciseVersion,
    lessonVersion: found.lessonVersion,
    code: found.code,
    codeHash: found.codeHash,
    seed: found.seed,
    createdAt: found.createdAt,
    startedAt: row.startedAt,
    public: visible,
    private: hidden,
  };
}

/** Stores the verdict under the claim's token; false when a later claim has taken over or a verdict exists. */
export async function storeVerdict(db: Database, claim: Claim, { verdict, receipt, brokenBecause }: Grade): Promise<boolean> {
  const queueMs = Math.max(0, claim.startedAt.getTime() - claim.createdAt.getTime());
  const full = makeReceipt({ ...claim, queueMs, regrade: null }, verdict, receipt, new Date());
  const costs = costsAttempt(verdict, () => compileAnswer(claim.code).ok);
  return db.$transaction(async (tx) => {
    // The update locks the row: a claim either came before and changed the token, or waits and then finds the verdict.
    const { count } = await tx.submission.updateMany({ where: { id: claim.submission, runToken: claim.token }, data: { fault: brokenBecause } });
    if (count === 0) return false;
    const stored = await tx.storedVerdict.createMany({
      // Both are plain data by their types; Prisma's JSON type has no readonly arrays.
      data: [{ submissionId: claim.submission, kind: verdict.kind, points: verdict.points, earned: verdict.earned, costs, verdict: verdict as unknown as Prisma.InputJsonValue, receipt: full as unknown as Prisma.InputJsonValue }],
      skipDuplicates: true,
    });
    if (stored.count === 1) await announce(tx, { id: claim.submission, checking: null });
    return stored.count === 1;
  });
}

/** Notes our fault and gives the submission back to the queue, or parks it after the last try. */
async function noteFault(db: Database, claim: Claim, fault: string, isLastTry: boolean): Promise<void> {
  const { count } = await db.submission.updateMany({
    where: { id: claim.submission, runToken: claim.token, verdict: null },
    data: { faults: { increment: 1 }, fault: fault.slice(0, 2000), startedAt: null, ...(isLastTry ? { parkedAt: new Date() } : {}) },
  });
  if (count === 1) await announce(db, { id: claim.submission, checking: null });
}

/** Parks submissions whose tries are used up without a word, e.g. because each took its grader down. */
export async function parkExhausted(db: Database, submissions: readonly string[]): Promise<void> {
  for (const id of submissions) {
    await db.submission.updateMany({ where: { id, verdict: null }, data: { parkedAt: new Date(), startedAt: null, fault: 'Every try ended without a word, as when the grader process dies' } });
    await announce(db, { id, checking: null });
  }
}
