/** From what happened in a check to the result that a learner sees. The one place where hidden checks lose what must stay hidden. */
import { CheckFailure } from './expect.ts';
import { cutText } from './format-value.ts';
import { GRADING_LIMITS } from './limits.ts';
import type { CheckResult, CheckStatus } from './verdict.ts';
import type { WireError } from './wire.ts';

/** The learner's function does not exist or threw. */
export class LearnerThrew extends Error {
  override name = 'LearnerThrew';
  constructor(readonly error: WireError) {
    super(describeError(error));
  }
}

/** The value of this call is more than can be handed over. */
export class LearnerTooLarge extends Error {
  override name = 'LearnerTooLarge';
}

/** The learner's realm is gone: nothing more can be asked. */
export class LearnerGone extends Error {
  override name = 'LearnerGone';
  constructor(
    readonly reason: 'time' | 'memory' | 'output' | 'error',
    readonly note: string,
  ) {
    super(note);
  }
}

/** Said of checks that had no chance because the learner's code had been ended. */
export const NOT_RUN_NOTE = 'Not run: your code was ended before this check.';

/** How a check ended: fully passed, with part of its points, or with what it threw. */
export type CheckOutcome =
  | { readonly type: 'passed' }
  | { readonly type: 'scored'; readonly earned: number; readonly tried: string; readonly got: string; readonly expected: string }
  | { readonly type: 'skipped'; readonly note: string }
  | { readonly type: 'threw'; readonly thrown: unknown; /** calls of the trial that failed */ readonly tried: string | null };

/** What of a check is public before it runs. */
export interface CheckCard {
  readonly index: number;
  readonly bundle: 'visible' | 'hidden';
  readonly title: string;
  readonly points: number;
  readonly rule: string | null;
}

/** `TypeError: x.map is not a function (line 3)` */
export function describeError(error: WireError): string {
  const line = error.line === null ? '' : ` (line ${error.line})`;
  return `${error.name}: ${error.message}${line}`;
}

export function toCheckResult(card: CheckCard, outcome: CheckOutcome): CheckResult {
  const base = { index: card.index, bundle: card.bundle, title: card.title, points: card.points, earned: 0, rule: null, tried: null, got: null, expected: null, note: null };
  switch (outcome.type) {
    case 'passed':
      return { ...base, status: 'passed', earned: card.points };
    case 'skipped':
      return { ...base, status: 'skipped', note: outcome.note };
    case 'scored': {
      const status: CheckStatus = outcome.earned >= card.points ? 'passed' : outcome.earned > 0 ? 'partly' : 'failed';
      return keepHidden({ ...base, status, earned: Math.min(outcome.earned, card.points), rule: status === 'passed' ? null : card.rule, tried: outcome.tried, got: outcome.got, expected: status === 'passed' ? null : outcome.expected });
    }
    case 'threw':
      return keepHidden({ ...base, rule: joinRules(card.rule, outcome.thrown), tried: outcome.tried, ...describeThrown(outcome.thrown) });
  }
}

/** Removes what would tell a hidden expectation, and cuts every text. Also applied by the host to what a checker process claims. */
export function keepHidden(result: CheckResult): CheckResult {
  const cut = (text: string | null): string | null => (text === null ? null : cutText(text, GRADING_LIMITS.messageCharacters));
  const judged = result.status === 'failed' || result.status === 'partly';
  const isHidden = result.bundle === 'hidden';
  return {
    ...result,
    rule: cut(result.rule),
    tried: cut(result.tried),
    got: cut(result.got),
    expected: isHidden ? null : cut(result.expected),
    // the note of a judgement compares with what was expected; other notes only speak of limits and of the learner's own code
    note: isHidden && judged ? null : cut(result.note),
  };
}

/** The author's rule, and the engine's own sentence where it knows more. */
function joinRules(rule: string | null, thrown: unknown): string | null {
  const own = thrown instanceof CheckFailure ? thrown.rule : null;
  return rule === null || own === null ? (rule ?? own) : `${rule} ${own}`;
}

const BROKEN_NOTE = 'This check has a mistake of its own. It costs you nothing; the author of the exercise is told.';

function describeThrown(thrown: unknown): Pick<CheckResult, 'status' | 'got' | 'expected' | 'note'> {
  if (thrown instanceof CheckFailure) return { status: 'failed', got: thrown.got, expected: thrown.expected, note: thrown.note };
  if (thrown instanceof LearnerThrew) return { status: 'error', got: describeError(thrown.error), expected: null, note: null };
  if (thrown instanceof LearnerTooLarge) return { status: 'output', got: thrown.message, expected: null, note: 'It is more than can be handed back.' };
  if (thrown instanceof LearnerGone) return { status: thrown.reason, got: null, expected: null, note: thrown.note };
  return { status: 'broken', got: null, expected: null, note: BROKEN_NOTE };
}
