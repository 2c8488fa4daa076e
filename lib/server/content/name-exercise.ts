/** An exercise and its version: a hash of all that was compiled of it. Apart from compiling, which also happens where nothing hashes. */
import type { PrivateExercise, PublicExercise } from '#lib/course/lesson.ts';
import type { UnnamedExercise } from './compile-exercise.ts';
import { toVersion } from './content-hash.ts';

export interface CompiledExercise extends Pick<UnnamedExercise, 'promptMarkdown' | 'file' | 'links' | 'images'> {
  readonly public: PublicExercise;
  readonly private: PrivateExercise;
}

export function nameExercise({ open, closed, ...rest }: UnnamedExercise): CompiledExercise {
  const version = toVersion({ open, closed });
  return { public: { ...open, version }, private: { ...closed, version }, ...rest };
}
