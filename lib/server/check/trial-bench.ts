/**
 * Judges many changed copies of one solution quickly: the same checks in the same sandbox as a submission, but in processes that
 * are used again, for nobody here is hostile. Nothing is kept back, so that what hidden checks expected can be looked for in
 * what they say.
 */
import { compileAnswer } from '#lib/grading/compile-answer.ts';
import { BrokenChecksError, CheckerSide } from '#lib/grading/checker-side.ts';
import { toCards, visibleSeed } from '#lib/grading/examine.ts';
import { LearnerSide, type LearnerEnd } from '#lib/grading/learner-side.ts';
import { SANDBOX_LIMITS } from '#lib/grading/limits.ts';
import type { CheckResult } from '#lib/grading/verdict.ts';
import type { AskKind, LearnerAnswer, WireValue } from '#lib/grading/wire.ts';
import { seedFromText } from '#lib/base/seeded-random.ts';
import { systemClock, type ExerciseToGrade } from '../grader/grade.ts';
import type { SandboxPool } from '../sandbox/pool.ts';
import { CHECK_SEEDS } from './check-limits.ts';
import { KeptRealms } from './kept-realms.ts';

export interface TrialOptions {
  readonly seconds: number;
  /** ends at the first check that does not pass */
  readonly stopsEarly: boolean;
  readonly onAnswer?: (bundle: 'visible' | 'hidden', name: string, args: readonly WireValue[], answer: LearnerAnswer) => void;
}

export interface Trial {
  /** every check passed */
  readonly isRight: boolean;
  /** of the hidden checks that ran, with what they expected */
  readonly hidden: readonly CheckResult[];
  /** running time, ms */
  readonly ms: number;
  /** why the checks themselves failed; null when they did not */
  readonly brokenBecause: string | null;
}

export class TrialBench {
  readonly #exercise: ExerciseToGrade;
  readonly #realms: KeptRealms;

  constructor(exercise: ExerciseToGrade, pool: SandboxPool) {
    this.#exercise = exercise;
    this.#realms = new KeptRealms(pool, exercise.backend);
  }

  /** Judges one answer. An answer that ends processes that were used before is tried again in fresh ones. */
  async judge(code: string, options: TrialOptions): Promise<Trial> {
    const { isFresh } = this.#realms;
    const { trial, ended } = await this.#judge(code, options);
    this.#realms.done(ended === null && trial.brokenBecause === null);
    // time is counted for each answer, memory and frames for the process
    return ended !== null && ended.reason !== 'time' && !isFresh ? this.judge(code, options) : trial;
  }

  close(): void {
    this.#realms.close();
  }

  async #judge(code: string, { seconds, stopsEarly, onAnswer }: TrialOptions): Promise<{ readonly trial: Trial; readonly ended: LearnerEnd | null }> {
    const { learner: learnerRealm, checker: checkerRealm } = await this.#realms.take();
    const exercise = this.#exercise;
    const compiled = compileAnswer(code);
    const nothing: Trial = { isRight: false, hidden: [], ms: 0, brokenBecause: null };
    if (!compiled.ok) return { trial: nothing, ended: null };
    const learner = new LearnerSide(learnerRealm, { seconds, outputCharacters: exercise.outputCharacters, memoryMiB: SANDBOX_LIMITS.learnerMiB }, systemClock);
    // what a submission of this version would draw
    const publicSeed = visibleSeed(exercise.version);
    const loadError = await learner.load(compiled.value, publicSeed);
    if (loadError !== null || learner.ended !== null) return { trial: nothing, ended: learner.ended };
    const results: Record<'visible' | 'hidden', CheckResult[]> = { visible: [], hidden: [] };
    let isRight = true;
    const onResult = (bundle: 'visible' | 'hidden', result: CheckResult): void => {
      results[bundle].push(result);
      if (result.status !== 'passed') isRight = false;
    };
    const ask = async (bundle: 'visible' | 'hidden', kind: AskKind, name: string, args: readonly WireValue[]): Promise<LearnerAnswer> => {
      if (stopsEarly && !isRight) return { type: 'gone', reason: 'error', note: 'enough is known' };
      const answer = await learner.ask(kind, name, args);
      if (kind !== 'read') onAnswer?.(bundle, name, args, answer);
      return answer;
    };
    let brokenBecause: string | null = null;
    try {
      for (const [bundle, bundleCode, seed] of [['visible', exercise.visibleBundle, publicSeed], ['hidden', exercise.hiddenBundle, seedFromText(CHECK_SEEDS[0])]] as const) {
        if (stopsEarly && !isRight) break;
        // all are run as visible ones: those keep nothing back
        const cards = toCards(exercise.checks.filter((check) => check.bundle === bundle).map((check) => ({ ...check, bundle: 'visible' as const })));
        await new CheckerSide(checkerRealm, systemClock).run({
          bundle: 'visible',
          code: bundleCode,
          seed,
          cards,
          ask: (kind, name, args) => ask(bundle, kind, name, args),
          onStarted: () => undefined,
          onResult: (result) => onResult(bundle, result),
        });
      }
    } catch (error) {
      if (!(error instanceof BrokenChecksError)) throw error;
      brokenBecause = error.message;
    }
    const threw = [...results.visible, ...results.hidden].find(({ status }) => status === 'broken');
    if (threw !== undefined) brokenBecause ??= `the check "${threw.title}" threw`;
    return { trial: { isRight: isRight && brokenBecause === null, hidden: results.hidden, ms: learner.usedMs, brokenBecause }, ended: learner.ended };
  }
}
