/** Runs an author's definition and gives the list of its checks, each ready to run. */
import type { Check, CheckBundle, CheckHandle, CheckOptions, DeterministicOptions, GradientOptions, Learner, LearnsOptions, PropertyBody, PropertyOptions, StableOptions } from './check-definition.ts';
import type { CheckOutcome } from './check-outcome.ts';
import { runDeterministicCheck } from './deterministic-check.ts';
import { expect } from './expect.ts';
import { runGradientCheck } from './gradient-check.ts';
import { findLearnsMistake, runLearnsCheck } from './learns-check.ts';
import { GRADING_LIMITS } from './limits.ts';
import { runPropertyCheck } from './property-check.ts';
import { seededRandom } from '#lib/base/seeded-random.ts';
import { runStableCheck } from './stable-check.ts';
import type { TrialLearner } from './trial.ts';

/** A mistake in a check file; the message is for its author. */
export class CheckFileError extends Error {
  override name = 'CheckFileError';
}

export interface DeclaredCheck {
  readonly index: number;
  readonly title: string;
  readonly points: number;
  readonly rule: string | null;
  /** indices of the checks that must pass first */
  readonly after: readonly number[];
  /** throws what the check throws */
  readonly run: () => Promise<CheckOutcome>;
}

export function declareChecks(bundle: CheckBundle, learner: TrialLearner, seed: number): readonly DeclaredCheck[] {
  const declared: DeclaredCheck[] = [];
  const handles: CheckHandle[] = [];
  const add = (title: string, options: Pick<CheckOptions, 'rule' | 'after'>, points: number, run: (checkSeed: number) => Promise<CheckOutcome>): CheckHandle => {
    checkHead(title, points, declared);
    const after = (options.after ?? []).map((handle) => {
      if (handles[handle.index] !== handle) throw new CheckFileError(`Expected “${title}” to come after checks of the same file, got “${handle.title}”`);
      return handle.index;
    });
    const index = declared.length;
    const handle: CheckHandle = { index, title };
    declared.push({ index, title, points, rule: options.rule ?? null, after, run: () => run((seed + Math.imul(index + 1, 0x9e3779b1)) | 0) });
    handles.push(handle);
    return handle;
  };
  const example: (...args: Parameters<Check>) => CheckHandle = (title, options, body) =>
    add(title, options, options.points, async () => {
      learner.begin();
      await body({ expect });
      return { type: 'passed' };
    });
  const check: Check = Object.assign(example, {
    // the public type keeps the body out of inference, else it is the same
    property: (<Inputs extends unknown[]>(title: string, options: PropertyOptions<Inputs>, body: PropertyBody<Inputs>) =>
      add(title, options, options.points, (checkSeed) => runPropertyCheck(options, body, learner, checkSeed))) as unknown as Check['property'],
    gradient: (title: string, options: GradientOptions) => add(title, options, options.points, (checkSeed) => runGradientCheck(options, learner, checkSeed)),
    stable: (title: string, options: StableOptions) => {
      if (options.inputs.length === 0) throw new CheckFileError(`Expected “${title}” to have extreme inputs, got none`);
      return add(title, options, options.points, () => runStableCheck(options, learner));
    },
    deterministic: (title: string, options: DeterministicOptions) => add(title, options, options.points, (checkSeed) => runDeterministicCheck(options, learner, checkSeed)),
    learns: (title: string, options: LearnsOptions) => {
      const points = topBand(title, options.bands);
      const mistake = findLearnsMistake(options);
      if (mistake !== null) throw new CheckFileError(`Expected “${title}” ${mistake}`);
      return add(title, options, points, (checkSeed) => runLearnsCheck(options, learner, checkSeed));
    },
  });
  const asLearner: Learner = learner;
  bundle.define({ learner: asLearner, check, random: seededRandom(seed) });
  if (declared.length === 0) throw new CheckFileError('Expected at least one check in the file, got none');
  return declared;
}

function checkHead(title: unknown, points: unknown, declared: readonly DeclaredCheck[]): void {
  if (typeof title !== 'string' || title.trim() === '' || title.length > GRADING_LIMITS.titleCharacters) throw new CheckFileError(`Expected a title of 1 to ${GRADING_LIMITS.titleCharacters} characters, got ${JSON.stringify(title)}`);
  if (typeof points !== 'number' || !(points > 0 && points <= GRADING_LIMITS.pointsPerCheck)) throw new CheckFileError(`Expected “${title}” to be worth more than 0 and at most ${GRADING_LIMITS.pointsPerCheck} points, got ${String(points)}`);
  if (declared.some((other) => other.title === title)) throw new CheckFileError(`Expected every check of a file to have its own title, got “${title}” twice`);
  if (declared.length >= GRADING_LIMITS.checksPerBundle) throw new CheckFileError(`Expected at most ${GRADING_LIMITS.checksPerBundle} checks in a file, got more`);
}

function topBand(title: string, bands: readonly { readonly atLeast: number; readonly points: number }[]): number {
  const rising = bands.every((band, i) => {
    const previous = bands[i - 1];
    return band.atLeast >= 0 && band.atLeast <= 1 && (previous === undefined || (band.atLeast > previous.atLeast && band.points > previous.points));
  });
  const top = bands.at(-1);
  if (top === undefined || !rising) throw new CheckFileError(`Expected the bands of “${title}” to rise in atLeast (from 0 to 1) and in points`);
  return top.points;
}
