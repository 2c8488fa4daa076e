/** Every exercise of the built-in courses: solution, starter and labelled wrong answers get exactly what their author says. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exerciseSpecSchema } from '#lib/grading/exercise.ts';
import type { Verdict } from '#lib/grading/verdict.ts';
import { openPool, type SandboxPool } from '../sandbox/pool.ts';
import { compileExerciseFolder } from './fixture-exercise.ts';
import { grade, type ExerciseToGrade } from './grade.ts';

const COURSES = fileURLToPath(new URL('../../../content/courses', import.meta.url));
const FOLDERS = readdirSync(COURSES, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'exercise.json')
  .map((file) => path.dirname(file))
  .toSorted();

let pool: SandboxPool;
beforeAll(async () => {
  pool = await openPool();
});
afterAll(() => pool.close());

test('there are exercises', () => expect(FOLDERS.length).toBeGreaterThan(0));

describe.each(FOLDERS)('%s', (name) => {
  const folder = path.join(COURSES, name);
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
  const spec = exerciseSpecSchema.parse(JSON.parse(read('exercise.json')));
  let exercise: ExerciseToGrade;
  beforeAll(async () => {
    exercise = await compileExerciseFolder(folder, { ...spec.limits, backend: spec.backend });
  });
  const judge = async (file: string, seed: string): Promise<Verdict> => {
    const { verdict, brokenBecause } = await grade({ code: read(file), seed }, exercise, pool);
    expect(brokenBecause).toBeNull();
    expectPrivate(verdict);
    return verdict;
  };

  // hidden inputs differ from seed to seed: a fair exercise does not
  test.each(['1', '2', '3'])('the solution gets full marks (seed %s)', async (seed) => {
    const verdict = await judge('solution.ts', seed);
    expect(verdict.checks.filter(({ status }) => status !== 'passed')).toEqual([]);
    expect(verdict.kind).toBe('passed');
  });

  test('the starter does not', async () => {
    expect((await judge('starter.ts', '1')).kind).not.toBe('passed');
  });

  describe.each(Object.entries(spec.wrong))('the wrong answer %s', (file, { kind, earned, fails }) => {
    test.each(['1', '2', '3'])('gets what its label says (seed %s)', async (seed) => {
      const verdict = await judge(`wrong/${file}.ts`, seed);
      expect([verdict.kind, verdict.earned]).toEqual([kind, earned]);
      expect(verdict.checks.filter(({ status }) => status !== 'passed').map(({ title }) => title)).toEqual(expect.arrayContaining([...fails]));
    });
  });
});

/** No message says an expected value of a hidden input, a stack line, or a place of ours. */
function expectPrivate({ checks, log }: Verdict): void {
  const hidden = checks.filter(({ bundle }) => bundle === 'hidden');
  expect(hidden.map(({ expected }) => expected)).toEqual(hidden.map(() => null));
  expect(JSON.stringify({ checks, log })).not.toMatch(/file:\/\/|node_modules|\bat \S+ \([^)]*:\d+:\d+\)|hidden\.ts|reference\.ts/);
}
