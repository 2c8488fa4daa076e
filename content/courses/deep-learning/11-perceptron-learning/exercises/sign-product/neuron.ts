import { asNumber, asNumbers, type Learner } from 'epoch/checks';

/** The learner's neuron as a function: 1 or 0 for a point. */
export async function readAnswer(learner: Learner): Promise<(x1: number, x2: number) => Promise<number>> {
  const [w1 = 0, w2 = 0, w3 = 0] = asNumbers(await learner.read('weights'));
  const bias = asNumber(await learner.read('bias'));
  return async (x1, x2) => (w1 * x1 + w2 * x2 + w3 * asNumber(await learner.call('feature', x1, x2)) + bias > 0 ? 1 : 0);
}

export const wanted = (x1: number, x2: number): number => (x1 > 0 === x2 > 0 ? 0 : 1);
