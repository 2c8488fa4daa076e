import { array, checks, int } from 'epoch/checks';

/** From the definition: the first epoch whose last `patience` losses are all no lower than the lowest before them. */
function reference(losses: readonly number[], patience: number): { best: number; stop: number } {
  const isStop = (epoch: number): boolean => epoch >= patience && Math.min(...losses.slice(0, epoch - patience + 1)) <= Math.min(...losses.slice(epoch - patience + 1, epoch + 1));
  const found = losses.findIndex((_, epoch) => isStop(epoch));
  const stop = found < 0 ? losses.length - 1 : found;
  const seen = losses.slice(0, stop + 1);
  return { best: seen.indexOf(Math.min(...seen)), stop };
}

export default checks(({ learner, check }) => {
  check('a plateau', { points: 1, rule: 'An equal loss is not lower, so on a plateau the wait goes on.' }, async ({ expect }) => {
    expect(await learner.call('earlyStopping', [4, 2, 2, 2, 2, 2], 3)).toEqual({ best: 1, stop: 4 });
  });

  check.property('any curve', { points: 2, rule: 'Stop at the first epoch that ends `patience` epochs in a row without a new lowest loss; the best is the lowest up to there.', inputs: [array(int({ min: 1, max: 9 }), { minLength: 6, maxLength: 16 }), int({ min: 1, max: 4 })], runs: 60 }, async ({ expect }, losses, patience) => {
    expect(await learner.callPure('earlyStopping', losses, patience)).toEqual(reference(losses, patience));
  });
});
