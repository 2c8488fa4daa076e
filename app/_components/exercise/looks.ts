/** How results are marked on pages: apart from `words.ts`, because a page that shows no result yet needs none of it. */
import type { Mark } from '#lib/grading/compare-verdicts.ts';
import type { RunningCheck } from '#lib/grading/submission.ts';
import { VERDICT_WORDS, type CheckStatus, type VerdictKind } from '#lib/grading/verdict.ts';
import type { SignName } from './sign.tsx';
import { countPoints, formatPoints } from './words.ts';

/** A check in a list, also before its result is known. */
export type RowStatus = CheckStatus | 'waiting' | 'running';

/** `good`, `part`, `bad` judge the answer; `error` and `limit` are about the learner's code; `author` and `ours` are never the learner's. */
export type Tone = 'good' | 'part' | 'bad' | 'error' | 'limit' | 'author' | 'ours' | 'quiet';

interface Look {
  readonly tone: Tone;
  readonly sign: SignName;
}

export const CHECK_LOOKS: Readonly<Record<RowStatus, Look & { readonly word: string }>> = {
  passed: { tone: 'good', sign: 'passed', word: 'Passed' },
  partly: { tone: 'part', sign: 'half', word: 'Partly' },
  failed: { tone: 'bad', sign: 'cross', word: 'Not yet' },
  error: { tone: 'error', sign: 'error', word: 'Error' },
  time: { tone: 'limit', sign: 'clock', word: 'Out of time' },
  memory: { tone: 'limit', sign: 'memory', word: 'Out of memory' },
  output: { tone: 'limit', sign: 'output', word: 'Too much output' },
  skipped: { tone: 'quiet', sign: 'skipped', word: 'Not run' },
  broken: { tone: 'author', sign: 'broken', word: 'Check broken' },
  waiting: { tone: 'quiet', sign: 'waiting', word: 'Waiting' },
  running: { tone: 'quiet', sign: 'running', word: 'Running' },
};

export const VERDICT_LOOKS: Readonly<Record<VerdictKind, Look & { /** whose matter it is */ readonly about: string }>> = {
  passed: { tone: 'good', sign: 'passed', about: 'Your answer' },
  partly: { tone: 'part', sign: 'half', about: 'Your answer' },
  failed: { tone: 'bad', sign: 'cross', about: 'Your answer' },
  error: { tone: 'error', sign: 'error', about: 'Your code' },
  time: { tone: 'limit', sign: 'clock', about: 'A limit of this exercise' },
  memory: { tone: 'limit', sign: 'memory', about: 'A limit of this exercise' },
  output: { tone: 'limit', sign: 'output', about: 'A limit of this exercise' },
  broken: { tone: 'author', sign: 'broken', about: 'The author’s mistake, not yours' },
  ours: { tone: 'ours', sign: 'ours', about: 'Our mistake, not yours' },
};

/** `3 of 4 points`; a verdict without a score by its name */
export function describeMark({ kind, points, earned }: Mark): string {
  return kind === 'broken' || kind === 'ours' ? VERDICT_WORDS[kind].title : `${formatPoints(earned)} of ${countPoints(points)}`;
}

/** `check 2 of 5` */
export const countCheck = ({ position, of }: RunningCheck): string => `check ${position} of ${of}`;
