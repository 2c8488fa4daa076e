import { checks } from 'epoch/checks';

export default checks(({ learner, check, random }) => {
  const draw = (n: number) => Array.from({ length: n }, () => [random.normal(), random.normal()]);
  const learns = (title: string, [a, b]: readonly [number, number]) => {
    const label = ([x = 0, y = 0]: number[]) => (a * x + b * y > 0 ? 1 : 0);
    const [train, heldOut] = [draw(80), draw(200)];
    check.learns(title, {
      rule: 'The class is 1 on one side of a line through the origin.',
      train: 'fit',
      trainOn: [train, train.map(label)],
      seeds: 3,
      predict: 'predict',
      inputs: heldOut,
      labels: heldOut.map(label),
      bands: [{ atLeast: 0.8, points: 1 }, { atLeast: 0.9, points: 2 }],
    });
  };
  check('trained anew, it answers anew', { points: 1, rule: 'Each training counts from then on, each list of points gets its own labels, and what was given stays as it is.' }, async ({ expect }) => {
    for (let turn = 0; turn < 20; turn += 1) {
      const side = turn % 2 === 0 ? 1 : -1;
      const label = ([x = 0, y = 0]: number[]) => (side * (x + 2 * y) > 0 ? 1 : 0);
      const train = draw(40);
      // far from the border, where every training is sure
      const far = [[1, 2], [-1, 3]].flatMap(([x = 0, y = 0]) => [random.float(1, 3), random.float(-3, -1), random.float(0, 1) < 0.5 ? 2 : -2].map((size) => [size * x, size * y]));
      await learner.callPure('fit', train, train.map(label), turn + 1);
      expect(await learner.callPure('predict', far)).toEqual(far.map(label));
    }
  });

  learns('points it has not seen', [1, 2]);
  learns('another border', [1, -2]);
});
