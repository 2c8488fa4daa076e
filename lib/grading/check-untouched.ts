/** Throws when a call changed an argument. */
import { equalValues } from './compare-values.ts';
import { CheckFailure } from './expect.ts';
import { formatCall, formatValue } from './format-value.ts';
import type { LearnerValue } from './learner-value.ts';

export const UNTOUCHED_RULE = 'The function must leave its arguments as they were.';

/** `before` and `after` are the arguments of one call of `of`. */
export function checkUntouched(of: string, before: readonly LearnerValue[], after: readonly LearnerValue[]): void {
  const changed = before.findIndex((arg, i) => !equalValues(arg, after[i]));
  if (changed < 0) return;
  throw new CheckFailure(`argument ${changed + 1} was ${formatValue(after[changed])} after the call`, `${formatCall(of, before)} leaves argument ${changed + 1} as it was`, null, UNTOUCHED_RULE);
}
