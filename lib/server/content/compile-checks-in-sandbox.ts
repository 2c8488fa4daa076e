/** Check files are an author's programs: they are bundled here, but run only in the checker's sandbox. */
import { ContentError } from '#lib/course/content-error.ts';
import type { CompiledChecks } from './compile-effects.ts';
import type { ExerciseFolder } from './exercise-folder.ts';

/** The real `compileChecks`; loaded when something has to be compiled, for esbuild and the sandbox are slow to load. */
export async function compileChecksInSandbox(folder: ExerciseFolder, bundle: 'visible' | 'hidden'): Promise<CompiledChecks> {
  const { CheckCompileError, compileChecks } = await import('#lib/server/sandbox/compile-checks.ts');
  try {
    return await compileChecks(folder.path, bundle);
  } catch (error) {
    if (!(error instanceof CheckCompileError)) throw error;
    throw new ContentError([
      {
        file: `${folder.display}/${error.file}`,
        position: error.line === null ? null : { line: error.line, column: 1 },
        expected: 'a file that declares checks: export default checks(({ learner, check }) => { … })',
        found: error.message,
        todo: 'correct the check file',
      },
    ]);
  }
}
