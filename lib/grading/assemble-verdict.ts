/** One verdict from what happened: the rules for the nine kinds, in one place. */
import { toStorable } from './storable-text.ts';
import type { CheckResult, LearnerError, Verdict, VerdictKind } from './verdict.ts';

/** How the examination of one submission went. */
export interface Examination {
  /** in order, visible first; one for every declared check */
  readonly checks: readonly CheckResult[];
  /** the code did not load or the learner's realm ended by an error of the code */
  readonly error: LearnerError | null;
  /** the limit that ended the learner's realm */
  readonly ended: { readonly reason: 'time' | 'memory' | 'output'; readonly limit: string } | null;
  /** the check bundle or its process failed */
  readonly isBroken: boolean;
  readonly log: string;
  /** said when a value of a check was too large */
  readonly outputLimit: string;
}

/**
 * The first rule that holds decides:
 * 1. a check or a bundle is broken → `broken`, nothing is earned or lost;
 * 2. the realm hit a limit, or a value was too large → `time`, `memory`, `output`; points earned stay;
 * 3. the code did not load, or ended its realm → `error`; points earned before stay;
 * 4. every check passed → `passed`;
 * 5. something was earned → `partly`;
 * 6. no check could be judged because the code threw each time → `error`;
 * 7. else → `failed`.
 */
export function assembleVerdict(examination: Examination): Verdict {
  const kind = selectKind(examination);
  const checks = examination.checks.map((check) => toStorableResult(kind === 'broken' ? { ...check, earned: 0 } : check));
  const points = sum(checks.map((check) => check.points));
  const earned = sum(checks.map((check) => check.earned));
  const error = kind === 'error' ? (plainError(examination.error) ?? firstError(checks)) : null;
  return { kind, points, earned, checks, error, limit: selectLimit(kind, examination), log: toStorable(examination.log) };
}

function selectKind({ checks, ended, error, isBroken }: Examination): VerdictKind {
  const has = (status: CheckResult['status']): boolean => checks.some((check) => check.status === status);
  if (isBroken || has('broken') || checks.length === 0) return 'broken';
  if (ended !== null) return ended.reason;
  // a single value may be too large without the realm being ended for it
  if (has('output')) return 'output';
  if (error !== null) return 'error';
  if (checks.every((check) => check.status === 'passed')) return 'passed';
  if (sum(checks.map((check) => check.earned)) > 0) return 'partly';
  return has('error') && !has('failed') ? 'error' : 'failed';
}

function selectLimit(kind: VerdictKind, { ended, outputLimit }: Examination): string | null {
  if (kind !== 'time' && kind !== 'memory' && kind !== 'output') return null;
  return ended?.limit ?? outputLimit;
}

function plainError(error: Examination['error']): LearnerError | null {
  return error === null ? null : { name: toStorable(error.name), message: toStorable(error.message), line: error.line, column: error.column };
}

/** The error that every check met, as the first one tells it: `TypeError: x is not a function (line 3)`. */
function firstError(checks: readonly CheckResult[]): LearnerError | null {
  const text = checks.find((check) => check.status === 'error')?.got ?? null;
  const [, name, message, line] = text === null ? [] : (/^([^:]{1,80}): ([\s\S]*?)(?: \(line (\d+)\))?$/.exec(text) ?? []);
  if (name === undefined || message === undefined) return null;
  return { name, message, line: line === undefined ? null : Number(line), column: null };
}

/** The texts of a result hold what the learner's code gave, whatever characters that are. */
function toStorableResult(result: CheckResult): CheckResult {
  const clean = (text: string | null): string | null => (text === null ? null : toStorable(text));
  return { ...result, rule: clean(result.rule), tried: clean(result.tried), got: clean(result.got), expected: clean(result.expected), note: clean(result.note) };
}

/** Adds without the crumbs of binary fractions: 0.1 + 0.2 is 0.3. */
function sum(numbers: readonly number[]): number {
  return Number(numbers.reduce((total, number) => total + number, 0).toFixed(6));
}
