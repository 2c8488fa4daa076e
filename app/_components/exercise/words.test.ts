import { describe, expect, it } from 'vitest';
import { VERDICT_KINDS } from '#lib/grading/verdict.ts';
import { formatDuration } from './format-duration.ts';
import { countCheck, VERDICT_LOOKS } from './looks.ts';
import { anchorOf, countPoints, countTries, describePlace, describeWait, formatPoints } from './words.ts';

describe('the nine kinds', () => {
  it('have nine different signs', () => {
    expect(new Set(VERDICT_KINDS.map((kind) => VERDICT_LOOKS[kind].sign)).size).toBe(9);
  });

  it('tell the author’s mistake and ours apart from each other and from the learner’s, in tone and in words', () => {
    const others = VERDICT_KINDS.filter((kind) => kind !== 'broken' && kind !== 'ours');
    for (const special of ['broken', 'ours'] as const) {
      expect(VERDICT_LOOKS[special].about).toContain('not yours');
      for (const kind of others) expect(VERDICT_LOOKS[kind].tone).not.toBe(VERDICT_LOOKS[special].tone);
    }
    expect(VERDICT_LOOKS.broken.tone).not.toBe(VERDICT_LOOKS.ours.tone);
  });
});

it('counts in words', () => {
  expect([countPoints(1), countPoints(0), countPoints(2.5)]).toEqual(['1 point', '0 points', '2.5 points']);
  expect([countTries(1), countTries(4)]).toEqual(['1 try', '4 tries']);
  expect(formatPoints(0.1 + 0.2)).toBe('0.3');
});

it('tells the place in the queue', () => {
  expect([describePlace(null), describePlace(0), describePlace(1), describePlace(12)]).toEqual(['in the queue', 'next in the queue', '1 before yours in the queue', '12 before yours in the queue']);
});

it('tells a wait in round words, and nothing that is not known', () => {
  const about = (seconds: number) => describeWait({ kind: 'about', seconds });
  expect([1, 3, 4, 11, 25, 60, 90, 599, 601].map(about)).toEqual(['a few seconds', 'a few seconds', 'about 10 seconds', 'about 20 seconds', 'about half a minute', 'about a minute', 'about 2 minutes', 'about 10 minutes', 'more than 10 minutes']);
  expect(describeWait(null)).toBe('');
  expect(describeWait({ kind: 'no-grader' })).toContain('nothing is graded');
});

it('says which check runs', () => expect(countCheck({ title: 'a', position: 2, of: 5 })).toBe('check 2 of 5'));

it('gives times a unit that fits', () => {
  expect([formatDuration(0.4), formatDuration(12.6), formatDuration(1_340), formatDuration(59_949), formatDuration(125_000), formatDuration(119_800)]).toEqual(['0 ms', '13 ms', '1.3 s', '59.9 s', '2 min 5 s', '2 min 0 s']);
});

it('anchors an exercise by the last part of its id', () => expect(anchorOf('course/lesson/the-sigmoid')).toBe('exercise-the-sigmoid'));
