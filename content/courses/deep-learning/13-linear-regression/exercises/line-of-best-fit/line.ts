import { type Expect, type Learner, type LearnerValue } from 'epoch/checks';

const isLine = (value: LearnerValue): boolean => typeof value === 'object' && value !== null && 'slope' in value && 'intercept' in value;

/** The learner's line; what is no line fails the check. */
export async function readLine(learner: Learner, expect: Expect, x: readonly number[], y: readonly number[]): Promise<{ readonly slope: LearnerValue; readonly intercept: LearnerValue }> {
  const got = await learner.call('fit', x, y);
  expect(got).toSatisfy(isLine, 'a record { slope, intercept }');
  return got as unknown as { readonly slope: LearnerValue; readonly intercept: LearnerValue };
}
