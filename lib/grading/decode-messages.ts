/** What arrives from a realm, checked field by field: from here on nothing is optional and nobody checks again. */
import { GRADING_LIMITS } from './limits.ts';
import type { CheckCard } from './check-outcome.ts';
import type { CheckResult, CheckStatus } from './verdict.ts';
import type { CheckerReply, LearnerReply, WireError, WireValue } from './wire.ts';

type Frame = Readonly<Record<string, unknown>>;

/** The reply, or null when the frame is none: the learner's code may have written it. */
export function toLearnerReply(frame: Frame): LearnerReply | null {
  const id = frame.id;
  switch (frame.type) {
    case 'ready':
      return { type: 'ready', backend: toText(frame.backend, 40), tier: toText(frame.tier, 40) };
    case 'loaded':
      return { type: 'loaded', defined: [] };
    case 'load-failed':
      return { type: 'load-failed', error: toWireError(frame.error) };
    case 'value':
      // the value stays as it is: the checker's realm decodes it strictly
      return isId(id) && 'value' in frame ? { type: 'value', id, value: frame.value as WireValue } : null;
    case 'threw':
      return isId(id) ? { type: 'threw', id, error: toWireError(frame.error) } : null;
    case 'too-large':
      return isId(id) ? { type: 'too-large', id, what: toText(frame.what, 200) } : null;
    case 'log':
      return { type: 'log', text: typeof frame.text === 'string' ? frame.text : '' };
    case 'log-limit':
      return { type: 'log-limit' };
    default:
      return null;
  }
}

export function toCheckerReply(frame: Frame): CheckerReply | null {
  switch (frame.type) {
    case 'ready':
      return { type: 'ready', tier: toText(frame.tier, 40) };
    case 'declared': {
      const { checks } = frame;
      if (!Array.isArray(checks) || checks.length > GRADING_LIMITS.checksPerBundle) return null;
      const declared = (checks as readonly unknown[]).map(toDeclared);
      return declared.every((check) => check !== null) ? { type: 'declared', checks: declared } : null;
    }
    case 'started':
      return isId(frame.index) ? { type: 'started', index: frame.index } : null;
    case 'ask': {
      const { id, ask, name, args } = frame;
      if (!isId(id) || (ask !== 'call' && ask !== 'read' && ask !== 'observe') || typeof name !== 'string' || name.length > 200 || !Array.isArray(args) || args.length > 100) return null;
      return { type: 'ask', id, ask, name, args: args as readonly WireValue[] };
    }
    case 'result':
      return { type: 'result', result: frame.result };
    case 'finished':
      return { type: 'finished' };
    case 'broken':
      return { type: 'broken', message: toText(frame.message, GRADING_LIMITS.messageCharacters) };
    default:
      return null;
  }
}

const STATUSES: ReadonlySet<unknown> = new Set<CheckStatus>(['passed', 'partly', 'failed', 'error', 'time', 'memory', 'output', 'skipped', 'broken']);

/** A result that fits the check it is for, or null: the checker's realm holds an author's code. */
export function toCheckResult(claim: unknown, card: CheckCard): CheckResult | null {
  if (typeof claim !== 'object' || claim === null) return null;
  const result = claim as Frame;
  const { status, earned } = result;
  if (!STATUSES.has(status) || typeof earned !== 'number' || !(earned >= 0 && earned <= card.points)) return null;
  if (result.title !== card.title || result.points !== card.points || result.index !== card.index) return null;
  const isPassed = status === 'passed';
  if (isPassed !== (earned === card.points) || (earned > 0 && !isPassed && status !== 'partly')) return null;
  return {
    index: card.index,
    bundle: card.bundle,
    title: card.title,
    points: card.points,
    status: status as CheckStatus,
    earned,
    rule: toOptionalText(result.rule),
    tried: toOptionalText(result.tried),
    got: toOptionalText(result.got),
    expected: toOptionalText(result.expected),
    note: toOptionalText(result.note),
  };
}

function toDeclared(claim: unknown): { readonly title: string; readonly points: number } | null {
  if (typeof claim !== 'object' || claim === null) return null;
  const { title, points } = claim as Frame;
  if (typeof title !== 'string' || title.length > GRADING_LIMITS.titleCharacters || typeof points !== 'number' || !(points > 0 && points <= GRADING_LIMITS.pointsPerCheck)) return null;
  return { title, points };
}

function toWireError(claim: unknown): WireError {
  const error: Frame = typeof claim === 'object' && claim !== null ? (claim as Frame) : {};
  const { line, column } = error;
  return {
    name: toText(error.name, 80) || 'Error',
    message: toText(error.message, 500),
    line: isId(line) ? line : null,
    column: isId(column) ? column : null,
    memory: error.memory === true,
  };
}

function isId(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function toText(value: unknown, characters: number): string {
  return typeof value === 'string' ? value.slice(0, characters) : '';
}

function toOptionalText(value: unknown): string | null {
  return typeof value === 'string' ? value.slice(0, GRADING_LIMITS.messageCharacters) : null;
}
