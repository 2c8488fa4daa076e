/** The content check on small courses with one mistake of each kind: each is found, at its place, and a good course is good. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { formatPlace } from '#lib/course/content-error.ts';
import { openPool, type SandboxPool } from '../sandbox/pool.ts';
import { checkCells } from './check-cells.ts';
import { checkContent } from './check-content.ts';
import type { CheckReport } from './check-report.ts';
import { formatCheck } from './format-check.ts';

const FIXTURES = resolve('lib/server/content/fixtures');

let scratch: string;
let pool: SandboxPool;
beforeAll(async () => {
  [scratch, pool] = await Promise.all([mkdtemp(join(tmpdir(), 'epoch-check-')), openPool({ warm: 2 })]);
});
afterAll(async () => {
  await pool.close();
  await rm(scratch, { recursive: true, force: true });
});

async function copyCourse(name: string): Promise<string> {
  const course = join(scratch, name, 'tiny');
  await cp(join(FIXTURES, 'tiny'), course, { recursive: true });
  return course;
}

async function edit(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, 'utf8');
  expect(text).toContain(from);
  await writeFile(file, text.replace(from, to));
}

const check = (course: string, options: { readonly lesson?: string; readonly mutants?: boolean } = {}): Promise<CheckReport> =>
  checkContent({
    folders: [course],
    lesson: options.lesson ?? null,
    mutants: options.mutants ?? true,
    cacheFolder: join(scratch, 'cache'),
    fingerprint: 'test',
    atOnce: 2,
    openPool: () => Promise.resolve(pool),
    compile: { root: scratch, publicFolder: join(FIXTURES, 'public'), cacheFolder: join(scratch, 'build') },
  });

/** `file:line | what was found`, the file below its course. */
const listProblems = ({ problems }: CheckReport): string[] => problems.map((problem) => `${formatPlace({ ...problem, file: problem.file.split('/tiny/')[1] ?? '' })} | ${problem.expected} | ${problem.found}`);

const HIDDEN = '01-first/exercises/double/hidden.ts';

test('a good course is good; a second time nothing runs; what changed runs alone', async () => {
  const course = await copyCourse('good');
  const first = await check(course);
  expect(listProblems(first)).toEqual([]);
  expect(first.works).toEqual({ all: 4, anew: 4 });
  const [lesson] = first.courses[0]?.lessons ?? [];
  expect(lesson?.cells).toEqual([{ id: 'twice', line: 26, ms: expect.any(Number) as number, mib: expect.any(Number) as number, tensors: 0 }]);
  expect(lesson?.exercises).toMatchObject([{ id: 'tiny/first/double', points: 3, graded: 10, mutants: { tried: 6, lost: 6, equivalent: 0, leftOut: 0 } }]);
  expect(formatCheck(first)).toContain('No problem. 4 of 4 parts checked anew.');

  const second = await check(course);
  expect(second.works).toEqual({ all: 4, anew: 0 });
  expect(second.courses).toEqual(first.courses);

  await edit(join(course, '01-first/lesson.mdx'), 'twice(3)', 'twice(4)');
  expect((await check(course)).works).toEqual({ all: 4, anew: 1 });
  expect((await check(course, { lesson: 'second' })).works).toEqual({ all: 1, anew: 0 });
  expect((await check(course, { mutants: false })).works).toEqual({ all: 3, anew: 0 });
});

describe('cells', () => {
  test.each<[string, string, string]>([
    ['one that throws, at its line', 'const a = 1;\na.b.c', '02-second/lesson.mdx:15:5 | the cell "x" to run after the cells above it | TypeError: Cannot read properties of undefined'],
    ['one that prints another number each time', 'console.log(Math.random())', '02-second/lesson.mdx:14:1 | the cell "x" to print the same each time | first "0.'],
    ['one that cannot run twice', 'if (globalThis.ran) throw new Error("again");\nglobalThis.ran = true;', '02-second/lesson.mdx:14:27 | the cell "x" to run a second time | Error: again'],
    ['one that keeps tensors', "import * as tf from '@tensorflow/tfjs';\ntf.tensor([1]); tf.tensor([2]);", '02-second/lesson.mdx:14:1 | as many tensors after all cells as before them, so that a page that runs for hours keeps its memory | 4 more after two runs; most come from the cell "x"'],
    ['one that needs what the grader does not have', "import { load } from 'epoch/data';\nload('x')", `02-second/lesson.mdx:14:1 | the cell "x" to run after the cells above it | Error: Cannot import 'epoch/data'`],
  ])('%s', async (_name, source, expected) => {
    const course = await copyCourse('cells');
    await edit(join(course, '02-second/lesson.mdx'), 'Yes.', `\n\`\`\`ts cell id=x\n${source}\n\`\`\``);
    const [problem, ...others] = listProblems(await check(course, { lesson: 'second' }));
    expect(problem?.slice(0, expected.length)).toBe(expected);
    expect(others).toEqual([]);
  });

  test('one that is marked for the browser is not run here, and the report says so', async () => {
    const course = await copyCourse('browser');
    await edit(join(course, '02-second/lesson.mdx'), 'Yes.', "\n```ts cell id=x browser\nimport { load } from 'epoch/data';\nload('x')\n```");
    const report = await check(course, { lesson: 'second' });
    expect(listProblems(report)).toEqual([]);
    expect(report.courses[0]?.lessons[0]?.cells).toEqual([{ id: 'x', line: 14, ms: null, mib: null, tensors: null }]);
    expect(formatCheck(report)).toContain('1 (1 not run here)');
  });

  test('limits of time and memory', async () => {
    const cell = (source: string) => [{ id: 'x', source, line: 7, needsBrowser: false }];
    const judge = async (source: string, limits: { cellSeconds: number; cellMiB: number }) => (await checkCells('l.mdx', cell(source), pool, limits)).problems.map(({ found }) => found);
    expect(await judge('for (;;) {}', { cellSeconds: 0.3, cellMiB: 256 })).toEqual(['Limit: more than 0.3 s of running time']);
    expect(await judge('globalThis.big = new Float64Array(4e6).fill(1);', { cellSeconds: 20, cellMiB: 20 })).toEqual([expect.stringMatching(/^[3-9]\d MiB$/)]);
    // 40 MB of tensors in between, none of them afterwards
    expect(await judge("import * as tf from '@tensorflow/tfjs';\ntf.tidy(() => { tf.zeros([5e6]).add(1); });", { cellSeconds: 20, cellMiB: 30 })).toEqual([expect.stringMatching(/^(?:[4-9]|1\d)\d MiB$/)]);
  });
});

describe('answers', () => {
  test('a wrong label, a check that a label says it fails, a starter that is the solution', async () => {
    const course = await copyCourse('answers');
    const folder = join(course, '01-first/exercises/double');
    await edit(join(folder, 'exercise.json'), '"kind": "partly", "earned": 1, "fails": ["doubles any number"] },\n', '"kind": "partly", "earned": 2, "fails": ["doubles two"] },\n');
    await writeFile(join(folder, 'starter.ts'), await readFile(join(folder, 'solution.ts'), 'utf8'));
    const problems = listProblems(await check(course, { lesson: 'first', mutants: false }));
    expect(problems.map((problem) => problem.split('\n')[0])).toEqual([
      '01-first/exercises/double/exercise.json:9:98 | wrong/adds-two.ts to be "partly" with 2 of 3 points | "partly" with 1 of 3 points (seed 1)',
      '01-first/exercises/double/exercise.json:9:110 | wrong/adds-two.ts to fail "doubles two" | passed with seed 1',
      '01-first/exercises/double/starter.ts | a starter that has something left to do | full marks for it as it is',
    ]);
  });

  test('a solution that is wrong, and a check that throws', async () => {
    const course = await copyCourse('solution');
    await edit(join(course, '01-first/exercises/double/solution.ts'), 'x + x', 'x + x + 1');
    await edit(join(course, HIDDEN), 'secretReference(x)', '(x > 5 ? Reflect.get(Object(undefined), "a").b : secretReference(x))');
    const problems = listProblems(await check(course, { lesson: 'first', mutants: false }));
    expect(problems.some((problem) => problem.startsWith('01-first/exercises/double/solution.ts | full marks for the solution (3 points) | '))).toBe(true);
    expect(problems.some((problem) => problem.includes('checks that judge every answer | with seed 1 these checks threw: “doubles any number” (hidden)'))).toBe(true);
  });
});

describe('changed solutions', () => {
  test('checks that are too weak: what survives is named, with its place', async () => {
    const course = await copyCourse('weak');
    await edit(join(course, HIDDEN), 'toBeCloseTo(secretReference(x), { within: 1e-9 })', 'toBeCloseTo(secretReference(x), { within: 100 })');
    await edit(join(course, '01-first/exercises/double/exercise.json'), '"kind": "partly", "earned": 1, "fails": ["doubles any number"] },\n', '"kind": "partly", "earned": 1, "fails": [] },\n');
    const problems = listProblems(await check(course, { lesson: 'first' })).filter((problem) => problem.includes('solution.ts:'));
    expect(problems).toEqual([
      '01-first/exercises/double/solution.ts:1:10 | checks that take marks for a constant answer | full marks with the change double -> always gives its first answer',
      '01-first/exercises/double/solution.ts:1:10 | checks that take marks for a look-up table of the visible inputs | full marks with the change double -> knows the visible inputs only',
      '01-first/exercises/double/solution.ts:1:10 | checks that take marks for an answer that depends on luck | full marks with the change double -> sometimes gives the answer of the call before',
    ]);
  });

  test('a recorded one is no problem; a record without a survivor is', async () => {
    const course = await copyCourse('recorded');
    const folder = join(course, '01-first/exercises/double');
    await writeFile(join(folder, 'solution.ts'), 'function double(x: number): number {\n  return x > 0 ? x + x : 2 * x;\n}\n');
    const survivors = listProblems(await check(course, { lesson: 'first' }));
    // hidden and visible inputs are all greater than 0
    expect(survivors.map((problem) => problem.split('change ')[1])).toEqual(['x > 0 ? x + x : 2 * x -> (x + x)', 'x > 0 ? x + x : 2 * x -> (2 * x)', 'x > 0 -> (x >= 0)', '0 -> 1', '2 * x -> x', '2 -> 3'].map((change) => expect.stringContaining(change) as string));
    const because = 'Both branches say the same, whatever x is.';
    const record = [{ line: 2, change: 'x > 0 ? x + x : 2 * x -> (x + x)', because }, { line: 9, change: 'a -> b', because }];
    await edit(join(folder, 'exercise.json'), '"difficulty"', `"equivalent": ${JSON.stringify(record)},\n  "freeLines": [{ "from": 2, "to": 2, "because": "${because}" }, { "from": 3, "to": 9, "because": "${because}" }],\n  "difficulty"`);
    const report = await check(course, { lesson: 'first' });
    expect(listProblems(report)).toEqual(['exercise.json:4:', 'exercise.json:5:'].map((place) => expect.stringContaining(place) as string));
    expect(listProblems(report)[0]).toContain('line 9: a -> b, where it makes none or each loses marks');
    expect(listProblems(report)[1]).toContain('lines 3 to 9, where it makes none or each loses marks');
    expect(report.courses[0]?.lessons[0]?.exercises[0]?.mutants).toMatchObject({ equivalent: 6 });
  });

  test('lines that are free do not make a constant answer right', async () => {
    const course = await copyCourse('free');
    await edit(join(course, HIDDEN), 'toBeCloseTo(secretReference(x), { within: 1e-9 })', 'toBeFinite()');
    await edit(join(course, '01-first/exercises/double/exercise.json'), '"difficulty"', '"freeLines": [{ "from": 1, "to": 4, "because": "Everything is right, says the author." }],\n  "difficulty"');
    expect(listProblems(await check(course, { lesson: 'first' })).some((problem) => problem.includes('always gives its first answer'))).toBe(true);
  });

  test('a hidden check whose words hold what it expects', async () => {
    const course = await copyCourse('told');
    await edit(join(course, HIDDEN), 'Twice x is x + x.', 'Twice 3.14159 is 6.28318.');
    await edit(join(course, HIDDEN), 'float({ min: 3, max: 9 })', 'float({ min: 3, max: 9 }).map(() => 3.14159)');
    const problems = listProblems(await check(course, { lesson: 'first' }));
    expect(problems).toContain('01-first/exercises/double/hidden.ts:6:19 | no expected value in the words of the hidden check "doubles any number" | 6.28318');
  });
});

test('a lesson that does not compile is said with its place, and the others are checked all the same', async () => {
  const course = await copyCourse('broken');
  await edit(join(course, '02-second/lesson.mdx'), 'minutes: 1', 'minutes: soon');
  await edit(join(course, '01-first/lesson.mdx'), 'twice(3)', 'twice.a.b');
  const report = await check(course, { mutants: false });
  expect(listProblems(report)).toEqual([
    expect.stringContaining('01-first/lesson.mdx:27:9 ') as string,
    expect.stringContaining('02-second/lesson.mdx:5:') as string,
  ]);
  expect(report).toMatchObject({ works: { all: 2 }, courses: [{ course: 'tiny', version: null, lessons: [{ slug: 'first', exercises: [{ graded: 10 }] }] }] });
  expect(formatCheck(report)).toContain('tiny: not all of it compiles; the lessons that do');
});

test('a course whose outline cannot be read has nothing to run', async () => {
  const course = await copyCourse('no-outline');
  await edit(join(course, 'course.json'), '"title"', 'title');
  const report = await check(course);
  expect(report).toMatchObject({ works: { all: 0, anew: 0 }, courses: [{ course: 'tiny', version: null, lessons: [] }] });
  expect(formatCheck(report)).toContain('tiny: nothing of it compiles');
});

test('a stated time that is far from what the lesson holds', async () => {
  const course = await copyCourse('minutes');
  await edit(join(course, '02-second/lesson.mdx'), 'minutes: 1', 'minutes: 60');
  expect(listProblems(await check(course, { lesson: 'second' }))).toEqual(['02-second/lesson.mdx:1:1 | "minutes" within a factor of two of what the lesson holds, about 1 | 60']);
});
