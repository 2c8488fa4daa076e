/**
 * The module `epoch/checks`, as check files import it. Check files may import this and files of their own folder, nothing else.
 *
 *     import { checks, float } from 'epoch/checks';
 *     export default checks(({ learner, check }) => {
 *       const half = check('gives one half at 0', { points: 1, rule: 'σ(0) = 1 / (1 + 1)' }, async ({ expect }) => {
 *         expect(await learner.call('sigmoid', 0)).toBeCloseTo(0.5, { within: 1e-6 });
 *       });
 *       check.property('is increasing', { points: 2, rule: 'a < b gives σ(a) < σ(b)', inputs: [float({ min: -10, max: 10 }), float({ min: 0.1, max: 5 })], after: [half] },
 *         async ({ expect }, a, d) => {
 *           expect(await learner.call('sigmoid', a + d)).toBeGreaterThan(await learner.call('sigmoid', a));
 *         });
 *     });
 *
 * Write a check so that the last call before `expect` is the one to show: the learner sees "tried sigmoid(1.5), got …, rule …".
 */
export { array, float, int, oneOf, probabilities, record, tensor, vector, type Arbitrary } from './arbitraries.ts';
export {
  checks,
  type Check,
  type CheckBundle,
  type CheckContext,
  type CheckDefinition,
  type CheckHandle,
  type CheckOptions,
  type DeterministicOptions,
  type GradientOptions,
  type Learner,
  type LearnsOptions,
  type Observation,
  type PropertyOptions,
  type StableOptions,
} from './check-definition.ts';
export { asNumber, asNumbers, asTensor, type Expect, type Matchers } from './expect.ts';
export { extremes } from './extremes.ts';
export { OpaqueValue, TensorValue, type LearnerValue, type NestedNumbers, type TensorDtype } from './learner-value.ts';
export type { SeededRandom } from '#lib/base/seeded-random.ts';
