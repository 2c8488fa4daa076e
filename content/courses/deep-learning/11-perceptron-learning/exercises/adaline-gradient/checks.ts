import { checks, type LearnerValue } from 'epoch/checks';

const AND = [[[0, 0], [0, 1], [1, 0], [1, 1]], [0, 0, 0, 1]] as const;
const isGradient = (value: LearnerValue): boolean => typeof value === 'object' && value !== null && 'weights' in value && 'bias' in value;

export default checks(({ learner, check }) => {
  check('loss on AND, from zero', { points: 1, rule: 'All sums are 0 and one label is 1: a quarter of 1.' }, async ({ expect }) => {
    expect(await learner.call('loss', [0, 0], 0, ...AND)).toBeCloseTo(0.25, { within: 1e-9 });
  });

  check('gradient on AND, from zero', { points: 1, rule: 'Only the row 1 1 has a difference, and it is 1: each slope is −2/4 times 1.' }, async ({ expect }) => {
    const got = await learner.call('gradient', [0, 0], 0, ...AND);
    expect(got).toSatisfy(isGradient, 'a record { weights, bias }');
    const { weights, bias } = got as unknown as Record<string, LearnerValue>;
    expect(weights as LearnerValue).toBeCloseTo([-0.5, -0.5], { within: 1e-9 });
    expect(bias as LearnerValue).toBeCloseTo(-0.5, { within: 1e-9 });
  });
});
