/** Grades one submission: the two-sandbox protocol with processes of the pool. */
import { compileAnswer } from '#lib/grading/compile-answer.ts';
import { examine, toCards, visibleSeed, type ExamineOutcome, type Phases } from '#lib/grading/examine.ts';
import { SANDBOX_LIMITS } from '#lib/grading/limits.ts';
import { OurFaultError, type Clock } from '#lib/grading/realm.ts';
import { seedFromText } from '#lib/base/seeded-random.ts';
import type { Receipt } from '#lib/grading/submission.ts';
import type { CheckResult, Verdict } from '#lib/grading/verdict.ts';
import { filterVersion } from '../sandbox/filter-version.ts';
import type { SandboxPool } from '../sandbox/pool.ts';

export { OurFaultError };

export interface SubmissionToGrade {
  /** the learner's text */
  readonly code: string;
  /** decimal; hidden inputs are drawn from it, so it must be secret and new for every submission */
  readonly seed: string;
}

/** What grading needs of an exercise version: fields of `PublicExercise` and `PrivateExercise`. */
export interface ExerciseToGrade {
  readonly version: string;
  readonly visibleBundle: string;
  readonly hiddenBundle: string;
  readonly checks: readonly { readonly title: string; readonly points: number; readonly bundle: 'visible' | 'hidden' }[];
  readonly seconds: number;
  readonly outputCharacters: number;
  readonly backend: 'cpu' | 'wasm';
}

export interface GradeProgress {
  /** a check starts; its position counts from 1, visible checks first */
  readonly onCheck?: (title: string, position: number) => void;
  readonly onResult?: (result: CheckResult) => void;
}

export interface Grade {
  readonly verdict: Verdict;
  /** the parts of a receipt that grading knows */
  readonly receipt: Pick<Receipt, 'seed' | 'backend' | 'sandbox' | 'limits' | 'runMs' | 'kind' | 'points' | 'earned'>;
  /** for the author's issue list; null unless the verdict is `broken` */
  readonly brokenBecause: string | null;
  /** for benchmarks */
  readonly phases: Phases;
}

export const systemClock: Clock = {
  now: () => performance.now(),
  after: (ms, callback) => {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** Throws `OurFaultError` when our side failed: grade it again. Everything else, the author's mistakes too, is a verdict. */
export async function grade(submission: SubmissionToGrade, exercise: ExerciseToGrade, pool: Pick<SandboxPool, 'take' | 'tier' | 'runtime'>, progress: GradeProgress = {}): Promise<Grade> {
  const publicSeed = visibleSeed(exercise.version);
  const limits = { seconds: exercise.seconds, outputCharacters: exercise.outputCharacters, memoryMiB: SANDBOX_LIMITS.learnerMiB };
  const cards = toCards(exercise.checks);
  const outcome: ExamineOutcome = await examine({
    code: submission.code,
    cards,
    bundles: [
      { bundle: 'visible', code: exercise.visibleBundle, seed: publicSeed },
      { bundle: 'hidden', code: exercise.hiddenBundle, seed: seedFromText(submission.seed) },
    ],
    // the learner's own randomness is the same in every try: luck cannot be had by submitting again
    learnerSeed: publicSeed,
    limits,
    compile: compileAnswer,
    openLearner: () => pool.take(`learner-${exercise.backend}`),
    openChecker: () => pool.take('checker'),
    clock: systemClock,
    onStarted: (card) => progress.onCheck?.(card.title, cards.indexOf(card) + 1),
    onResult: progress.onResult,
  });
  const { verdict, learnerMs, phases, brokenBecause } = outcome;
  return {
    verdict,
    brokenBecause,
    phases,
    receipt: {
      seed: submission.seed,
      backend: exercise.backend,
      sandbox: { tier: pool.tier, runtime: pool.runtime, filter: filterVersion(pool.tier) },
      limits,
      runMs: Math.round(learnerMs * 10) / 10,
      kind: verdict.kind,
      points: verdict.points,
      earned: verdict.earned,
    },
  };
}
