import { asNumbers, type Expect, type LearnerValue } from 'epoch/checks';

/** The five numbers that were predicted, for the runs a to e. */
export async function readPredictions(expect: Expect, learner: { read(name: string): Promise<LearnerValue> }): Promise<readonly number[]> {
  const predicted = asNumbers(await learner.read('after3'));
  expect(predicted).toSatisfy((list) => Array.isArray(list) && list.length === 5, 'five numbers, one for each run');
  return predicted;
}
