import { array, asNumber, checks, int } from 'epoch/checks';

const count = (sizes: readonly number[]): number => sizes.slice(1).reduce((sum, m, k) => sum + ((sizes[k] ?? 0) + 1) * m, 0);

export default checks(({ learner, check }) => {
  check.property('any sizes', { points: 2, rule: 'Every layer has (inputs + 1) · neurons; layers are added up.', inputs: [array(int({ min: 1, max: 40 }), { minLength: 2, maxLength: 7 })] }, async ({ expect }, drawn) => {
    // sizes that differ from layer to layer
    const sizes = drawn.map((size, k) => size + 3 * k);
    expect(await learner.call('countParameters', sizes)).toBe(count(sizes));
  });

  check.property('one layer more', { points: 1, rule: 'A further layer as wide as its inputs adds m · m + m, whatever stands before it.', inputs: [int({ min: 2, max: 60 }), int({ min: 2, max: 60 })] }, async ({ expect }, inputs, m) => {
    const before = asNumber(await learner.call('countParameters', [inputs + m, m, m]));
    const after = asNumber(await learner.callPure('countParameters', [inputs + m, m, m, m]));
    expect(after - before).toBe(m * m + m);
  });
});
