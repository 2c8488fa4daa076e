/** The check engine: runs one bundle against the learner's realm, check by check. Runs in the checker realm, in browser and grader alike. */
import type { CheckBundle } from './check-definition.ts';
import { LearnerGone, NOT_RUN_NOTE, toCheckResult, type CheckOutcome } from './check-outcome.ts';
import { declareChecks, type DeclaredCheck } from './declare-checks.ts';
import { TrialLearner, type AskLearner } from './trial.ts';
import type { CheckResult } from './verdict.ts';

export interface RunChecksOptions {
  readonly bundle: 'visible' | 'hidden';
  /** draws the inputs: public for visible checks, secret per submission for hidden ones */
  readonly seed: number;
  readonly ask: AskLearner;
  readonly onStarted?: (index: number) => void;
  readonly onResult?: (result: CheckResult) => void;
}

/** Throws only when the definition itself is broken; a check that throws becomes a result with status `broken`. */
export async function runChecks(checks: CheckBundle, options: RunChecksOptions): Promise<readonly CheckResult[]> {
  let gone: LearnerGone | null = null;
  const learner = new TrialLearner(async (ask, name, args) => {
    if (gone !== null) throw gone;
    try {
      return await options.ask(ask, name, args);
    } catch (thrown) {
      if (thrown instanceof LearnerGone) gone = thrown;
      throw thrown;
    }
  });
  const declared = declareChecks(checks, learner, options.seed);
  const results: CheckResult[] = [];
  for (const check of declared) {
    options.onStarted?.(check.index);
    const outcome = await runOne(check, declared, results, learner, () => gone);
    const result = toCheckResult({ index: check.index, bundle: options.bundle, title: check.title, points: check.points, rule: check.rule }, outcome);
    results.push(result);
    options.onResult?.(result);
  }
  return results;
}

async function runOne(check: DeclaredCheck, declared: readonly DeclaredCheck[], results: readonly CheckResult[], learner: TrialLearner, gone: () => LearnerGone | null): Promise<CheckOutcome> {
  if (gone() !== null) return { type: 'skipped', note: NOT_RUN_NOTE };
  const first = check.after.find((index) => results[index]?.status !== 'passed');
  if (first !== undefined) return { type: 'skipped', note: `Not run: fix “${declared[first]?.title ?? ''}” first.` };
  try {
    const outcome = await check.run();
    // an author may swallow the error of a realm that is gone: the check cannot have passed
    const lost = gone();
    return lost !== null && outcome.type === 'passed' ? { type: 'threw', thrown: lost, tried: learner.tried } : outcome;
  } catch (thrown) {
    return { type: 'threw', thrown, tried: learner.tried };
  }
}
