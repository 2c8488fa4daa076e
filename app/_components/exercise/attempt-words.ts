/** How the rules on attempts are said, before Submit is pressed. */
import type { AttemptState } from '#lib/grading/attempts.ts';

/** `1 attempt`, `3 attempts` */
export const countAttempts = (count: number): string => `${count} ${count === 1 ? 'attempt' : 'attempts'}`;

/** What is left and what counts; null where the exercise sets no rules. */
export function describeAttempts({ max, left, pending, counts, coolDownSeconds }: AttemptState, solutionSeen: boolean): string | null {
  if (solutionSeen) return 'You have opened the solution: what you submit now is graded, but does not count.';
  const counted = counts === 'best' ? 'The best one counts.' : 'The last one counts.';
  if (max === null || left === null) return coolDownSeconds > 0 ? `${formatWait(coolDownSeconds)} between two attempts. ${counted}` : counts === 'last' ? counted : null;
  if (left > 0) return `${left} of ${countAttempts(max)} left. ${counted} Code that cannot be read costs none.`;
  if (pending > 0) return `No attempt is left while your last one is being graded. ${counted}`;
  return `${max === 1 ? 'The one attempt is used' : `All ${max} attempts are used`}. Your mark stays, and you can still check your code.`;
}

/** Whole seconds in words: `45 seconds`, `2 minutes`, `1 minute 5 seconds`, `3 hours`. */
export function formatWait(seconds: number): string {
  const parts = [
    [Math.floor(seconds / 3600), 'hour'],
    [Math.floor((seconds % 3600) / 60), 'minute'],
    [seconds % 60, 'second'],
  ] as const;
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`);
  return said.slice(0, 2).join(' ') || '0 seconds';
}

/** Rounded up for the ear, so that two answers of the server a second apart are not said twice. */
export const roundWait = (seconds: number): number => (seconds > 60 ? Math.ceil(seconds / 60) * 60 : Math.ceil(seconds / 10) * 10);

/** `0:45`, `12:05`, `1:00:00` */
export function formatClock(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const two = (count: number): string => String(count).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
