/** Compiling: 1, 40 and 1,000 lessons, cold and from the cache, and one lesson of an author who is not trusted, as a preview does it. */
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { invariant } from '#lib/base/invariant.ts';
import { compileChecksInSandbox } from '#lib/server/content/compile-checks-in-sandbox.ts';
import { compileCourse } from '#lib/server/content/compile-course.ts';
import type { CompiledChecks, CompileEffects } from '#lib/server/content/compile-effects.ts';
import { closeUntrustedCompiler, compileUntrustedLesson } from '#lib/server/untrusted/compile-untrusted.ts';
import { readCourseFiles, readText, withFiles } from '#lib/server/untrusted/test-course.ts';
import { median, percentile, type Bench, type Measure } from './measure.ts';

const COURSE = fileURLToPath(new URL('../../content/courses/deep-learning', import.meta.url));
/** lessons of each size, and in how many courses they lie: a course numbers its lessons with two digits */
const SIZES = [
  { lessons: 1, courses: 1 },
  { lessons: 40, courses: 1 },
  { lessons: 1_000, courses: 25 },
] as const;
/** single lessons that are timed for the smallest size: one alone would be a matter of luck */
const SINGLES = 12;
/** previews of each real lesson */
const PREVIEWS = 6;

async function listLessons(): Promise<string[]> {
  const entries = await readdir(COURSE, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** A course of copies of real lessons, from the `first` on. What ties a lesson to others is cut, or copies would miss and repeat each other; every cell is another text, or the compiler would remember it. */
async function copyCourse(folder: string, count: number, first: number): Promise<void> {
  const real = await listLessons();
  const slugs = real.map((name) => name.slice(3));
  const names: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const source = real[(first + index) % real.length] ?? '';
    const name = `${String(index).padStart(2, '0')}-${source.slice(3)}-${String(index)}`;
    names.push(name);
    await cp(path.join(COURSE, source), path.join(folder, name), { recursive: true });
    const file = path.join(folder, name, 'lesson.mdx');
    const text = await readFile(file, 'utf8');
    await writeFile(file, cutLinks(text, slugs).replace(/^needs:.*$/m, 'needs: []').replace(/^(```ts cell .*)$/gm, `$1\n// ${path.basename(folder)} ${String(index)}`).replace(/^( *- term: )(.*?)("?)$/gm, `$1$2 ${String(index)}$3`));
    for (const exercise of await readdir(path.join(folder, name, 'exercises')).catch(() => [])) {
      const spec = path.join(folder, name, 'exercises', exercise, 'exercise.json');
      await writeFile(spec, cutLinks(await readFile(spec, 'utf8'), slugs));
    }
  }
  await writeFile(path.join(folder, 'course.json'), JSON.stringify({ title: 'Copies', summary: 'Copies.', modules: [{ title: 'All', summary: 'All.', lessons: names }] }));
}

const cutLinks = (text: string, slugs: readonly string[]): string => text.replace(new RegExp(`\\]\\((?:${slugs.join('|')})(?:#[^)\\s]*)?\\)`, 'g'), '](https://example.org/)');

/** Bundling and running a check file is timed by the grading bench; copies of one file are bundled once. */
function createEffects(): CompileEffects {
  const known = new Map<string, Promise<CompiledChecks>>();
  return {
    compileChecks: (folder, bundle) => {
      const key = `${bundle} ${JSON.stringify([...folder.files])}`;
      const found = known.get(key) ?? compileChecksInSandbox(folder, bundle);
      known.set(key, found);
      return found;
    },
  };
}

/** ms of the processor a lesson: what else the machine does is no matter of the compiler's */
async function time(folders: readonly string[], lessons: number, cacheFolder: string, effects: CompileEffects, expectWarm: boolean): Promise<number> {
  const before = process.cpuUsage();
  let anew = 0;
  for (const folder of folders) anew += (await compileCourse(folder, { cacheFolder, effects })).compiled.length;
  const { user, system } = process.cpuUsage(before);
  invariant(expectWarm === (anew === 0), `the cache to have ${expectWarm ? 'everything' : 'not everything'}, got ${anew} texts compiled anew`);
  return (user + system) / 1000 / lessons;
}

/** As an author writes: one paragraph is another one each time. */
async function timePreviews(): Promise<readonly number[]> {
  const files = await readCourseFiles(COURSE);
  const times: number[] = [];
  try {
    for (let turn = -1; turn < PREVIEWS; turn += 1) {
      for (const folder of await listLessons()) {
        const file = `${folder}/lesson.mdx`;
        const changed = withFiles(files, { [file]: `${readText(files, file)}\nOne more paragraph, number ${String(turn)}.\n` });
        const start = performance.now();
        const result = await compileUntrustedLesson(changed, { course: 'deep-learning', folder });
        invariant(result.ok, `${folder} to compile`);
        // the first of each compiles its exercises, too
        if (turn >= 0) times.push(performance.now() - start);
      }
    }
  } finally {
    await closeUntrustedCompiler();
  }
  return times;
}

export const content: Bench = {
  name: 'content',
  about: 'processor ms a lesson to compile courses of copies of the real lessons, and ms of previews of an author who is not trusted',
  startsItsOwn: true,
  async run({ say }) {
    const scratch = await mkdtemp(path.join(tmpdir(), 'epoch-bench-content-'));
    const measures: Measure[] = [];
    const effects = createEffects();
    try {
      // the compiler itself is loaded, and every check file bundled, before anything is timed
      say('bundling the check files once');
      const all = path.join(scratch, 'all');
      await mkdir(all);
      await copyCourse(all, (await listLessons()).length, 0);
      await time([all], 1, path.join(scratch, 'first-cache'), effects, false);
      const cold: number[] = [];
      for (const { lessons, courses } of SIZES) {
        const [coldTimes, warmTimes]: [number[], number[]] = [[], []];
        for (let turn = 0; turn < (lessons === 1 ? SINGLES : 1); turn += 1) {
          say(`${lessons} ${lessons === 1 ? `lesson, ${turn + 1} of ${SINGLES}` : 'lessons'}`);
          const folders = await Promise.all(
            Array.from({ length: courses }, async (_, index) => {
              const folder = path.join(scratch, `c${lessons}-${turn}-${index}`);
              await mkdir(folder);
              await copyCourse(folder, lessons / courses, turn + index);
              return folder;
            }),
          );
          const cacheFolder = path.join(scratch, `cache-${lessons}-${turn}`);
          coldTimes.push(await time(folders, lessons, cacheFolder, effects, false));
          warmTimes.push(await time(folders, lessons, cacheFolder, effects, true));
        }
        cold.push(median(coldTimes));
        const own = `${lessons} ${lessons === 1 ? 'lesson' : 'lessons'}`;
        const isLarge = lessons === 1_000;
        measures.push({ name: `${own}, cold, each`, unit: 'ms', values: coldTimes, ...(isLarge ? { baseline: '40 lessons, cold, each', target: { of: 'ratio', atMost: 1.5 } } : {}) });
        measures.push({ name: `${own}, warm, each`, unit: 'ms', values: warmTimes, ...(isLarge ? { baseline: '40 lessons, warm, each', target: { of: 'ratio', atMost: 1.5 } } : {}) });
      }
      say('previews');
      const previews = await timePreviews();
      measures.push({ name: 'preview of a real lesson, not trusted, warm', unit: 'ms', values: previews, target: { of: 'median', atMost: 150 } });
      const notes = [
        `cold, a lesson among 1,000 takes ${((cold[2] ?? 0) / (cold[1] ?? 1)).toFixed(2)} times one among 40: compiling is linear where this is about 1`,
        `previews: p50 ${median(previews).toFixed(0)} ms, p95 ${percentile(previews, 0.95).toFixed(0)} ms of ${previews.length}`,
      ];
      return { measures, notes };
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
  },
};
