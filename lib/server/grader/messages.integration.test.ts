/**
 * What learners are told on the way through the grader, for many ways to be wrong: never a stack of ours, never a line of the checks,
 * never a value that a hidden check expected. The content check asks the same of every exercise's own wrong answers.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Verdict } from '#lib/grading/verdict.ts';
import { openPool, type SandboxPool } from '../sandbox/pool.ts';
import { compileFixture } from './fixture-exercise.ts';
import { grade, type ExerciseToGrade } from './grade.ts';

/** Stacks, places of files, and the words of the programs around the learner's code. */
const OURS = /\bat\s\S.*:\d+:\d+|file:\/\/|blob:|node_modules|\b(?:hidden|checks|reference|network)\.ts\b|CheckFailure|LearnerThrew|fast-check|\/lib\//;
/** stack lines that the learner's code printed of itself */
const THEIRS = /^\s+at .*\(nb:\/answer\.js.*\)$/gm;

const define = (value: string): string => `const sigmoid = ${value};`;
const ANSWERS: readonly (readonly [string, string])[] = [
  ['half', define('() => 0.5')],
  ['nothing', ''],
  ['throws', define('() => { throw new TypeError("mine") }')],
  ['throws deep inside TensorFlow.js', `import * as tf from '@tensorflow/tfjs';\n${define("() => tf.tensor([1, 2]).matMul(tf.tensor([3]))")}`],
  ['gives NaN', define('() => NaN')],
  ['gives a wrong shape', define('() => [[[0.5]]]')],
  ['gives what cannot cross', define('() => () => 1')],
  ['prints its callers', define('(...x) => { console.log(new Error("here").stack, ...x); return 0.12345 }')],
  ['recurses without end', define('function f(...x) { return f(...x) + 1 }')],
];
const SOURCES = ['checks.ts', 'hidden.ts', 'reference.ts']
  .flatMap((file) => readFileSync(fileURLToPath(new URL(`./fixtures/sigmoid/${file}`, import.meta.url)), 'utf8').split('\n').map((line) => line.trim()))
  .filter((line) => line.length >= 24 && !/^(?:import|\/\/|\/\*\*)/.test(line));

let pool: SandboxPool;
let exercise: ExerciseToGrade;
beforeAll(async () => {
  [pool, exercise] = await Promise.all([openPool(), compileFixture()]);
});
afterAll(() => pool.close());

test('there is something to look for', () => expect(SOURCES.length).toBeGreaterThan(3));

test.each(ANSWERS)('%s', async (_name, code) => {
  const { verdict, brokenBecause } = await grade({ code, seed: '11' }, exercise, pool);
  expect(brokenBecause).toBeNull();
  expect(verdict.kind).not.toBe('passed');
  const hidden = verdict.checks.filter(({ bundle }) => bundle === 'hidden');
  expect(hidden.map(({ expected }) => expected)).toEqual(hidden.map(() => null));
  expectNothingOfOurs(verdict);
});

function expectNothingOfOurs({ checks, error, log }: Verdict): void {
  const texts = [...checks.flatMap(({ title, rule, tried, got, expected, note }) => [title, rule, tried, got, expected, note]), error?.message ?? null, log].filter((text) => text !== null);
  for (const text of texts) {
    expect(text.replace(THEIRS, '')).not.toMatch(OURS);
    for (const line of SOURCES) expect(text).not.toContain(line);
  }
}
