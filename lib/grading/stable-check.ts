/** A check of numerical stability: extreme inputs must give finite numbers, and what the author says must hold for them too. */
import type { StableOptions } from './check-definition.ts';
import type { CheckOutcome } from './check-outcome.ts';
import { CheckFailure, expect } from './expect.ts';
import { formatValue } from './format-value.ts';
import { flattenNumbers } from './learner-value.ts';
import type { TrialLearner } from './trial.ts';

export async function runStableCheck(options: StableOptions, learner: TrialLearner): Promise<CheckOutcome> {
  for (const input of options.inputs) {
    const args = options.with === undefined ? [input] : options.with(input);
    learner.begin();
    const value = await learner.call(options.of, ...args);
    const numbers = flattenNumbers(value);
    if (numbers === null || numbers.length === 0) throw new CheckFailure(formatValue(value), 'numbers');
    if (numbers.some(Number.isNaN)) throw new CheckFailure(formatValue(value), 'numbers, none of them NaN', null, 'An extreme input must not give NaN: 0 / 0, ∞ − ∞ and 0 · ∞ are where it comes from.');
    if (options.infinite !== true && !numbers.every(Number.isFinite)) throw new CheckFailure(formatValue(value), 'finite numbers', null, 'An extreme input must not overflow to an infinity.');
    await options.holds?.({ expect }, value, ...args);
  }
  return { type: 'passed' };
}
