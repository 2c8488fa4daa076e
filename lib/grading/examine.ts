/**
 * Leads one examination: the learner's realm computes values, a checker's realm judges them, this relays and applies limits.
 * The same code grades on the server (Deno processes) and checks in the page (Workers).
 */
import type { AnswerProgram, CompiledAnswer } from './compile-answer.ts';
import { assembleVerdict, type Examination } from './assemble-verdict.ts';
import { NOT_RUN_NOTE, type CheckCard } from './check-outcome.ts';
import { BrokenChecksError, CheckerSide } from './checker-side.ts';
import { LearnerSide, type LearnerLimits } from './learner-side.ts';
import type { Clock, Realm } from './realm.ts';
import { seedFromText } from '#lib/base/seeded-random.ts';
import { toStorable } from './storable-text.ts';
import type { CheckResult, Verdict } from './verdict.ts';
import { WIRE_LIMITS } from './wire.ts';

export interface BundleToRun {
  readonly bundle: 'visible' | 'hidden';
  /** compiled by `compileChecks` */
  readonly code: string;
  readonly seed: number;
}

export interface ExamineOptions {
  /** the learner's text */
  readonly code: string;
  /** every check of the bundles that run, visible first */
  readonly cards: readonly CheckCard[];
  readonly bundles: readonly BundleToRun[];
  readonly learnerSeed: number;
  readonly limits: LearnerLimits;
  readonly compile: (code: string) => CompiledAnswer | Promise<CompiledAnswer>;
  /** a realm whose tfjs is ready on the exercise's backend */
  readonly openLearner: () => Promise<Realm>;
  readonly openChecker: () => Promise<Realm>;
  readonly clock: Clock;
  readonly onStarted?: ((card: CheckCard) => void) | undefined;
  readonly onResult?: ((result: CheckResult) => void) | undefined;
}

/** Where the time of one examination went, ms. */
export interface Phases {
  readonly compileMs: number;
  /** until both realms were there */
  readonly openMs: number;
  readonly learnerMs: number;
  /** the author's checks, without the learner's code that they call */
  readonly checkerMs: number;
}

export interface ExamineOutcome {
  readonly verdict: Verdict;
  /** ms that the learner's code ran */
  readonly learnerMs: number;
  readonly phases: Phases;
  /** for the author; null unless the verdict is `broken` */
  readonly brokenBecause: string | null;
}

/** Inputs of visible checks come from the exercise version alone, so browser and server try the same ones. */
export function visibleSeed(exerciseVersion: string): number {
  return seedFromText(`visible ${exerciseVersion}`);
}

/** Numbers the checks of an exercise within their bundles, as results name them. */
export function toCards(checks: readonly { readonly title: string; readonly points: number; readonly bundle: 'visible' | 'hidden' }[]): readonly CheckCard[] {
  const next = { visible: 0, hidden: 0 };
  return checks.map(({ title, points, bundle }) => ({ index: next[bundle]++, bundle, title, points, rule: null }));
}

/** Throws `OurFaultError` when our side failed; everything else is in the verdict. */
export async function examine(options: ExamineOptions): Promise<ExamineOutcome> {
  const { limits } = options;
  const base = { log: '', outputLimit: `${WIRE_LIMITS.frameBytes / 1024} KiB in one value` };
  const { clock } = options;
  const begun = clock.now();
  const compiled = await options.compile(options.code);
  const compileMs = clock.now() - begun;
  if (!compiled.ok) {
    const checks = options.cards.map((card) => skipped(card, 'Not run: your code could not be read.'));
    return { verdict: assembleVerdict({ ...base, checks, error: compiled.error, ended: null, isBroken: false }), learnerMs: 0, phases: { compileMs, openMs: 0, learnerMs: 0, checkerMs: 0 }, brokenBecause: null };
  }
  // both are opened before either is used: a start that fails is our fault and leaves nothing half done
  const opened = await Promise.allSettled([options.openLearner(), options.openChecker()]);
  const [learnerRealm, checkerRealm] = opened.map((result) => (result.status === 'fulfilled' ? result.value : null));
  if (!learnerRealm || !checkerRealm) {
    learnerRealm?.kill();
    checkerRealm?.kill();
    throw opened.find((result) => result.status === 'rejected')?.reason;
  }
  const openMs = clock.now() - begun - compileMs;
  const learner = new LearnerSide(learnerRealm, limits, clock);
  const checker = new CheckerSide(checkerRealm, clock);
  try {
    const run = await runAll(options, compiled.value, learner, checker);
    const ended = learner.ended !== null && learner.ended.reason !== 'error' ? learner.ended : null;
    const error = run.loadError ?? (learner.ended?.reason === 'error' ? learner.ended.error : null);
    const verdict = assembleVerdict({ ...base, log: learner.log, checks: run.checks, error, ended, isBroken: run.brokenBecause !== null });
    const broken = verdict.kind === 'broken' ? (run.brokenBecause ?? brokenTitles(verdict)) : null;
    const learnerMs = learner.usedMs;
    return { verdict, learnerMs, phases: { compileMs, openMs, learnerMs, checkerMs: checker.usedMs }, brokenBecause: broken === null ? null : toStorable(broken) };
  } finally {
    learner.kill();
    checker.kill();
  }
}

async function runAll(
  options: ExamineOptions,
  cell: AnswerProgram,
  learner: LearnerSide,
  checker: CheckerSide,
): Promise<{ readonly checks: readonly CheckResult[]; readonly loadError: Examination['error']; readonly brokenBecause: string | null }> {
  const { cards } = options;
  const loadError = await learner.load(cell, options.learnerSeed);
  if (loadError !== null) return { checks: cards.map((card) => skipped(card, 'Not run: your code stopped with an error before.')), loadError, brokenBecause: null };
  const checks: CheckResult[] = [];
  for (const { bundle, code, seed } of options.bundles) {
    const own = cards.filter((card) => card.bundle === bundle);
    if (learner.ended !== null) {
      checks.push(...own.map((card) => skipped(card, NOT_RUN_NOTE)));
      continue;
    }
    const done: CheckResult[] = [];
    const onResult = (result: CheckResult): void => {
      done.push(result);
      options.onResult?.(result);
    };
    try {
      await checker.run({ bundle, code, seed, cards: own, ask: (ask, name, args) => learner.ask(ask, name, args), onStarted: (card) => options.onStarted?.(card), onResult });
      checks.push(...done);
    } catch (error) {
      if (!(error instanceof BrokenChecksError)) throw error;
      const missing = cards.slice(checks.length + done.length).map((card) => skipped(card, 'Not run: the exercise has a mistake of its own.'));
      return { checks: [...checks, ...done, ...missing], loadError: null, brokenBecause: `${bundle} checks: ${error.message}` };
    }
  }
  return { checks, loadError: null, brokenBecause: null };
}

function skipped({ index, bundle, title, points }: CheckCard, note: string): CheckResult {
  return { index, bundle, title, status: 'skipped', points, earned: 0, rule: null, tried: null, got: null, expected: null, note };
}

function brokenTitles(verdict: Verdict): string {
  const titles = verdict.checks.filter((check) => check.status === 'broken').map((check) => `“${check.title}” (${check.bundle})`);
  return `these checks threw: ${titles.join(', ')}`;
}
