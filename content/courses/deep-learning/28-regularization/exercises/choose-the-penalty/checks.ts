import { asNumber, checks } from 'epoch/checks';
import { fit, isPenalty, rmse } from './ridge.ts';

/** The points of the page, noisyWave(12, 1) and noisyWave(12, 101). */
const TRAINING = {
  x: [-0.95751, -0.71118, -0.58991, -0.39199, -0.28698, -0.03937, 0.12834, 0.26494, 0.38743, 0.58111, 0.73034, 0.92971],
  y: [-0.16503, -0.58551, -1.38079, -1.04643, -0.49842, 0.09453, 0.38664, 1.05111, 0.94745, 0.74508, 1.14546, 0.40588],
};
const VALIDATION = {
  x: [-0.94313, -0.7762, -0.59529, -0.43642, -0.23723, -0.07122, 0.11634, 0.23147, 0.38017, 0.6, 0.79938, 0.88684],
  y: [-0.64896, -0.84245, -0.95587, -0.81785, -0.63833, 0.02451, -0.02555, 0.70097, 0.66363, 0.97103, 0.52436, 0.49248],
};

export default checks(({ learner, check }) => {
  check('the points of the page', { points: 1, rule: 'On the validation points of the page the error must be below 0.26.' }, async ({ expect }) => {
    const lambda = await learner.read('lambda');
    expect(lambda).toSatisfy(isPenalty, 'a number from 0 on');
    expect(rmse(fit(TRAINING, 11, asNumber(lambda)), VALIDATION), 'error').toBeLessThan(0.26);
  });
});
