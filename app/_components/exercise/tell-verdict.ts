/** A verdict in one sentence, for a screen reader. */
import { VERDICT_WORDS, type Verdict } from '#lib/grading/verdict.ts';
import { countPoints, formatPoints } from './words.ts';

export function tellVerdict(verdict: Verdict): string {
  const { title, meaning } = VERDICT_WORDS[verdict.kind];
  if (verdict.kind === 'broken' || verdict.kind === 'ours') return `${title}. ${meaning}`;
  return `${title}: ${formatPoints(verdict.earned)} of ${countPoints(verdict.points)}. ${meaning}`;
}
