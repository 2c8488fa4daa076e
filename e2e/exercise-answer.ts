/** An exercise of the built-in course with what solves it. */
import type { PublicExercise } from '#lib/course/lesson.ts';
import { readCompiled } from './published.ts';

export interface SolvedExercise {
  readonly exercise: PublicExercise;
  readonly lessonVersion: string;
  readonly solution: string;
}

/** @param name last part of its id */
export async function exerciseOf(name: string): Promise<SolvedExercise> {
  for (const { lesson, exercises } of (await readCompiled()).lessons) {
    const found = exercises.find(({ public: { id } }) => id.endsWith(`/${name}`));
    if (found) return { exercise: found.public, lessonVersion: lesson.version, solution: found.private.solution };
  }
  throw new Error(`Expected an exercise ${name}`);
}
