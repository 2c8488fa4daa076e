import { asNumbers, checks } from 'epoch/checks';

/** Income10K and age; the truth without chance. */
const CUSTOMERS = [[2, 30], [4, 60], [9, 45], [1, 20], [6, 70], [5, 25]];
const SPENDING = CUSTOMERS.map(([income = 0, age = 0]) => 500 + 10 * income + 2 * age);

export default checks(({ learner, check }) => {
  const form = check('one number for each feature, one for the intercept', { points: 1, rule: 'Two features give three finite numbers, [b, w₁, w₂].' }, async ({ expect }) => {
    const got = await learner.call('recover', CUSTOMERS, SPENDING);
    expect(got).toHaveShape([3]);
    expect(got).toBeFinite();
  });

  check('six customers: the weights', { points: 1, rule: 'Without chance the weights are exactly 10 for Income10K and 2 for Age.', after: [form] }, async ({ expect }) => {
    const got = await learner.call('recover', CUSTOMERS, SPENDING);
    expect(asNumbers(got).slice(1)).toBeCloseTo([10, 2], { within: 0.01 });
  });

  check('six customers: the intercept', { points: 1, rule: 'Without chance the intercept is exactly 500.', after: [form] }, async ({ expect }) => {
    const got = await learner.call('recover', CUSTOMERS, SPENDING);
    expect(asNumbers(got)[0]).toBeCloseTo(500, { within: 0.5 });
  });
});
