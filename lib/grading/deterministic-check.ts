/** A check that a function depends on its arguments alone: the same again, in any order, and leaves them as they were. */
import { checkUntouched } from './check-untouched.ts';
import { equalValues } from './compare-values.ts';
import type { DeterministicOptions } from './check-definition.ts';
import type { CheckOutcome } from './check-outcome.ts';
import { CheckFailure } from './expect.ts';
import { formatValue } from './format-value.ts';
import type { LearnerValue } from './learner-value.ts';
import { runPropertyCheck } from './property-check.ts';
import type { TrialLearner } from './trial.ts';

/** each costs five calls */
const DETERMINISTIC_RUNS = 5;

export const DETERMINISTIC_RULES = {
  again: 'The same arguments must give the same value each time: no randomness without a seed, and nothing remembered from call to call.',
  order: 'The order of the calls must not matter: nothing may be remembered from one call to the next.',
} as const;

export function runDeterministicCheck(options: DeterministicOptions, learner: TrialLearner, seed: number): Promise<CheckOutcome> {
  const { of, inputs, mayChangeArguments = false, runs = DETERMINISTIC_RUNS } = options;
  // drawn twice: the second set of arguments is what is called in between
  return runPropertyCheck<LearnerValue[]>(
    { points: options.points, inputs: [...inputs, ...inputs], runs },
    async (_context, ...drawn) => {
      const args = drawn.slice(0, inputs.length);
      const others = drawn.slice(inputs.length);
      const first = await learner.observe(of, ...args);
      if (!mayChangeArguments) checkUntouched(of, args, first.args);
      checkSame(first.value, await learner.call(of, ...args), DETERMINISTIC_RULES.again);
      const other = await learner.call(of, ...others);
      checkSame(first.value, await learner.call(of, ...args), DETERMINISTIC_RULES.order);
      checkSame(other, await learner.call(of, ...others), DETERMINISTIC_RULES.order);
    },
    learner,
    seed,
  );
}

function checkSame(first: LearnerValue, again: LearnerValue, rule: string): void {
  // both are the learner's own: telling them gives nothing away
  if (!equalValues(first, again)) throw new CheckFailure(`first ${formatValue(first)}, later ${formatValue(again)}`, 'the same value', null, rule);
}
