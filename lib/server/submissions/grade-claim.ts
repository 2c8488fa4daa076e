/** A text through the sandbox: what grading needs of an exercise version, and what the receipt needs of grading. */
import type { PrivateExercise, PublicExercise } from '#lib/course/lesson.ts';
import type { Database } from '#lib/server/db/client.ts';
import { grade } from '#lib/server/grader/grade.ts';
import type { SandboxPool } from '#lib/server/sandbox/pool.ts';
import { announce } from './announce.ts';
import { hashChecks } from './receipt.ts';
import type { Grade, Grading } from './run-submission.ts';
import { drawSeed } from './seed.ts';
import { tellChecking } from './tell-checking.ts';

export interface TextToGrade {
  readonly code: string;
  /** decimal */
  readonly seed: string;
  readonly public: PublicExercise;
  readonly private: PrivateExercise;
}

/** Hears which check runs: its title and its position from 1. */
type OnCheck = (title: string, position: number) => void;

/** Grades a text, whoever asks: a submission, a regrade, a replay. */
export type TextGrading = (text: TextToGrade, onCheck?: OnCheck) => Promise<Grade>;

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
  return (claim) => {
    const of = claim.public.checks.length;
    // Only a courtesy: a lost announcement must not cost the verdict.
    const teller = tellChecking((checking) => void announce(db, { id: claim.submission, checking }).catch(() => undefined));
    const text = { code: claim.code, seed: claim.seed ?? drawSeed(), public: claim.public, private: claim.private };
    return gradeText(text, (title, position) => teller.tell({ title, position, of })).finally(teller.stop);
  };
}
