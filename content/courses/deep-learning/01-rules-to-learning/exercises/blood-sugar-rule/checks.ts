import { checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('three clear cases', { points: 1, rule: '80 is normal, 112 is prediabetes, 160 is diabetes.' }, async ({ expect }) => {
    expect([await learner.call('diagnose', 80), await learner.call('diagnose', 112), await learner.call('diagnose', 160)]).toEqual(['normal', 'prediabetes', 'diabetes']);
  });

  check('exactly on the borders', { points: 1, rule: 'Both borders, 100 and 125, belong to prediabetes.' }, async ({ expect }) => {
    expect([await learner.call('diagnose', 100), await learner.call('diagnose', 125)]).toEqual(['prediabetes', 'prediabetes']);
  });
});
