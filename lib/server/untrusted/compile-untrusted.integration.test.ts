/** Whole courses of authors who are not trusted, through the real sandbox: the same result as from git, and every attack refused in words. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ContentError, formatProblem } from '#lib/course/content-error.ts';
import { OurFaultError } from '#lib/grading/realm.ts';
import { compileCourse } from '../content/compile-course.ts';
import { HOSTILE_EXERCISES } from './cases/hostile-exercises.ts';
import { HOSTILE_FILES } from './cases/hostile-files.ts';
import { closeUntrustedCompiler, compileUntrusted, compileUntrustedLesson, type Refused } from './compile-untrusted.ts';
import { explainCompilerEnd } from './compiler-process.ts';
import type { CourseFiles } from './course-files.ts';
import { StandingCompiler } from './standing-compiler.ts';
import { UNTRUSTED_LIMITS, type CompilerLimits } from './untrusted-limits.ts';
import { readCourseFiles, readText, withFiles } from './test-course.ts';

const FIXTURES = resolve('lib/server/content/fixtures');
const DOT = Uint8Array.from(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64'));
const EXERCISE = '01-first/exercises/double';
let files: CourseFiles;
beforeAll(async () => {
  // its image is one of the site's public folder, which tests do not change
  const read = await readCourseFiles(join(FIXTURES, 'tiny'));
  files = withFiles(read, { '01-first/lesson.mdx': readText(read, '01-first/lesson.mdx').replace(/!\[[^\]]*\]\([^)]*\)/g, 'an image') });
});
afterAll(closeUntrustedCompiler);

const say = (result: { readonly ok: true } | Refused): string => (result.ok ? 'ok' : result.problems.map(formatProblem).join('\n'));

describe('a good course', () => {
  it('compiles to the versions that it has in git', async () => {
    const withPicture = withFiles(files, { 'images/dot.png': DOT, '02-second/lesson.mdx': `${readText(files, '02-second/lesson.mdx')}\n![A dot](images/dot.png)\n` });
    const result = await compileUntrusted(withPicture, { course: 'tiny' });
    expect(say(result)).toBe('ok');
    const scratch = await mkdtemp(join(tmpdir(), 'epoch-untrusted-'));
    const folder = join(scratch, 'tiny');
    for (const [path, bytes] of withPicture) {
      await mkdir(join(folder, path, '..'), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
    const git = await compileCourse(folder, { root: scratch, cacheFolder: join(scratch, 'cache') });
    await rm(scratch, { recursive: true });
    if (!result.ok) return;
    expect(result.course.version).toBe(git.version);
    expect(result.course.lessons.map(({ lesson }) => lesson.version)).toEqual(git.lessons.map(({ lesson }) => lesson.version));
    expect(result.course.lessons[0]?.exercises).toEqual(git.lessons[0]?.exercises);
  });

  it('comes from the cache the second time', async () => {
    await compileUntrusted(files, { course: 'tiny' });
    const result = await compileUntrusted(files, { course: 'tiny' });
    expect(result.ok && result.course.compiled).toEqual([]);
  });

  it('shows its own pictures at the address of their bytes', async () => {
    const lesson = `${readText(files, '02-second/lesson.mdx')}\n![A dot](images/dot.png)\n`;
    const result = await compileUntrustedLesson(withFiles(files, { 'images/dot.png': DOT, '02-second/lesson.mdx': lesson }), { course: 'tiny', folder: '02-second' });
    expect(say(result)).toBe('ok');
    expect(JSON.stringify(result.ok && result.lesson.lesson.tree)).toMatch(/src=\\"\/pictures\/[0-9a-f]{32}\.png/);
  });
});

describe('exercises of attackers', () => {
  it.each(HOSTILE_EXERCISES)('$name', async ({ files: over, refused }) => {
    const good = JSON.parse(readText(files, `${EXERCISE}/exercise.json`)) as object;
    const texts = Object.entries(over).map(([path, content]) => [`${EXERCISE}/${path}`, typeof content === 'string' ? content : JSON.stringify({ ...good, ...content })]);
    const result = await compileUntrustedLesson(withFiles(files, Object.fromEntries(texts)), { course: 'tiny', folder: '01-first' });
    if (refused === null) return expect(say(result)).toBe('ok');
    const [path, message] = refused;
    const found = result.ok ? [] : result.problems.filter(({ file, expected, found: what }) => file.startsWith(`${EXERCISE}/${path}`.replace(/\/$/, '')) && message.test(`${expected} | ${what}`));
    expect(found, say(result)).not.toEqual([]);
  });
});

describe('files of attackers', () => {
  it.each(HOSTILE_FILES)('$name', async ({ files: over, file, refused }) => {
    const result = await compileUntrusted(withFiles(files, over), { course: 'tiny' });
    const shown = JSON.stringify(file).slice(1, -1);
    const found = result.ok ? [] : result.problems.filter((problem) => problem.file === shown && refused.test(`${problem.expected} | ${problem.found}`));
    expect(found, say(result)).not.toEqual([]);
  });

  it('a name of a course that leads out', async () => {
    expect(say(await compileUntrusted(files, { course: '../x' }))).toContain('a course folder named in lower-case words');
  });
});

describe('a text that costs too much', () => {
  const HEAD = '---\ntitle: T\nsummary: S\nquestion: Q?\nminutes: 1\n---\n\n';
  const slow = HEAD + '*a_'.repeat(20_000);
  const place = { course: 'c', lesson: 'l', pictures: {} };

  it('is ended and named, and texts that wait behind it compile', async () => {
    const compiler = new StandingCompiler({ compilersEnded: Infinity, compileSeconds: 0.5 });
    const [first, second] = await Promise.allSettled([compiler.prose('slow.mdx', slow, place), compiler.prose('good.mdx', `${HEAD}Good.`, place)]);
    expect(first).toMatchObject({ status: 'rejected', reason: { problems: [{ file: 'slow.mdx', expected: 'a text that compiles within 0.5 s' }] } });
    expect(second).toMatchObject({ status: 'fulfilled', value: { title: 'T' } });
    await compiler.close();
  });

  it('is not followed by as many others as a course has', async () => {
    const compiler = new StandingCompiler({ compilersEnded: 1, compileSeconds: 0.2 });
    await expect(compiler.prose('slow.mdx', slow, place)).rejects.toThrow('compiles within');
    await expect(compiler.prose('good.mdx', `${HEAD}Good.`, place)).rejects.toThrow('this one was not read');
    await compiler.close();
  });

  it('tells so many problems and no more', async () => {
    const compiler = new StandingCompiler();
    const error: unknown = await compiler.prose('wrong.mdx', HEAD + '[a](ftp://x)\n\n'.repeat(UNTRUSTED_LIMITS.problems + 1), place).catch((thrown: unknown) => thrown);
    expect(error instanceof ContentError && error.problems).toHaveLength(UNTRUSTED_LIMITS.problems);
    await compiler.close();
  });

  it('may not become more than an answer holds', async () => {
    const compiler = new StandingCompiler({ answerBytes: 100 });
    await expect(compiler.prose('long.mdx', `${HEAD}Good.`, place)).rejects.toThrow('compiles to at most');
    await compiler.close();
  });

  it('is told apart from a fault of ours, whatever ended the compiler', () => {
    for (const reason of ['memory', 'time'] as const) expect(explainCompilerEnd({ reason }, 'a.mdx')).toBeInstanceOf(ContentError);
    expect(explainCompilerEnd({ reason: 'output', what: 'x' }, 'a.mdx')).toMatchObject({ problems: [{ file: 'a.mdx', expected: 'a text that compiles to at most 16 MiB' }] });
    expect(explainCompilerEnd({ reason: 'error', message: 'it crashed' }, 'a.mdx').message).toContain('it crashed');
    expect(explainCompilerEnd({ reason: 'killed', message: 'gone' }, 'a.mdx')).toBeInstanceOf(OurFaultError);
  });
});

describe('a compiler', () => {
  const GOOD = '---\ntitle: T\nsummary: S\nquestion: Q?\nminutes: 1\n---\n\nGood.';
  /** Compiles two texts, and says how many processes that took. */
  const compileTwo = async (limits: Partial<CompilerLimits>): Promise<number> => {
    const compiler = new StandingCompiler(limits);
    for (const file of ['a.mdx', 'b.mdx']) await expect(compiler.prose(file, GOOD, { course: 'c', lesson: 'l', pictures: {} })).resolves.toMatchObject({ title: 'T' });
    const { started } = compiler.processes;
    await compiler.close();
    return started;
  };

  it('takes one text after the other, and is replaced when it has worked long or said much', async () => {
    expect(await compileTwo({})).toBe(1);
    expect(await compileTwo({ compilerSeconds: 0 })).toBe(2);
    const { answerBytes } = UNTRUSTED_LIMITS;
    expect(await compileTwo({ answersBytes: answerBytes + 100 })).toBe(2);
  });

  it('is ended when it stood idle', async () => {
    const compiler = new StandingCompiler({ idleSeconds: 0.01 });
    await compiler.prose('a.mdx', GOOD, { course: 'c', lesson: 'l', pictures: {} });
    await expect.poll(() => compiler.processes.isStanding).toBe(false);
  });
});
