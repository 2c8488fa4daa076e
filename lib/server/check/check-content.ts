/**
 * Proves courses: everything compiles, every cell runs, every answer gets what its author says, every changed solution loses marks.
 * What has not changed since it was last found is not run again.
 */
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ContentProblem } from '#lib/course/content-error.ts';
import { estimateMinutes, isMisleading } from '#lib/course/reading-time.ts';
import { toLessonSlug } from '#lib/course/lesson-order.ts';
import { BuildCache } from '../content/build-cache.ts';
import { tryCourse, type CompileOptions, type CourseAttempt } from '../content/compile-course.ts';
import type { CompiledExercise } from '../content/name-exercise.ts';
import type { CompiledLesson } from '../content/compile-lesson.ts';
import { readExerciseFolder } from '../content/exercise-folder.ts';
import { normaliseText } from '../content/normalise-text.ts';
import { readCells } from '../content/read-cells.ts';
import type { SandboxPool } from '../sandbox/pool.ts';
import type { AnswersChecked } from './check-answers.ts';
import type { CellsChecked } from './check-cells.ts';
import type { MutantsChecked } from './check-mutants.ts';
import type { CheckReport, CourseReport, LessonReport } from './check-report.ts';
import { toExerciseUnderCheck } from './exercise-under-check.ts';
import { runInParallel } from './run-in-parallel.ts';

export interface CheckOptions {
  /** course folders as their author knows them, e.g. `content/courses/deep-learning` */
  readonly folders: readonly string[];
  /** only this lesson, by slug; null: all */
  readonly lesson: string | null;
  /** whether changed solutions are tried, which is most of the work */
  readonly mutants: boolean;
  /** where findings are kept */
  readonly cacheFolder: string;
  /** stands for everything but the content that shapes a finding */
  readonly fingerprint: string;
  /** works at once */
  readonly atOnce: number;
  /** called once, when the first work has to be done */
  readonly openPool: () => Promise<SandboxPool>;
  readonly compile: Partial<CompileOptions>;
  /** how a course is compiled; absent: in this process, which is for authors who may write to our disk */
  readonly attempt?: (folder: string) => Promise<CourseAttempt>;
  /** after each work that was done anew */
  readonly onProgress?: (what: string) => void;
}

interface Tools {
  readonly options: CheckOptions;
  readonly cache: BuildCache;
  readonly pool: () => Promise<SandboxPool>;
}

/** Checks courses; the authors' mistakes are in the report. */
export async function checkContent(options: CheckOptions): Promise<CheckReport> {
  const cache = new BuildCache(options.cacheFolder, options.fingerprint);
  let opened: Promise<SandboxPool> | null = null;
  const tools: Tools = { options, cache, pool: () => (opened ??= options.openPool()) };
  const courses: CourseReport[] = [];
  const problems: ContentProblem[] = [];
  let all = 0;
  for (const folder of options.folders) {
    const attempt = await (options.attempt?.(folder) ?? tryCourse(folder, options.compile));
    problems.push(...attempt.problems);
    // a lesson that does not compile must not hide what the others do
    const checked = await checkCompiled(attempt, folder, tools);
    all += checked.works;
    problems.push(...checked.problems);
    courses.push(checked.report);
  }
  await cache.prune();
  return { courses, problems: sortProblems(problems), works: { all, anew: cache.compiled.length } };
}

/** Everything that runs; `works` is how many parts that are. */
async function checkCompiled(attempt: CourseAttempt, folder: string, tools: Tools): Promise<{ readonly report: CourseReport; readonly problems: readonly ContentProblem[]; readonly works: number }> {
  const { options } = tools;
  const names = new Map((await readdir(folder)).map((name) => [toLessonSlug(name), name]));
  const folderOf = ({ lesson }: CompiledLesson): string => `${folder}/${names.get(lesson.slug) ?? lesson.slug}`;
  const lessons = attempt.lessons.filter(({ lesson }) => options.lesson === null || lesson.slug === options.lesson);
  const findings: Findings = { cells: new Map(), answers: new Map(), mutants: new Map() };
  const works = lessons.flatMap((lesson) => listWorks(lesson, folderOf(lesson), findings, tools));
  await runInParallel(works, options.atOnce);
  const found = [...findings.cells.values(), ...findings.answers.values(), ...findings.mutants.values()];
  return {
    report: { course: basename(folder), version: attempt.course?.version ?? null, lessons: lessons.map((lesson) => toLessonReport(lesson, `${folderOf(lesson)}/lesson.mdx`, findings)) },
    problems: [...found.flatMap(({ problems }) => problems), ...lessons.flatMap((lesson) => findTimeProblems(lesson, `${folderOf(lesson)}/lesson.mdx`))],
    works: works.length,
  };
}

/** What the works found, by lesson or exercise. */
interface Findings {
  readonly cells: Map<string, CellsChecked>;
  readonly answers: Map<string, AnswersChecked>;
  readonly mutants: Map<string, MutantsChecked>;
}

function listWorks(lesson: CompiledLesson, folder: string, findings: Findings, tools: Tools): (() => Promise<void>)[] {
  const exercises = lesson.exercises.flatMap((exercise) => listExerciseWorks(exercise, folder, findings, tools));
  return [() => findCells(lesson, `${folder}/lesson.mdx`, findings, tools), ...exercises];
}

async function findCells({ lesson }: CompiledLesson, file: string, findings: Findings, { cache, pool, options }: Tools): Promise<void> {
  const cells = readCells(file, normaliseText(await readFile(file, 'utf8')));
  const found = await cache.get('cells', [file, cells], async () => {
    const { checkCells } = await import('./check-cells.ts');
    const checked = await checkCells(file, cells, await pool());
    options.onProgress?.(`${lesson.slug}: ${cells.length} cells`);
    return checked;
  });
  findings.cells.set(lesson.slug, found);
}

function listExerciseWorks(exercise: CompiledExercise, lessonFolder: string, findings: Findings, { cache, pool, options }: Tools): (() => Promise<void>)[] {
  const { id, version } = exercise.public;
  const name = id.split('/').at(-1) ?? id;
  const display = `${lessonFolder}/exercises/${name}`;
  const read = async () => {
    const folder = await readExerciseFolder(join(lessonFolder, 'exercises', name), display, name);
    return { folder, inputs: [display, version, [...folder.files]] };
  };
  const answers = async (): Promise<void> => {
    const { folder, inputs } = await read();
    const found = await cache.get('answers', inputs, async () => {
      const { checkAnswers } = await import('./check-answers.ts');
      const checked = await checkAnswers(toExerciseUnderCheck(exercise, folder), await pool());
      options.onProgress?.(`${id}: ${checked.graded} answers`);
      return checked;
    });
    findings.answers.set(id, found);
  };
  const mutants = async (): Promise<void> => {
    const { folder, inputs } = await read();
    const found = await cache.get('mutants', inputs, async () => {
      const { checkMutants } = await import('./check-mutants.ts');
      const checked = await checkMutants(toExerciseUnderCheck(exercise, folder), await pool());
      options.onProgress?.(`${id}: ${checked.tried} changed solutions`);
      return checked;
    });
    findings.mutants.set(id, found);
  };
  return options.mutants ? [answers, mutants] : [answers];
}

function findTimeProblems({ lesson, size }: CompiledLesson, file: string): ContentProblem[] {
  const estimated = estimateMinutes(size);
  if (!isMisleading(lesson.minutes, estimated)) return [];
  return [{ file, position: { line: 1, column: 1 }, expected: `"minutes" within a factor of two of what the lesson holds, about ${estimated}`, found: String(lesson.minutes), todo: 'correct "minutes", or cut the lesson' }];
}

function toLessonReport({ lesson, exercises, size }: CompiledLesson, file: string, findings: Findings): LessonReport {
  return {
    slug: lesson.slug,
    file,
    words: size.words,
    minutes: lesson.minutes,
    estimatedMinutes: estimateMinutes(size),
    cells: findings.cells.get(lesson.slug)?.cells ?? [],
    exercises: exercises.map((exercise) => {
      const { id, points } = exercise.public;
      const mutants = findings.mutants.get(id);
      return { id, points, graded: findings.answers.get(id)?.graded ?? 0, mutants: mutants === undefined ? null : toCounts(mutants) };
    }),
  };
}

const toCounts = ({ tried, lost, equivalent, leftOut, byKind }: MutantsChecked): Omit<MutantsChecked, 'problems'> => ({ tried, lost, equivalent, leftOut, byKind });

const sortProblems = (problems: readonly ContentProblem[]): readonly ContentProblem[] =>
  problems.toSorted((a, b) => a.file.localeCompare(b.file) || (a.position?.line ?? 0) - (b.position?.line ?? 0) || (a.position?.column ?? 0) - (b.position?.column ?? 0));
