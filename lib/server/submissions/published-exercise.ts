/** The exercise that is published now, by its address. */
import type { PrivateExercise, PublicExercise } from '../../course/lesson.ts';
import { db } from '../db/client.ts';
import { refuse } from '../http/api-answer.ts';

/** The parts of an address under `/api/exercises`. */
export interface ExerciseAddress {
  readonly course: string;
  readonly lesson: string;
  readonly exercise: string;
}

/** The published exercise with its private part, which must not leave the server as it is; 404 when there is none. */
export async function requirePublishedExercise(address: ExerciseAddress): Promise<{ readonly id: string; readonly public: PublicExercise; readonly private: PrivateExercise }> {
  const id = [address.course, address.lesson, address.exercise].join('/');
  const live = await db.publication.findUnique({ where: { path: id } });
  const row = live && (await db.exerciseVersion.findUnique({ where: { version: live.version } }));
  if (!row) return refuse(404, 'unknown-exercise', `There is no exercise ${id}. Look it up in its lesson.`);
  // Written by `publish` from exactly these types.
  return { id, public: row.public as unknown as PublicExercise, private: row.private as unknown as PrivateExercise };
}
