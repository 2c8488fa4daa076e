import { asNumber, asNumbers, checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  const goes = async (weather: number, time: number, partner: number): Promise<boolean> => {
    const [w1 = 0, w2 = 0, w3 = 0] = asNumbers(await learner.read('weights'));
    const threshold = asNumber(await learner.read('threshold'));
    return w1 * weather + w2 * time + w3 * partner > threshold;
  };

  check('time and a partner', { points: 1, rule: 'With time and a partner you go, even in the rain.' }, async ({ expect }) => {
    expect(await goes(0, 1, 1)).toBe(true);
  });

  check('time alone is not enough', { points: 1, rule: 'With time, but bad weather and no partner, you stay at home.' }, async ({ expect }) => {
    expect(await goes(0, 1, 0)).toBe(false);
  });

  check('the whole truth table', { points: 2, rule: 'All eight rows must be right at once.' }, async ({ expect }) => {
    let right = 0;
    for (const weather of [0, 1]) {
      for (const time of [0, 1]) {
        for (const partner of [0, 1]) {
          const wanted = time === 1 && (weather === 1 || partner === 1);
          if ((await goes(weather, time, partner)) === wanted) right += 1;
        }
      }
    }
    expect(right).toBe(8);
  });
});
