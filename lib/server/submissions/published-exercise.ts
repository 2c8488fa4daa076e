/** The exercise that is published now, by its address. */
import type { PublicExercise } from '#lib/course/lesson.ts';
import { readExercise } from '#lib/server/content/read.ts';
import { refuse } from '#lib/server/http/api-answer.ts';

/** The parts of an address under `/api/exercises`. */
export interface ExerciseAddress {
  readonly course: string;
  readonly lesson: string;
  readonly exercise: string;
}

/** The published exercise; 404 when there is none. */
export async function requirePublishedExercise(address: ExerciseAddress): Promise<PublicExercise> {
  const id = [address.course, address.lesson, address.exercise].join('/');
  return (await readExercise(id)) ?? refuse(404, 'unknown-exercise', `There is no exercise ${id}. Look it up in its lesson.`);
}
