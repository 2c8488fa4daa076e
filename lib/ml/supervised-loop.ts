/** The supervised loop of the lectures: four fruits, what a network says about them, and how wrong that is. */

export type Fruit = 'watermelon' | 'orange';

/** Watermelon is 1, orange is 0. */
export const FRUITS: readonly Fruit[] = ['watermelon', 'orange', 'orange', 'watermelon'];
export const LABELS: readonly number[] = FRUITS.map((fruit) => (fruit === 'watermelon' ? 1 : 0));

/** What the network answers after so many iterations. */
export interface Moment {
  readonly iteration: number;
  /** ŷ of each fruit, from 0 to 1 */
  readonly estimates: readonly number[];
}

/** The numbers of the lectures. */
export const MOMENTS: readonly Moment[] = [
  { iteration: 0, estimates: [0.6, 0.6, 0.5, 0.5] },
  { iteration: 1, estimates: [0.6, 0.4, 0.4, 0.6] },
  { iteration: 2, estimates: [0.7, 0.35, 0.4, 0.6] },
  { iteration: 50, estimates: [0.8, 0.15, 0.1, 0.9] },
  { iteration: 1000, estimates: [0.99, 0.05, 0.01, 0.97] },
];

/** An orange that no training has seen: what the trained network says about it. */
export const TEST_ESTIMATE = 0.01;

/** (ŷ − y)² of each example. */
export function squaredErrors(labels: readonly number[], estimates: readonly number[]): readonly number[] {
  if (labels.length !== estimates.length) throw new RangeError(`Expected one estimate for each label, got ${estimates.length} estimates for ${labels.length} labels`);
  return labels.map((label, k) => ((estimates[k] ?? 0) - label) ** 2);
}

/** L = Σ (ŷ − y)². */
export const squaredLoss = (labels: readonly number[], estimates: readonly number[]): number => squaredErrors(labels, estimates).reduce((sum, error) => sum + error, 0);

/** Less than one half is an orange. */
export const classify = (estimate: number): Fruit => (estimate < 0.5 ? 'orange' : 'watermelon');
