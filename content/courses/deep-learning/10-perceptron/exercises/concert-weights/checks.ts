import { asNumber, asNumbers, checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  const goes = async (weather: number, time: number, partner: number): Promise<boolean> => {
    const [w1 = 0, w2 = 0, w3 = 0] = asNumbers(await learner.read('weights'));
    const threshold = asNumber(await learner.read('threshold'));
    return w1 * weather + w2 * time + w3 * partner > threshold;
  };

  check('no time, no concert', { points: 1, rule: 'Without time (x₂ = 0) the answer is 0, whatever the weather and the partner.' }, async ({ expect }) => {
    expect([await goes(0, 0, 0), await goes(1, 0, 0), await goes(0, 0, 1), await goes(1, 0, 1)]).toEqual([false, false, false, false]);
  });

  check('time and good weather', { points: 1, rule: 'In the row 1 1 0 the weighted sum must be greater than T.' }, async ({ expect }) => {
    expect(await goes(1, 1, 0)).toBe(true);
  });
});
