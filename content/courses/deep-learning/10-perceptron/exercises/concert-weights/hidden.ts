import { asNumber, asNumbers, checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  const readAnswers = async () => {
    const [w1 = 0, w2 = 0, w3 = 0] = asNumbers(await learner.read('weights'));
    const threshold = asNumber(await learner.read('threshold'));
    return (weather: number, time: number, partner: number): number => (w1 * weather + w2 * time + w3 * partner > threshold ? 1 : 0);
  };

  const goes = check('time and a partner', { points: 1, rule: 'With time and a partner you go, even in the rain (row 0 1 1).' }, async ({ expect }) => {
    const answer = await readAnswers();
    expect(answer(0, 1, 1), 'answer to 0 1 1').toBe(1);
  });

  check('time alone is not enough', { points: 1, rule: 'With time, but bad weather and no partner, you stay at home (row 0 1 0).', after: [goes] }, async ({ expect }) => {
    const answer = await readAnswers();
    expect(answer(0, 1, 0), 'answer to 0 1 0').toBe(0);
  });

  check('the whole truth table', { points: 2, rule: 'All eight rows, from 0 0 0 to 1 1 1, must be right at once.' }, async ({ expect }) => {
    const answer = await readAnswers();
    const rows = [0, 1, 2, 3, 4, 5, 6, 7].map((row) => [(row >> 2) & 1, (row >> 1) & 1, row & 1] as const);
    expect(rows.map((row) => answer(...row)), 'answers from 0 0 0 to 1 1 1').toEqual(rows.map(([weather, time, partner]) => (time === 1 && weather + partner > 0 ? 1 : 0)));
  });
});
