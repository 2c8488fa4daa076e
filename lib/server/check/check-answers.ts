/** Whether solution, starter and labelled wrong answers get exactly what their author says, on the learner's own way through the grader. */
import type { ContentProblem } from '#lib/course/content-error.ts';
import type { CheckResult, Verdict } from '#lib/grading/verdict.ts';
import { grade } from '../grader/grade.ts';
import type { SandboxPool } from '../sandbox/pool.ts';
import { CHECK_LIMITS, CHECK_SEEDS } from './check-limits.ts';
import { problemIn, readText, type ExerciseUnderCheck } from './exercise-under-check.ts';
import { findOurWords } from './find-leaks.ts';
import { KeptRealms } from './kept-realms.ts';

export interface AnswersChecked {
  /** how many answers were graded */
  readonly graded: number;
  readonly problems: readonly ContentProblem[];
}

export async function checkAnswers(exercise: ExerciseUnderCheck, pool: SandboxPool): Promise<AnswersChecked> {
  const realms = new KeptRealms(pool, exercise.graded.backend);
  try {
    return await judgeAnswers(exercise, realms);
  } finally {
    realms.close();
  }
}

async function judgeAnswers(exercise: ExerciseUnderCheck, realms: KeptRealms): Promise<AnswersChecked> {
  const problems: ContentProblem[] = [];
  let graded = 0;
  const judge = async (path: string, seed: string, findProblems: (verdict: Verdict) => readonly ContentProblem[]): Promise<void> => {
    const { isFresh } = realms;
    const { verdict, brokenBecause } = await grade({ code: readText(exercise.folder, path), seed }, exercise.graded, realms.asPool());
    const found = [...findProblems(verdict), ...findOurWords(exercise, path, verdict)];
    if (brokenBecause !== null) {
      found.push(problemIn(exercise, path, null, { expected: 'checks that judge every answer', found: `with seed ${seed} ${brokenBecause}`, todo: 'mend the check: it must not throw, whatever an answer gives' }));
    }
    const isSound = REGULAR_ENDS.has(verdict.kind);
    realms.done(isSound && found.length === 0);
    // an answer before it may have left something behind: only what a fresh pair says is held against the author
    if (found.length > 0 && !isFresh) return judge(path, seed, findProblems);
    graded += 1;
    problems.push(...found);
  };
  for (const seed of CHECK_SEEDS) {
    await judge('solution.ts', seed, (verdict) =>
      verdict.kind === 'passed' ? [] : [problemIn(exercise, 'solution.ts', null, { expected: `full marks for the solution (${exercise.points} points)`, found: describe(verdict, seed), todo: 'mend the solution or the check' })],
    );
  }
  await judge('starter.ts', CHECK_SEEDS[0], ({ kind }) =>
    kind === 'passed' ? [problemIn(exercise, 'starter.ts', null, { expected: 'a starter that has something left to do', found: 'full marks for it as it is', todo: 'take the answer out of the starter, or check more' })] : [],
  );
  for (const [name, label] of Object.entries(exercise.spec.wrong)) {
    for (const seed of CHECK_SEEDS) await judge(`wrong/${name}.ts`, seed, (verdict) => findBrokenPromises(exercise, name, label, verdict, seed));
  }
  return { graded, problems: dropRepeated(problems) };
}

/** Verdicts after which a process is as it was: the answer came to its own end. */
const REGULAR_ENDS: ReadonlySet<Verdict['kind']> = new Set(['passed', 'partly', 'failed']);

type Label = ExerciseUnderCheck['spec']['wrong'][string];

function findBrokenPromises(exercise: ExerciseUnderCheck, name: string, label: Label, verdict: Verdict, seed: string): ContentProblem[] {
  const at = (field: string, what: Pick<ContentProblem, 'expected' | 'found' | 'todo'>): ContentProblem =>
    problemIn(exercise, 'exercise.json', exercise.located.positionOf(['wrong', name, field]), what);
  const found = describe(verdict, seed);
  const problems: ContentProblem[] = [];
  if (verdict.kind !== label.kind || verdict.earned !== label.earned) {
    problems.push(at('earned', { expected: `wrong/${name}.ts to be "${label.kind}" with ${label.earned} of ${exercise.points} points`, found, todo: 'correct the label, or the check that judges it otherwise' }));
  }
  const passed = label.fails.filter((title) => verdict.checks.some((check) => check.title === title && check.status === 'passed'));
  if (passed.length > 0) {
    problems.push(at('fails', { expected: `wrong/${name}.ts to fail ${passed.map((title) => `"${title}"`).join(', ')}`, found: `passed with seed ${seed}`, todo: 'make the check stricter, or correct the label' }));
  }
  return problems;
}

function describe(verdict: Verdict, seed: string): string {
  const failed = verdict.checks.filter(({ status }) => status !== 'passed').map(describeResult);
  const error = verdict.error === null ? [] : [`${verdict.error.name}: ${verdict.error.message}`];
  return [`"${verdict.kind}" with ${verdict.earned} of ${verdict.points} points (seed ${seed})`, ...error, ...failed].join('\n');
}

function describeResult({ title, status, tried, got, expected }: CheckResult): string {
  const parts = [tried === null ? null : `tried ${tried}`, got === null ? null : `got ${got}`, expected === null ? null : `expected ${expected}`].filter((part) => part !== null);
  const text = `${title}: ${status}${parts.length === 0 ? '' : ` (${parts.join('; ')})`}`;
  return text.length > CHECK_LIMITS.shownCharacters * 2 ? `${text.slice(0, CHECK_LIMITS.shownCharacters * 2)}…` : text;
}

/** One mistake often shows with every seed: it is told once for each place. */
function dropRepeated(problems: readonly ContentProblem[]): readonly ContentProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ file, position, expected }) => {
    const key = JSON.stringify([file, position, expected]);
    return !seen.has(key) && seen.add(key);
  });
}
