/** A regrade as text for the terminal. */
import type { CheckChange, CheckSide, Mark } from '#lib/grading/compare-verdicts.ts';
import type { RegradeEntry, RegradeReport } from './read-regrade.ts';

/** How many stand where: `2 up, 1 down, 5 the same, 1 still waiting`. */
export function formatCounts({ entries }: Pick<RegradeReport, 'entries'>): string {
  const count = (isWanted: (entry: RegradeEntry) => boolean): number => entries.filter(isWanted).length;
  const graded = (direction: string): number => count(({ outcome }) => outcome.kind === 'graded' && outcome.direction === direction);
  const extra = (['waiting', 'failed', 'broken'] as const).map((kind) => [count(({ outcome }) => outcome.kind === kind), EXTRA[kind]] as const);
  return [[graded('up'), 'up'], [graded('down'), 'down'], [graded('same'), 'the same'], ...extra.filter(([number]) => number > 0)].map(([number, words]) => `${String(number)} ${String(words)}`).join(', ');
}

const EXTRA = { waiting: 'still waiting', failed: 'failed by our fault', broken: 'on which the new checks threw' } as const;

/** Everybody whose verdict is another one, with the checks that made it so. */
export function formatRegrade(report: RegradeReport): string {
  const head = [
    `Regrade ${report.id} of ${report.exercise}`,
    `from ${report.fromVersions.map(short).join(', ') || 'no version'} to ${short(report.toVersion)}: ${formatCounts(report)}`,
  ];
  return [...head, ...report.entries.flatMap(formatEntry)].join('\n');
}

function formatEntry({ submission, learner, before, outcome }: RegradeEntry): readonly string[] {
  const who = `learner ${learner.slice(0, 8)}, submission ${submission}`;
  switch (outcome.kind) {
    case 'waiting':
      return [];
    case 'failed':
      return [`  failed  ${who}: ${outcome.reason}`];
    case 'broken':
      return [`  broken  ${who}: ${outcome.reason}`];
    case 'graded': {
      if (outcome.direction === 'same' && outcome.changes.length === 0) return [];
      return [`  ${outcome.direction.padEnd(6)}  ${who}: ${formatMark(before)} -> ${formatMark(outcome.after)}`, ...outcome.changes.map((change) => `            ${formatChange(change)}`)];
    }
  }
}

/** One check: `"is right": failed 0/1 -> passed 1/1` */
export const formatChange = ({ title, before, after }: CheckChange): string => `"${title}": ${before ? formatSide(before) : 'no such check'} -> ${after ? formatSide(after) : 'no such check'}`;

export const formatMark = ({ kind, earned, points }: Mark): string => `${kind} ${formatNumber(earned)}/${formatNumber(points)}`;
export const formatSide = ({ status, earned, points }: CheckSide): string => `${status} ${formatNumber(earned)}/${formatNumber(points)}`;
const formatNumber = (value: number): string => String(Math.round(value * 100) / 100);
const short = (version: string): string => version.slice(0, 12);
