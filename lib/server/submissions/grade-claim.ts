/** A text through the sandbox: what grading needs of an exercise version, and what the receipt needs of grading. */
import type { PrivateExercise, PublicExercise } from '#lib/course/lesson.ts';
import type { Database } from '#lib/server/db/client.ts';
import { grade } from '#lib/server/grader/grade.ts';
import type { SandboxPool } from '#lib/server/sandbox/pool.ts';
import { announce } from './announce.ts';
import { hashChecks } from './receipt.ts';
import type { Grade, Grading } from './run-submission.ts';
import { drawSeed } from './seed.ts';

/** ms between two announcements of the check that runs: faster than anybody reads is no use */
const CHECKING_EVERY = 200;

export interface TextToGrade {
  readonly code: string;
  /** decimal */
  readonly seed: string;
  readonly public: PublicExercise;
  readonly private: PrivateExercise;
}

/** Grades a text, whoever asks: a submission, a regrade, a replay. */
export type TextGrading = (text: TextToGrade, onCheck?: (title: string) => void) => Promise<Grade>;

export function toTextGrading(pool: SandboxPool): TextGrading {
  return async ({ code, seed, public: visible, private: hidden }, onCheck) => {
    const exercise = { ...visible, hiddenBundle: hidden.hiddenBundle };
    const { verdict, receipt, brokenBecause } = await grade({ code, seed }, exercise, pool, onCheck ? { onCheck } : {});
    const { backend, sandbox, limits, runMs } = receipt;
    return { verdict, brokenBecause, receipt: { seed, backend, sandbox, limits, runMs, checksHash: hashChecks(visible, hidden) } };
  };
}

/** Grading with this pool's sandboxes; says on the way which check runs. */
export function toGrading(pool: SandboxPool, db: Database): Grading {
  const gradeText = toTextGrading(pool);
  return (claim) => gradeText({ code: claim.code, seed: claim.seed ?? drawSeed(), public: claim.public, private: claim.private }, toTeller(db, claim.submission));
}

function toTeller(db: Database, submission: string): (title: string) => void {
  let toldAt = 0;
  return (title) => {
    if (Date.now() - toldAt < CHECKING_EVERY) return;
    toldAt = Date.now();
    // Only a courtesy: a lost announcement must not cost the verdict.
    announce(db, { id: submission, checking: title }).catch(() => undefined);
  };
}
