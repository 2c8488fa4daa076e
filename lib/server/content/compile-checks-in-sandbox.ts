/** Check files are an author's programs: they are bundled here, but run only in the checker's sandbox. */
import type { CompiledChecks } from './compile-effects.ts';
import type { ExerciseFolder } from './exercise-folder.ts';

/** The real `compileChecks`; loaded when something has to be compiled, for esbuild and the sandbox are slow to load. */
export async function compileChecksInSandbox(folder: ExerciseFolder, bundle: 'visible' | 'hidden'): Promise<CompiledChecks> {
  const { compileChecks } = await import('#lib/server/sandbox/compile-checks.ts');
  return compileChecks(folder.path, bundle);
}
