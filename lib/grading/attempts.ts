/** How often an answer may be handed in, and which one counts. Pure: what was handed in so far comes in as facts. */
import { err, ok, type Result } from '../base/result.ts';
import type { Verdict } from './verdict.ts';

/** `attempts` of exercise.json. */
export interface AttemptRules {
  /** attempts in all; null: no limit */
  readonly max: number | null;
  /** seconds from one attempt to the next; 0: none */
  readonly coolDownSeconds: number;
  /** which attempt gives the mark */
  readonly counts: 'best' | 'last';
}

export const NO_LIMIT: AttemptRules = { max: null, coolDownSeconds: 0, counts: 'best' };

/** What a learner handed in for one exercise before they opened its solution. The same text again is no further attempt. */
export interface AttemptFacts {
  /** different texts that were judged and cost an attempt */
  readonly used: number;
  /** different texts that wait for a verdict: each may still turn out to cost one */
  readonly pending: number;
  /** whole seconds since the newest of these texts was first handed in; null when there is none */
  readonly sinceSeconds: number | null;
  /** the solution was opened: from then on nothing is counted, and nothing is limited */
  readonly solutionSeen: boolean;
}

/** Where the learner stands with the rules, for the page. */
export interface AttemptState extends AttemptRules {
  readonly used: number;
  readonly pending: number;
  /** attempts that may still be handed in; null: no limit */
  readonly left: number | null;
  /** seconds until the next attempt may be handed in; 0: now */
  readonly waitSeconds: number;
}

export type AttemptRefusal =
  | { readonly kind: 'attempts-used'; readonly max: number }
  /** the last ones are being graded, and may turn out to cost nothing */
  | { readonly kind: 'attempts-pending'; readonly max: number; readonly pending: number }
  | { readonly kind: 'cool-down'; readonly coolDownSeconds: number; readonly waitSeconds: number };

export const isLimited = ({ max, coolDownSeconds }: AttemptRules): boolean => max !== null || coolDownSeconds > 0;

export function toAttemptState(rules: AttemptRules, { used, pending, sinceSeconds, solutionSeen }: AttemptFacts): AttemptState {
  const left = rules.max === null || solutionSeen ? null : Math.max(0, rules.max - used - pending);
  const waitSeconds = sinceSeconds === null || solutionSeen ? 0 : Math.max(0, rules.coolDownSeconds - sinceSeconds);
  return { ...rules, used, pending, left, waitSeconds };
}

/** Whether one more attempt may be handed in now. */
export function checkAttempt(rules: AttemptRules, facts: AttemptFacts): Result<null, AttemptRefusal> {
  const { left, waitSeconds, pending, max, coolDownSeconds } = toAttemptState(rules, facts);
  if (left === 0 && max !== null) return err(pending > 0 ? { kind: 'attempts-pending', max, pending } : { kind: 'attempts-used', max });
  return waitSeconds > 0 ? err({ kind: 'cool-down', coolDownSeconds, waitSeconds }) : ok(null);
}

/** Whether a verdict uses up an attempt: the author's mistake, ours, and a text that could not even be read use none. */
export function costsAttempt(verdict: Pick<Verdict, 'kind'>, isReadable: () => boolean): boolean {
  if (verdict.kind === 'broken' || verdict.kind === 'ours') return false;
  return verdict.kind !== 'error' || isReadable();
}

/** Different attempts after which the solution opens: at the latest when none is left. */
export const attemptsUntilSolution = (solutionAfterAttempts: number, { max }: Pick<AttemptRules, 'max'>): number => Math.min(solutionAfterAttempts, max ?? solutionAfterAttempts);
