/** What a learner is told about an answer that is not right: nothing of ours, no line of the checks, no value that a hidden check expected. */
import type { ContentProblem } from '#lib/course/content-error.ts';
import type { CheckResult, Verdict } from '#lib/grading/verdict.ts';
import { problemIn, type ExerciseUnderCheck } from './exercise-under-check.ts';

/** Stacks, places of files, and the words of the programs around the learner's code. */
const OURS = /\bat\s\S.*:\d+:\d+|file:\/\/|blob:|node_modules|\b(?:hidden|checks|reference|network)\.ts\b|CheckFailure|LearnerThrew|fast-check|\/lib\//;
/** Stack lines that the learner's code printed of itself. */
const THEIRS = /^\s+at .*\(nb:\/answer\.js.*\)$/gm;
/** Numbers that nobody writes by chance: four digits after leading zeros. */
const DISTINCTIVE = /-?\d*\.\d*[1-9]\d{2,}\d*/g;
/** Shorter lines of code say nothing of themselves. */
const TELLING_CHARACTERS = 24;

/** Texts of a verdict that hold something of ours. */
export function findOurWords(exercise: ExerciseUnderCheck, path: string, { checks, error, log }: Pick<Verdict, 'checks' | 'error' | 'log'>): ContentProblem[] {
  const lines = tellingLines(exercise);
  const texts = [...checks.flatMap(({ title, rule, tried, got, expected, note }) => [title, rule, tried, got, expected, note]), error?.message ?? null, log].filter((text) => text !== null);
  const told = checks.filter(({ bundle, expected }) => bundle === 'hidden' && expected !== null).map(({ title }) => `what "${title}" expected`);
  for (const text of texts) {
    const ours = OURS.exec(text.replace(THEIRS, ''))?.[0] ?? lines.find((line) => text.includes(line));
    if (ours !== undefined) told.push(`"${ours}"`);
  }
  if (told.length === 0) return [];
  return [problemIn(exercise, path, null, { expected: 'nothing of the checks themselves in what the learner is told of this answer', found: told.join(', '), todo: 'say the rule in words' })];
}

/** Of results that were judged with nothing kept back: titles and rules that hold a value which a hidden check expected. */
export function findToldValues(exercise: ExerciseUnderCheck, results: readonly CheckResult[]): ContentProblem[] {
  return results.flatMap(({ title, rule, expected, note }) => {
    const said = `${title}\n${rule ?? ''}`;
    const told = [...`${expected ?? ''} ${note ?? ''}`.matchAll(DISTINCTIVE)].map(([number]) => number).filter((number) => said.includes(number));
    if (told.length === 0) return [];
    return [problemIn(exercise, 'hidden.ts', findTitle(exercise, title), { expected: `no expected value in the words of the hidden check "${title}"`, found: [...new Set(told)].join(', '), todo: 'say the rule in words, or make the check a visible one' })];
  });
}

/** The line of hidden.ts that holds a title. */
export function findTitle(exercise: ExerciseUnderCheck, title: string): { readonly line: number; readonly column: number } | null {
  const lines = (exercise.folder.files.get('hidden.ts') ?? '').split('\n');
  const index = lines.findIndex((line) => line.includes(title));
  return index < 0 ? null : { line: index + 1, column: (lines[index] ?? '').indexOf(title) + 1 };
}

/** Lines of the check files that nobody else would write. */
function tellingLines({ folder }: ExerciseUnderCheck): readonly string[] {
  return [...folder.files]
    .filter(([path]) => /^[^/]+\.ts$/.test(path) && path !== 'solution.ts' && path !== 'starter.ts')
    .flatMap(([, text]) => text.split('\n').map((line) => line.trim()))
    .filter((line) => line.length >= TELLING_CHARACTERS && !/^(?:import|\/\/|\/\*\*)/.test(line));
}
