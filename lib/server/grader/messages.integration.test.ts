/**
 * What learners are told, over every exercise of the built-in courses and many ways to be wrong: never a stack of ours, never a
 * line of the checks, never a value that a hidden check expected.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compileAnswer } from '#lib/grading/compile-answer.ts';
import { examine, toCards } from '#lib/grading/examine.ts';
import { exerciseSpecSchema } from '#lib/grading/exercise.ts';
import { seedFromText } from '#lib/base/seeded-random.ts';
import type { CheckResult, Verdict } from '#lib/grading/verdict.ts';
import { openPool, type SandboxPool } from '../sandbox/pool.ts';
import { compileExerciseFolder } from './fixture-exercise.ts';
import { grade, systemClock, type ExerciseToGrade } from './grade.ts';

const COURSES = fileURLToPath(new URL('../../../content/courses', import.meta.url));
const FOLDERS = readdirSync(COURSES, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'exercise.json')
  .map((file) => path.dirname(file))
  .toSorted();

/** Stacks, places of files, and the words of the programs around the learner's code. */
const OURS = /\bat\s\S.*:\d+:\d+|file:\/\/|blob:|node_modules|\b(?:hidden|checks|reference|network)\.ts\b|CheckFailure|LearnerThrew|fast-check|\/lib\//;
/** stack lines that the learner's code printed of itself */
const THEIRS = /^\s+at .*\(nb:\/answer\.js.*\)$/gm;
/** numbers that nobody writes by chance: four digits after leading zeros */
const DISTINCTIVE = /-?\d*\.\d*[1-9]\d{2,}\d*/g;

let pool: SandboxPool;
beforeAll(async () => {
  pool = await openPool();
});
afterAll(() => pool.close());

/** What the hidden checks expected of this answer: the same run, with nothing kept back. */
async function readExpectations(code: string, seed: string, exercise: ExerciseToGrade): Promise<readonly CheckResult[]> {
  const hidden = exercise.checks.filter(({ bundle }) => bundle === 'hidden');
  const { verdict } = await examine({
    code,
    cards: toCards(hidden.map((card) => ({ ...card, bundle: 'visible' as const }))),
    bundles: [{ bundle: 'visible', code: exercise.hiddenBundle, seed: seedFromText(seed) }],
    learnerSeed: 1,
    limits: { seconds: exercise.seconds, outputCharacters: exercise.outputCharacters, memoryMiB: 512 },
    compile: compileAnswer,
    openLearner: () => pool.take(`learner-${exercise.backend}`),
    openChecker: () => pool.take('checker'),
    clock: systemClock,
  });
  return verdict.checks;
}

/** Everything that is said, but for what the learner's own code said. */
const saidBy = ({ title, rule, expected, note }: CheckResult): string => [title, rule, expected, note].join('\n');

describe.each(FOLDERS)('%s', (name) => {
  const folder = path.join(COURSES, name);
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
  const spec = exerciseSpecSchema.parse(JSON.parse(read('exercise.json')));
  const define = (value: string): string => spec.defines.map((defined) => `const ${defined} = ${value};`).join('\n');
  const answers: readonly (readonly [string, string])[] = [
    ['the starter', read('starter.ts')],
    ...Object.keys(spec.wrong).map((file) => [file, read(`wrong/${file}.ts`)] as const),
    ['nothing', ''],
    ['throws', define('() => { throw new TypeError("mine") }')],
    ['throws deep inside TensorFlow.js', `import * as tf from '@tensorflow/tfjs';\n${define("() => tf.tensor([1, 2]).matMul(tf.tensor([3]))")}`],
    ['gives NaN', define('() => NaN')],
    ['gives a wrong shape', define('() => [[[0.5]]]')],
    ['gives what cannot cross', define('() => () => 1')],
    ['prints its callers', define('(...x) => { console.log(new Error("here").stack, ...x); return 0.12345 }')],
    ['recurses without end', define('function f(...x) { return f(...x) + 1 }')],
  ];
  const sources = readdirSync(folder).filter((file) => /^(?!solution|starter).*\.ts$/.test(file)).flatMap((file) => read(file).split('\n').map((line) => line.trim())).filter((line) => line.length >= 24 && !line.startsWith('import') && !line.startsWith('//') && !line.startsWith('/**'));

  let exercise: ExerciseToGrade;
  let somethingWasExpected = false;
  beforeAll(async () => {
    exercise = await compileExerciseFolder(folder, { ...spec.limits, backend: spec.backend });
  });

  test.each(answers)('%s', async (_name, code) => {
    const [{ verdict, brokenBecause }, expectations] = await Promise.all([grade({ code, seed: '11' }, exercise, pool), readExpectations(code, '11', exercise)]);
    expect(brokenBecause).toBeNull();
    somethingWasExpected ||= expectations.some(({ expected }) => expected !== null);
    const hidden = verdict.checks.filter(({ bundle }) => bundle === 'hidden');
    expect(hidden.map(({ expected }) => expected)).toEqual(hidden.map(() => null));
    expectNothingOfOurs(verdict, sources);
    hidden.forEach((result, i) => {
      for (const number of numbersOf(expectations[i])) expect(saidBy(result), `${result.title}: ${number}`).not.toContain(number);
    });
  });

  test('the tests above had something to look for', () => {
    expect(sources.length).toBeGreaterThan(3);
    expect(somethingWasExpected).toBe(true);
  });
});

function expectNothingOfOurs({ checks, error, log }: Verdict, sources: readonly string[]): void {
  const texts = [...checks.flatMap(({ title, rule, tried, got, expected, note }) => [title, rule, tried, got, expected, note]), error?.message ?? null, log].filter((text) => text !== null);
  for (const text of texts) {
    expect(text.replace(THEIRS, '')).not.toMatch(OURS);
    for (const line of sources) expect(text).not.toContain(line);
  }
}

/** Distinctive numbers that a result expected. */
function numbersOf(result: CheckResult | undefined): readonly string[] {
  return [...`${result?.expected ?? ''} ${result?.note ?? ''}`.matchAll(DISTINCTIVE)].map(([number]) => number);
}
