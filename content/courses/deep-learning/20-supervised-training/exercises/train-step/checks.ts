import { checks } from 'epoch/checks';
import { isStep, lossOf } from './neuron.ts';

const FRUITS = [[1.2, 0.8], [0.4, 0.1], [0.5, 0.3], [1, 0.9]];
const LABELS = [1, 0, 0, 1];

export default checks(({ learner, check }) => {
  check('the first iteration of the lesson', { points: 2, rule: 'From the weights 0.5, −0.5, 0.3 with η = 1 the loss falls from 1.0447 to 0.9420.' }, async ({ expect }) => {
    const got = await learner.call('trainStep', [0.5, -0.5], 0.3, FRUITS, LABELS, 1);
    expect(got).toSatisfy(isStep, 'a record { w, b }');
    if (isStep(got)) expect(lossOf(got.w, got.b, FRUITS, LABELS), 'loss after the step').toBeCloseTo(0.942, { within: 5e-5 });
  });

  check('a learning rate of 0 changes nothing', { points: 1, rule: 'Every move is η times a derivative.' }, async ({ expect }) => {
    expect(await learner.call('trainStep', [0.5, -0.5], 0.3, FRUITS, LABELS, 0)).toEqual({ w: [0.5, -0.5], b: 0.3 });
  });
});
