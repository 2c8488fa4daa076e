/** What differs between two verdicts on the same text: for regrades, replays and the learner. */
import type { CheckResult, CheckStatus, Verdict } from './verdict.ts';

/** The result of a check without its words. */
export type CheckOutcome = Pick<CheckResult, 'bundle' | 'index' | 'title' | 'status' | 'points' | 'earned'>;

/** A check that did not come out the same. Null: the check is not part of that version. */
export interface CheckChange {
  readonly title: string;
  readonly before: CheckSide | null;
  readonly after: CheckSide | null;
}

export interface CheckSide {
  readonly status: CheckStatus;
  readonly points: number;
  readonly earned: number;
}

/** The part of a verdict that decides a mark. */
export type Mark = Pick<Verdict, 'kind' | 'points' | 'earned'>;

export type Direction = 'up' | 'down' | 'same';

export const toOutcome = ({ bundle, index, title, status, points, earned }: CheckOutcome): CheckOutcome => ({ bundle, index, title, status, points, earned });

/** Titles are unique within an exercise and outlive their position, so they pair the checks of two versions. */
export function findCheckChanges(before: readonly CheckOutcome[], after: readonly CheckOutcome[]): readonly CheckChange[] {
  const titles = [...new Set([...before, ...after].map(({ title }) => title))];
  return titles
    .map((title) => ({ title, before: toSide(before, title), after: toSide(after, title) }))
    .filter(({ before: one, after: other }) => one?.status !== other?.status || one?.points !== other?.points || one?.earned !== other?.earned);
}

/** By the share of the points, so that an exercise which is worth more now is compared fairly. Nothing judged is less than nothing earned. */
export function compareMarks(before: Mark, after: Mark): Direction {
  const [one, other] = [toShare(before), toShare(after)];
  return other > one ? 'up' : other < one ? 'down' : 'same';
}

function toShare({ kind, points, earned }: Mark): number {
  if (kind === 'broken' || kind === 'ours') return -1;
  return points > 0 ? earned / points : 0;
}

function toSide(checks: readonly CheckOutcome[], wanted: string): CheckSide | null {
  const found = checks.find(({ title }) => title === wanted);
  return found ? { status: found.status, points: found.points, earned: found.earned } : null;
}
