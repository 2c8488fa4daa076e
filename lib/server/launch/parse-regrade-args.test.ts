import { describe, expect, it } from 'vitest';
import { parseRegradeArgs } from './parse-regrade-args.ts';

const EXERCISE = 'course/lesson/exercise';
const REGRADE = '00000000-0000-4000-8000-000000000000';

describe('parseRegradeArgs', () => {
  it.each([
    [[EXERCISE], { kind: 'dry-run', exercise: EXERCISE }],
    [[EXERCISE, '--dry-run'], { kind: 'dry-run', exercise: EXERCISE }],
    [['--apply', EXERCISE], { kind: 'apply', exercise: EXERCISE, neverLower: false }],
    [[EXERCISE, '--never-lower', '--apply'], { kind: 'apply', exercise: EXERCISE, neverLower: true }],
    [['--revert', REGRADE], { kind: 'revert', regrade: REGRADE }],
  ])('%j', (args, wish) => expect(parseRegradeArgs(args)).toEqual(wish));

  it.each([[[]], [['--apply']], [[EXERCISE, '--never-lower']], [[EXERCISE, '--apply', '--dry-run']], [[EXERCISE, 'another']], [['--revert', EXERCISE]], [[EXERCISE, '--force']]])('refuses %j and says how', (args) => {
    expect(() => parseRegradeArgs(args)).toThrow(/npm run regrade -- course/);
  });
});
