import { asNumber, asNumbers, checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  const readNeuron = async () => {
    const [w1 = 0, w2 = 0, w3 = 0] = asNumbers(await learner.read('weights'));
    const threshold = asNumber(await learner.read('threshold'));
    const sum = (weather: number, time: number, partner: number): number => w1 * weather + w2 * time + w3 * partner;
    const answer = (weather: number, time: number, partner: number): number => (sum(weather, time, partner) > threshold ? 1 : 0);
    return { sum, answer, threshold };
  };

  const goes = check('time and good weather', { points: 1, rule: 'In the row 1 1 0 the weighted sum w₁ + w₂ must be greater than T.' }, async ({ expect }) => {
    const { sum, threshold } = await readNeuron();
    expect(sum(1, 1, 0), 'w₁ + w₂').toBeGreaterThan(threshold);
  });

  check('no time, no concert', { points: 1, rule: 'The rows 0 0 0, 0 0 1, 1 0 0 and 1 0 1 (no time) all have the answer 0.', after: [goes] }, async ({ expect }) => {
    const { answer } = await readNeuron();
    expect([answer(0, 0, 0), answer(0, 0, 1), answer(1, 0, 0), answer(1, 0, 1)], 'answers to 0 0 0, 0 0 1, 1 0 0, 1 0 1').toEqual([0, 0, 0, 0]);
  });
});
