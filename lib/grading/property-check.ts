/** A property check: many drawn inputs, and the smallest failing one when there is any. */
import fc from 'fast-check';
import type { PropertyBody, PropertyOptions } from './check-definition.ts';
import { LearnerThrew, LearnerTooLarge, type CheckOutcome } from './check-outcome.ts';
import { CheckFailure, expect } from './expect.ts';
import { GRADING_LIMITS } from './limits.ts';
import type { TrialLearner } from './trial.ts';

export async function runPropertyCheck<Inputs extends unknown[]>(options: PropertyOptions<Inputs>, body: PropertyBody<Inputs>, learner: TrialLearner, seed: number): Promise<CheckOutcome> {
  const runs = Math.min(options.runs ?? GRADING_LIMITS.propertyRuns, GRADING_LIMITS.propertyRunsAtMost);
  let left = runs + GRADING_LIMITS.shrinkRuns;
  let smallest: { readonly thrown: unknown; readonly tried: string | null } | null = null;
  const property = fc.asyncProperty(fc.tuple(...options.inputs.map((input) => input.source)), async (inputs) => {
    // claims to hold: ends the search for a smaller input
    if (left-- <= 0) return;
    learner.begin();
    try {
      // the tuple of sources draws exactly the tuple of inputs
      await body({ expect }, ...(inputs as Inputs));
    } catch (thrown) {
      smallest = { thrown, tried: learner.tried };
      if (!canShrink(thrown)) left = 0;
      throw thrown;
    }
  });
  // fast-check keeps the smallest input last; its own report is not for learners
  await fc.check(property, { seed, numRuns: runs, verbose: 0 });
  return smallest === null ? { type: 'passed' } : { type: 'threw', ...(smallest as { readonly thrown: unknown; readonly tried: string | null }) };
}

/** A judgement or an error of the learner's function may have a smaller cause; a mistake of the check or a realm that is gone has not. */
function canShrink(thrown: unknown): boolean {
  return thrown instanceof CheckFailure || thrown instanceof LearnerThrew || thrown instanceof LearnerTooLarge;
}
