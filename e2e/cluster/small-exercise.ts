/** An exercise so small that a cluster's own work is what takes time, with answers of every sort. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PublicExercise } from '#lib/course/lesson.ts';
import type { VerdictKind } from '#lib/grading/verdict.ts';
import { compileCourse } from '#lib/server/content/compile-course.ts';
import { publish } from '#lib/server/content/publish.ts';
import type { Database } from '#lib/server/db/client.ts';

const COURSE = fileURLToPath(new URL('../../lib/server/content/fixtures/tiny', import.meta.url));
const PUBLIC = fileURLToPath(new URL('../../lib/server/content/fixtures/public', import.meta.url));
/** learner's seconds: an endless loop costs no more */
const SECONDS = 2;

export interface Answer {
  readonly code: string;
  /** what grading must say of it */
  readonly kind: VerdictKind;
}

/** Answers to `double(x)`. */
export const ANSWERS = {
  right: { code: 'const double = (x: number): number => 2 * x;', kind: 'passed' },
  wrong: { code: 'const double = (x: number): number => x + 2;', kind: 'partly' },
  throwing: { code: "const double = (): number => { throw new Error('not yet'); };", kind: 'error' },
  unparsable: { code: 'const double = (x: number => 2 * x;', kind: 'error' },
  endless: { code: 'const double = (): number => { for (;;) {} };', kind: 'time' },
} as const satisfies Record<string, Answer>;

export interface SmallExercise {
  readonly exercise: PublicExercise;
  readonly lessonVersion: string;
}

/** Publishes it beside the built-in courses. */
export async function publishSmallExercise(db: Database): Promise<SmallExercise> {
  const cacheFolder = mkdtempSync(join(tmpdir(), 'epoch-cluster-content-'));
  try {
    const compiled = await compileCourse(COURSE, { cacheFolder, publicFolder: PUBLIC });
    const lessons = compiled.lessons.map((lesson) => ({ ...lesson, exercises: lesson.exercises.map((exercise) => ({ ...exercise, public: { ...exercise.public, seconds: SECONDS } })) }));
    await publish({ ...compiled, lessons }, db);
    const [lesson] = lessons;
    const [exercise] = lesson?.exercises ?? [];
    if (!lesson || !exercise) throw new Error('Expected an exercise in the first lesson of the tiny course');
    return { exercise: exercise.public, lessonVersion: lesson.lesson.version };
  } finally {
    rmSync(cacheFolder, { recursive: true, force: true });
  }
}
