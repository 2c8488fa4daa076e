/** Whether the checks of an exercise take marks from changed copies of its solution, and what they say of wrong answers. */
import type { ContentProblem } from '#lib/course/content-error.ts';
import type { LearnerAnswer, WireValue } from '#lib/grading/wire.ts';
import type { SandboxPool } from '../sandbox/pool.ts';
import { CHECK_LIMITS } from './check-limits.ts';
import { makeEditMutants } from './edit-mutants.ts';
import { problemIn, readText, type ExerciseUnderCheck } from './exercise-under-check.ts';
import { findOurWords, findToldValues } from './find-leaks.ts';
import { MUTANT_KINDS, type Mutant, type MutantKind } from './mutant.ts';
import { thinOut } from './thin-out.ts';
import { TrialBench, type Trial } from './trial-bench.ts';
import { makeWrapperMutants, type SeenCalls } from './wrapper-mutants.ts';

export interface MutantsChecked {
  /** mutants that were judged */
  readonly tried: number;
  /** those that lost marks */
  readonly lost: number;
  /** those that kept them and are recorded as no mistake */
  readonly equivalent: number;
  /** those that were not judged, beyond the limit */
  readonly leftOut: number;
  readonly byKind: Readonly<Partial<Record<MutantKind, { readonly tried: number; readonly lost: number }>>>;
  readonly problems: readonly ContentProblem[];
}

/** Answers that are wrong in ways which every function can be. */
const BLUNT_ANSWERS: readonly string[] = ['() => { throw new TypeError("mine") }', '() => NaN', '() => [[[0.5]]]', '() => () => 1', '(...x) => { console.log(new Error("here").stack, ...x); return 0.12345 }', 'function f(...x) { return f(...x) + 1 }'];

export async function checkMutants(exercise: ExerciseUnderCheck, pool: SandboxPool): Promise<MutantsChecked> {
  const bench = new TrialBench(exercise.graded, pool);
  try {
    return await judgeMutants(exercise, bench);
  } finally {
    bench.close();
  }
}

async function judgeMutants(exercise: ExerciseUnderCheck, bench: TrialBench): Promise<MutantsChecked> {
  const source = readText(exercise.folder, 'solution.ts');
  const seen = new Map<string, SeenCalls>();
  const allowed = exercise.spec.limits.seconds;
  const solution = await bench.judge(source, { seconds: allowed, stopsEarly: false, onAnswer: (bundle, name, args, answer) => note(seen, bundle, name, args, answer) });
  const seconds = Math.min(allowed, Math.max(CHECK_LIMITS.mutantSecondsAtLeast, (solution.ms / 1000) * CHECK_LIMITS.mutantTimes));
  const [edits, wrappers] = [makeEditMutants(source), makeWrapperMutants(source, seen)];
  // what is put around a whole function is never left out: each is a mistake of its own
  const mutants = [...thinOut(edits, Math.max(0, CHECK_LIMITS.mutantsPerExercise - wrappers.length)), ...wrappers];
  const problems: ContentProblem[] = [];
  const byKind: Partial<Record<MutantKind, { tried: number; lost: number }>> = {};
  const used = new Set<object>();
  let lost = 0;
  let equivalent = 0;
  for (const mutant of mutants) {
    const trial = await bench.judge(mutant.code, { seconds, stopsEarly: true });
    const counts = (byKind[mutant.kind] ??= { tried: 0, lost: 0 });
    counts.tried += 1;
    problems.push(...findTrialProblems(exercise, `the changed solution (${mutant.change})`, trial));
    if (!trial.isRight) {
      counts.lost += 1;
      lost += 1;
      continue;
    }
    const record = findRecord(exercise.spec, mutant);
    if (record === null) problems.push(toSurvivor(exercise, mutant));
    else {
      used.add(record);
      equivalent += 1;
    }
  }
  problems.push(...findStaleRecords(exercise, used));
  for (const code of listWrongAnswers(exercise)) problems.push(...findTrialProblems(exercise, 'a wrong answer', await bench.judge(code, { seconds: allowed, stopsEarly: false })));
  return { tried: mutants.length, lost, equivalent, leftOut: edits.length + wrappers.length - mutants.length, byKind, problems: dropRepeated(problems) };
}

function note(seen: Map<string, SeenCalls>, bundle: 'visible' | 'hidden', name: string, args: readonly WireValue[], answer: LearnerAnswer): void {
  const before = seen.get(name) ?? { visible: 0, takesObjects: false, givesNumbers: false };
  const value = answer.type === 'value' ? answer.value : null;
  const isTensor = typeof value === 'object' && value !== null && '$' in value && value.$ === 'tensor';
  seen.set(name, {
    visible: before.visible + (bundle === 'visible' ? 1 : 0),
    takesObjects: before.takesObjects || args.some((arg) => typeof arg === 'object' && arg !== null && !(('$' in arg) && (arg.$ === 'number' || arg.$ === 'undefined'))),
    givesNumbers: before.givesNumbers || typeof value === 'number' || isTensor,
  });
}

/** Wrong answers of all sorts, for what is said about them. */
function listWrongAnswers({ folder, spec }: ExerciseUnderCheck): readonly string[] {
  const written = [...folder.files].filter(([path]) => path === 'starter.ts' || path.startsWith('wrong/')).map(([, text]) => text);
  return [...written, ...BLUNT_ANSWERS.map((value) => spec.defines.map((name) => `const ${name} = ${value};`).join('\n'))];
}

function findTrialProblems(exercise: ExerciseUnderCheck, what: string, trial: Trial): ContentProblem[] {
  const told = [...findToldValues(exercise, trial.hidden), ...findOurWords(exercise, 'hidden.ts', { checks: trial.hidden.map((result) => ({ ...result, expected: null, note: null })), error: null, log: '' })];
  if (trial.brokenBecause === null) return told;
  return [...told, problemIn(exercise, 'hidden.ts', null, { expected: 'checks that judge every answer', found: `for ${what}: ${trial.brokenBecause}`, todo: 'mend the check: it must not throw, whatever an answer gives' })];
}

function toSurvivor(exercise: ExerciseUnderCheck, { kind, line, column, change }: Mutant): ContentProblem {
  return problemIn(exercise, 'solution.ts', { line, column }, {
    expected: `checks that take marks for ${MUTANT_KINDS[kind]}`,
    found: `full marks with the change ${change}`,
    todo: `make a check of hidden.ts see it; if a learner who writes this is right, record in exercise.json: "equivalent": [${JSON.stringify({ line, change, because: '…' })}]`,
  });
}

/** Where exercise.json records that a mutant is no mistake. Free lines speak of small changes only: nothing makes a constant answer right. */
function findRecord({ equivalent, freeLines }: ExerciseUnderCheck['spec'], { line, change, isEdit }: Mutant): object | null {
  return equivalent.find((record) => record.line === line && record.change === change) ?? (isEdit ? freeLines.find(({ from, to }) => from <= line && line <= to) : null) ?? null;
}

/** Records that cover nothing: the solution or the checks have changed since. */
function findStaleRecords(exercise: ExerciseUnderCheck, used: ReadonlySet<object>): ContentProblem[] {
  const { spec, located } = exercise;
  const records = [
    ...spec.equivalent.map((record, index) => ({ record, path: ['equivalent', index], what: `line ${record.line}: ${record.change}` })),
    ...spec.freeLines.map((record, index) => ({ record, path: ['freeLines', index], what: `lines ${record.from} to ${record.to}` })),
  ];
  return records
    .filter(({ record }) => !used.has(record))
    .map(({ path, what }) =>
      problemIn(exercise, 'exercise.json', located.positionOf(path), { expected: 'a change of the solution that the check makes and that keeps full marks', found: `${what}, where it makes none or each loses marks`, todo: 'correct the record, or remove it' }),
    );
}

function dropRepeated(problems: readonly ContentProblem[]): readonly ContentProblem[] {
  const seen = new Set<string>();
  return problems.filter((problem) => {
    const key = JSON.stringify(problem);
    return !seen.has(key) && seen.add(key);
  });
}
