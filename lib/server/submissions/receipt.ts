/** The receipt of a verdict, from what was handed in and what grading found out. */
import { createHash } from 'node:crypto';
import type { PrivateExercise, PublicExercise } from '#lib/course/lesson.ts';
import { toOutcome } from '#lib/grading/compare-verdicts.ts';
import type { Receipt } from '#lib/grading/submission.ts';
import type { Verdict } from '#lib/grading/verdict.ts';

/** What grading says besides the verdict. */
export type ReceiptParts = Pick<Receipt, 'checksHash' | 'seed' | 'backend' | 'sandbox' | 'limits' | 'runMs'>;

/** What was handed in, and which version judged it. */
export type ReceiptFacts = Pick<Receipt, 'submission' | 'exercise' | 'exerciseVersion' | 'lessonVersion' | 'codeHash' | 'queueMs' | 'regrade'>;

export function makeReceipt(facts: ReceiptFacts, verdict: Verdict, parts: ReceiptParts, gradedAt: Date): Receipt {
  const { submission, exercise, exerciseVersion, lessonVersion, codeHash, queueMs, regrade } = facts;
  return {
    ...parts,
    submission,
    exercise,
    exerciseVersion,
    lessonVersion,
    codeHash,
    queueMs,
    regrade,
    gradedAt: gradedAt.toISOString(),
    kind: verdict.kind,
    points: verdict.points,
    earned: verdict.earned,
    checks: verdict.checks.map(toOutcome),
  };
}

/** sha256 of the code, hex */
export const hashCode = (code: string): string => createHash('sha256').update(code).digest('hex');

/** sha256 over both bundles, hex */
export const hashChecks = (visible: Pick<PublicExercise, 'visibleBundle'>, hidden: Pick<PrivateExercise, 'hiddenBundle'>): string =>
  createHash('sha256').update(visible.visibleBundle).update('\0').update(hidden.hiddenBundle).digest('hex');
