/** How exercises are spoken of on pages. What verdicts mean is said in `lib/grading/verdict.ts`, how they look in `looks.ts`. */
import type { PublicExercise } from '#lib/course/lesson.ts';
import type { Wait } from '#lib/grading/submission.ts';

export const DIFFICULTY_WORDS: Readonly<Record<PublicExercise['difficulty'], string>> = { easy: 'Easy', medium: 'Medium', hard: 'Hard' };

/** Points with at most two decimals: `3`, `2.5`. */
export const formatPoints = (points: number): string => String(Math.round(points * 100) / 100);

/** `1 point`, `2.5 points` */
export const countPoints = (points: number): string => `${formatPoints(points)} ${points === 1 ? 'point' : 'points'}`;

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

/** The last part of `course/lesson/exercise`, which is also its anchor on the lesson page. */
export const anchorOf = (exercise: string): string => `exercise-${exercise.split('/').at(-1) ?? exercise}`;
