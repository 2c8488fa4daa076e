import { asNumbers, type Expect, type LearnerValue } from 'epoch/checks';

/** The answers, one for each x that was asked; anything else fails the check and says what came instead. */
export function readAnswers(answers: LearnerValue, wanted: readonly number[], expect: Expect): readonly number[] {
  expect(answers).toHaveShape([wanted.length]);
  expect(answers).toBeFinite();
  return asNumbers(answers);
}

export function rootMeanSquare(answers: readonly number[], wanted: readonly number[]): number {
  return Math.sqrt(wanted.reduce((sum, value, i) => sum + ((answers[i] ?? NaN) - value) ** 2, 0) / wanted.length);
}
