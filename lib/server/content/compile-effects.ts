/** What compiling content needs from the rest of the server: running an author's check file where it can do no harm. */
import type { ExerciseFolder } from './exercise-folder.ts';

export interface CompiledChecks {
  /** JavaScript of the bundle */
  readonly code: string;
  readonly checks: readonly { readonly title: string; readonly points: number }[];
}

export interface CompileEffects {
  compileChecks(folder: ExerciseFolder, bundle: 'visible' | 'hidden'): Promise<CompiledChecks>;
}
