import { describe, expect, it } from 'vitest';
import { compareMarks, findCheckChanges, type CheckOutcome } from './compare-verdicts.ts';

const check = (title: string, status: CheckOutcome['status'], earned: number, points = 1, index = 0): CheckOutcome => ({ bundle: 'hidden', index, title, status, points, earned });

describe('findCheckChanges', () => {
  it('pairs checks by title, wherever they stand', () => {
    const before = [check('a', 'passed', 1), check('b', 'failed', 0, 1, 1)];
    const after = [check('b', 'passed', 1), check('a', 'passed', 1, 1, 1)];
    expect(findCheckChanges(before, after)).toEqual([{ title: 'b', before: { status: 'failed', points: 1, earned: 0 }, after: { status: 'passed', points: 1, earned: 1 } }]);
  });

  it('names checks that came and went, and new points', () => {
    const changes = findCheckChanges([check('old', 'passed', 1), check('kept', 'passed', 1)], [check('kept', 'passed', 2, 2), check('new', 'failed', 0)]);
    expect(changes.map(({ title, before, after }) => [title, before?.points ?? null, after?.points ?? null])).toEqual([['old', 1, null], ['kept', 1, 2], ['new', null, 1]]);
  });

  it('finds nothing between equal verdicts', () => expect(findCheckChanges([check('a', 'time', 0)], [check('a', 'time', 0)])).toEqual([]));
});

describe('compareMarks', () => {
  it.each([
    [3, 4, 4, 4, 'up'],
    [3, 4, 2, 4, 'down'],
    [3, 4, 6, 8, 'same'],
    [3, 4, 4, 8, 'down'],
    [0, 0, 0, 4, 'same'],
  ] as const)('%d of %d, then %d of %d: %s', (earned, points, nowEarned, nowPoints, direction) => {
    expect(compareMarks({ kind: 'partly', earned, points }, { kind: 'partly', earned: nowEarned, points: nowPoints })).toBe(direction);
  });

  it('counts a verdict as more than a broken exercise, even without points', () => {
    expect(compareMarks({ kind: 'broken', earned: 0, points: 4 }, { kind: 'failed', earned: 0, points: 4 })).toBe('up');
  });
});
