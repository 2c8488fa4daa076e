/** The fixture exercise `sigmoid`, compiled like any other; for tests. */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileChecks } from '../sandbox/compile-checks.ts';
import type { ExerciseToGrade } from './grade.ts';

export const FIXTURE_SOLUTION = 'const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));';

export async function compileFixture(): Promise<ExerciseToGrade> {
  const folder = fileURLToPath(new URL('./fixtures/sigmoid', import.meta.url));
  return compileExerciseFolder(folder, { seconds: 10, outputCharacters: 100_000, backend: 'cpu' });
}

/** Any exercise folder as the grader wants it. */
export async function compileExerciseFolder(folder: string, limits: Pick<ExerciseToGrade, 'seconds' | 'outputCharacters' | 'backend'>): Promise<ExerciseToGrade> {
  const [visible, hidden] = await Promise.all([compileChecks(folder, 'visible'), compileChecks(folder, 'hidden')]);
  return {
    version: path.basename(folder),
    visibleBundle: visible.code,
    hiddenBundle: hidden.code,
    checks: [...visible.checks.map((check) => ({ ...check, bundle: 'visible' as const })), ...hidden.checks.map((check) => ({ ...check, bundle: 'hidden' as const }))],
    ...limits,
  };
}
