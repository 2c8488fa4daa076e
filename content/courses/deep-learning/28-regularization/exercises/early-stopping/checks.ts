import { checks } from 'epoch/checks';

export default checks(({ learner, check }) => {
  check('falls, then climbs', { points: 1, rule: 'Lowest in epoch 2; epochs 3 and 4 bring nothing new, so with a patience of 2 it stops at 4.' }, async ({ expect }) => {
    expect(await learner.call('earlyStopping', [5, 4, 3, 3.5, 4, 4.5], 2)).toEqual({ best: 2, stop: 4 });
  });

  check('a small recovery is no new best', { points: 1, rule: '3.2 is lower than 3.6, but not lower than 3: the wait goes on. What comes after the stop does not count.' }, async ({ expect }) => {
    expect(await learner.call('earlyStopping', [5, 3, 3.6, 3.2, 3.1, 1], 3)).toEqual({ best: 1, stop: 4 });
  });

  check('a new best starts the wait anew', { points: 1, rule: 'Epochs 1 and 3 are bad, but not in a row.' }, async ({ expect }) => {
    expect(await learner.call('earlyStopping', [5, 6, 4, 5, 3, 2], 2)).toEqual({ best: 5, stop: 5 });
  });
});
