/** What a browser gets of a lesson holds nothing of its hidden checks, solutions, references and wrong solutions. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isPrivateFile } from '#lib/course/exercise-folder.ts';
import { exerciseSpecSchema } from '#lib/grading/exercise.ts';
import { compileCourse, type CompiledCourse } from './compile-course.ts';
import { readExerciseFolder } from './exercise-folder.ts';

const COURSES = resolve('content', 'courses');
const FIXTURES = resolve('lib/server/content/fixtures');
const courses = [join(FIXTURES, 'tiny'), ...(await readdir(COURSES)).map((name) => join(COURSES, name))];
/** shorter ones stand in any program */
const SHORTEST = { line: 16, word: 9 } as const;

let cacheFolder: string;
beforeAll(async () => {
  cacheFolder = await mkdtemp(join(tmpdir(), 'epoch-privacy-'));
});
afterAll(() => rm(cacheFolder, { recursive: true, force: true }));

/** Every text in a value, as it is and as a reader would see it: without tags, entities decoded. */
function collectText(value: unknown): string {
  if (typeof value === 'string') {
    const seen = value.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
    return `${value}\n${seen}`;
  }
  return typeof value === 'object' && value !== null ? Object.values(value).map(collectText).join('\n') : '';
}

const toLines = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line.length >= SHORTEST.line);
/** names and words: what is left of a line after a bundler has rewritten it */
const toWords = (text: string): string[] => (text.match(/[\p{Letter}\d_$]+/gu) ?? []).filter((word) => word.length >= SHORTEST.word);

interface ExerciseTexts {
  /** what its author knows to be public */
  readonly open: string;
  /** lines, words and sentences of the private files, the explanation and the labels of wrong solutions */
  readonly secret: readonly string[];
}

async function readTexts(folder: string, name: string): Promise<ExerciseTexts> {
  const { files } = await readExerciseFolder(folder, name, name);
  const spec = exerciseSpecSchema.parse(JSON.parse(files.get('exercise.json') ?? '{}'));
  const select = (isWanted: (path: string) => boolean): string[] => [...files].filter(([path]) => path.endsWith('.ts') && isWanted(path)).map(([, text]) => text);
  const { title, prompt, hints, explanation, wrong } = spec;
  return {
    open: [title, prompt, ...hints, ...select((path) => !isPrivateFile(path))].join('\n'),
    secret: [...select(isPrivateFile).flatMap((text) => [...toLines(text), ...toWords(text)]), explanation.slice(0, 40), ...Object.values(wrong).map(({ mistake }) => mistake)],
  };
}

/** The exercises of a lesson folder, by name. */
async function readExercises(lessonFolder: string): Promise<Map<string, ExerciseTexts>> {
  const names = await readdir(join(lessonFolder, 'exercises')).catch(() => []);
  return new Map(await Promise.all(names.map(async (name) => [name, await readTexts(join(lessonFolder, 'exercises', name), name)] as const)));
}

describe.each(courses)('%s', (folder) => {
  let compiled: CompiledCourse;
  beforeAll(async () => {
    compiled = await compileCourse(folder, folder.startsWith(FIXTURES) ? { publicFolder: join(FIXTURES, 'public'), cacheFolder } : { cacheFolder });
  });

  it('keeps private parts out of every public lesson and of the outline', async () => {
    const outline = collectText(compiled.course);
    for (const { lesson } of compiled.lessons) {
      const name = (await readdir(folder)).find((entry) => entry.replace(/^\d+-/, '') === lesson.slug) ?? '';
      const exercises = await readExercises(join(folder, name));
      const titles = lesson.exercises.flatMap(({ checks }) => checks.map(({ title }) => title));
      const open = [await readFile(join(folder, name, 'lesson.mdx'), 'utf8'), ...titles, ...[...exercises.values()].map((texts) => texts.open)].join('\n');
      const shown = `${collectText(lesson)}\n${outline}`;
      for (const { secret } of exercises.values()) {
        const onlyPrivate = secret.filter((text) => !open.includes(text));
        expect(onlyPrivate.length).toBeGreaterThan(3);
        expect(onlyPrivate.filter((text) => shown.includes(text))).toEqual([]);
      }
    }
  });
});

it('knows what is secret', async () => {
  const { secret, open } = await readTexts(join(FIXTURES, 'tiny/01-first/exercises/double'), 'double');
  expect(secret).toEqual(expect.arrayContaining(['secretSolutionSum', 'secretReference', 'Multiplies x by itself.']));
  expect(open).not.toContain('secretSolutionSum');
});
