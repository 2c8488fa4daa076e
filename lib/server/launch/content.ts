/** `npm run content -- check | new | import | export …`: the author's tools. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ContentError, formatProblem } from '#lib/course/content-error.ts';
import { addPictureFile } from '#lib/server/authoring/add-picture.ts';
import { AuthoringError } from '#lib/server/authoring/authoring-error.ts';
import { writeNotebook } from '#lib/server/authoring/export-lesson.ts';
import { importLesson } from '#lib/server/authoring/import-lesson.ts';
import { makeLessonStart } from '#lib/server/authoring/lesson-start.ts';
import { addExercise } from '#lib/server/authoring/new-exercise.ts';
import { addLesson } from '#lib/server/authoring/new-lesson.ts';
import { checkContent } from '#lib/server/check/check-content.ts';
import { checkFingerprint } from '#lib/server/check/check-fingerprint.ts';
import { formatCheck } from '#lib/server/check/format-check.ts';
import { env } from '#lib/server/env/env.ts';
import { openPool, type SandboxPool } from '#lib/server/sandbox/pool.ts';
import { COURSES, findTarget, listLessons, selectCourse, selectLesson } from './find-content.ts';
import { live, type Life } from './life.ts';
import { main } from './main.ts';
import { parseContentArgs, type ContentWish } from './parse-content-args.ts';
import { runNotebooks } from './run-notebooks.ts';
import { StartError } from './start-error.ts';

await main(() =>
  live(async (life) => {
    try {
      return await run(parseContentArgs(process.argv.slice(2)), life);
    } catch (error) {
      // the author's files, not ours
      throw error instanceof AuthoringError || error instanceof ContentError ? new StartError(error.message) : error;
    }
  }),
);

async function run(wish: ContentWish, life: Life): Promise<number> {
  switch (wish.kind) {
    case 'check':
      return check(wish, life);
    case 'new-lesson': {
      const folder = await addLesson({ course: await selectCourse(wish.course), slug: wish.slug, text: makeLessonStart(wish.slug, wish.title) });
      return say(`${folder}/lesson.mdx is a lesson that passes. Write it, then: npm run content -- check ${wish.course}/${wish.slug}`);
    }
    case 'new-exercise': {
      const { folder: lesson, course, slug } = await selectLesson(wish.lesson);
      const folder = await addExercise({ lesson, name: wish.name, title: wish.title });
      return say(`${folder} is an exercise that passes, and its tag stands at the end of the lesson. Write it, then: npm run content -- check ${course}/${slug}`);
    }
    case 'picture':
      return addPicture(wish);
    case 'import':
      return importNotebook(wish);
    case 'export':
      return exportLesson(wish);
    case 'run-notebooks': {
      const { folders, lesson } = await findTarget(wish.target);
      const lessons = (await listLessons()).filter(({ course, slug }) => folders.includes(`${COURSES}/${course}`) && (lesson === null || slug === lesson));
      return (await runNotebooks(lessons, (line) => console.log(line))) === 0 ? 0 : 1;
    }
  }
}

function say(line: string): number {
  console.log(line);
  return 0;
}

async function importNotebook({ file, course, slug }: Extract<ContentWish, { kind: 'import' }>): Promise<number> {
  const { folder, notes, problems } = await importLesson({ file, course: await selectCourse(course), slug });
  for (const note of notes) console.log(`- ${note}`);
  if (problems.length > 0) console.log(`\nBefore it compiles:\n\n${problems.map(formatProblem).join('\n\n')}\n`);
  return say(`${folder}/lesson.mdx is the lesson. When you have been through it: npm run content -- check ${course}/${slug}`);
}

async function addPicture({ file, course }: Extract<ContentWish, { kind: 'picture' }>): Promise<number> {
  const { path, width, height } = await addPictureFile({ file, course: await selectCourse(course) });
  return say(`![What it shows, for readers who do not see it](${path}) puts the picture (${width} × ${height}) into a lesson of ${course}.`);
}

async function exportLesson({ lesson, file }: Extract<ContentWish, { kind: 'export' }>): Promise<number> {
  const place = await selectLesson(lesson);
  const target = file ?? `${place.slug}.ipynb`;
  await writeNotebook(place, target);
  return say(`${target} is the lesson for Jupyter with the Deno kernel. Code that uses epoch/display or epoch/ml runs in Epoch only; what learners take along by Share runs in both.`);
}

async function check(wish: Extract<ContentWish, { kind: 'check' }>, life: Life): Promise<number> {
  const { dataDir, sandbox } = env();
  const { folders, lesson } = await findTarget(wish.target);
  const atOnce = availableParallelism();
  const report = await checkContent({
    folders,
    lesson,
    mutants: wish.mutants,
    cacheFolder: join(dataDir, 'build', 'check'),
    fingerprint: await checkFingerprint(),
    atOnce,
    openPool: async (): Promise<SandboxPool> => {
      const pool = await openPool({ demand: sandbox === 'best' ? undefined : sandbox, warm: atOnce, log: (line) => console.error(line) });
      life.atEnd(() => pool.close());
      return pool;
    },
    compile: {},
    onProgress: (what) => console.error(what),
  });
  console.log(wish.json ? JSON.stringify(report, null, 2) : formatCheck(report));
  return report.problems.length === 0 ? 0 : 1;
}
