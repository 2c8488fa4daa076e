/** How results are said and marked on pages. What they mean is said in `lib/grading/verdict.ts`. */
import type { PublicExercise } from '#lib/course/lesson.ts';
import type { Mark } from '#lib/grading/compare-verdicts.ts';
import type { RunningCheck, Wait } from '#lib/grading/submission.ts';
import { VERDICT_WORDS, type CheckStatus, type VerdictKind } from '#lib/grading/verdict.ts';
import type { SignName } from './sign.tsx';

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

export const DIFFICULTY_WORDS: Readonly<Record<PublicExercise['difficulty'], string>> = { easy: 'Easy', medium: 'Medium', hard: 'Hard' };

/** Points with at most two decimals: `3`, `2.5`. */
export const formatPoints = (points: number): string => String(Math.round(points * 100) / 100);

/** `1 point`, `2.5 points` */
export const countPoints = (points: number): string => `${formatPoints(points)} ${points === 1 ? 'point' : 'points'}`;

/** `3 of 4 points`; a verdict without a score by its name */
export function describeMark({ kind, points, earned }: Mark): string {
  return kind === 'broken' || kind === 'ours' ? VERDICT_WORDS[kind].title : `${formatPoints(earned)} of ${countPoints(points)}`;
}

/** `1 try`, `3 tries` */
export const countTries = (tries: number): string => `${tries} ${tries === 1 ? 'try' : 'tries'}`;

/** `next in line`, `1 before yours`, `12 before yours` */
export const describePlace = (place: number | null): string => (place === null ? 'in the queue' : place === 0 ? 'next in the queue' : `${place} before yours in the queue`);

/** A wait in round words, never more exact than it is known: `about 20 seconds`; empty when nothing is known. */
export function describeWait(wait: Wait | null): string {
  if (wait === null) return '';
  if (wait.kind === 'no-grader') return 'nothing is graded at the moment';
  const { seconds } = wait;
  if (seconds <= 3) return 'a few seconds';
  if (seconds <= 10) return 'about 10 seconds';
  if (seconds <= 20) return 'about 20 seconds';
  if (seconds <= 40) return 'about half a minute';
  if (seconds <= 75) return 'about a minute';
  const minutes = Math.ceil(seconds / 60);
  return minutes <= 10 ? `about ${minutes} minutes` : 'more than 10 minutes';
}

/** `check 2 of 5` */
export const countCheck = ({ position, of }: RunningCheck): string => `check ${position} of ${of}`;

/** Times people can read: `12 ms`, `3.4 s`, `2 min 5 s`. */
export function formatDuration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1_000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** The last part of `course/lesson/exercise`, which is also its anchor on the lesson page. */
export const anchorOf = (exercise: string): string => `exercise-${exercise.split('/').at(-1) ?? exercise}`;
