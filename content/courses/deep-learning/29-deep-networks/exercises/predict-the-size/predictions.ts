import { asNumbers, type Expect, type LearnerValue } from 'epoch/checks';

/** The four sizes that were predicted, for the networks a to d. */
export async function readPredictions(expect: Expect, learner: { read(name: string): Promise<LearnerValue> }): Promise<readonly number[]> {
  const predicted = asNumbers(await learner.read('predicted'));
  expect(predicted).toSatisfy((list) => Array.isArray(list) && list.length === 4, 'four numbers, one for each network');
  return predicted;
}
