/** Compiling in this process, for authors who may write to the server's disk anyway; what has not changed comes from the cache. */
import type { BuildCache } from './build-cache.ts';
import type { CompileEffects } from './compile-effects.ts';
import type { LessonWork } from './compile-lesson.ts';
import { nameExercise } from './name-exercise.ts';

/** Compiles what the cache does not have; the compiler is loaded with the first of it. */
export const createLessonWork = (cache: BuildCache, effects: CompileEffects): LessonWork => ({
  prose: (file, text, place) =>
    cache.get('prose', [place, text], async () => {
      const { compileProse } = await import('./compile-prose.ts');
      return compileProse(file, text, place);
    }),
  exercise: (folder, place) =>
    cache.get('exercise', [place, folder.display, [...folder.files]], async () => {
      const { compileExercise } = await import('./compile-exercise.ts');
      return nameExercise(await compileExercise(folder, place, effects));
    }),
});
