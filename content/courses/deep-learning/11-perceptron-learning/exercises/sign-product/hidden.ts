import { asNumber, checks, float } from 'epoch/checks';
import { readAnswer, wanted } from './neuron.ts';

/** Near an axis the sum is about 0: not asked. */
const inQuadrant = (side: number) => float({ min: -side, max: side }).filter((value) => Math.abs(value) > side / 50);

export default checks(({ learner, check }) => {
  check('the feature is smooth', { points: 1, rule: 'A tiny step across an axis may change the feature only by a tiny amount.' }, async ({ expect }) => {
    const at = async (x1: number, x2: number): Promise<number> => asNumber(await learner.call('feature', x1, x2));
    // tiny, held against how large the feature gets
    const size = Math.max(1, Math.abs(await at(0.8, 0.8)), Math.abs(await at(0.8, -0.8)));
    for (const [x1, x2] of [[0, 0.8], [0, -0.6], [0.7, 0], [-0.9, 0]] as const) {
      expect(Math.abs((await at(x1 + 1e-4, x2 + 1e-4)) - (await at(x1 - 1e-4, x2 - 1e-4))), 'jump').toBeLessThan(0.01 * size);
    }
  });

  check.property('anywhere on the plane', { points: 2, rule: 'Class 1 exactly where the signs differ.', inputs: [inQuadrant(1), inQuadrant(1)], runs: 40 }, async ({ expect }, x1, x2) => {
    const answer = await readAnswer(learner);
    expect(await answer(x1, x2), 'answer').toBe(wanted(x1, x2));
  });

  check('far from and near to the origin', { points: 1, rule: 'The size of the inputs does not matter, only their signs.' }, async ({ expect }) => {
    const answer = await readAnswer(learner);
    for (const size of [0.01, 30]) {
      const points = [[size, size], [size, -size], [-size, size], [-size, -size]] as const;
      const answers: number[] = [];
      for (const [x1, x2] of points) answers.push(await answer(x1, x2));
      expect(answers, 'answers').toEqual(points.map(([x1, x2]) => wanted(x1, x2)));
    }
  });
});
