/** Check files that are in memory: they lie in a folder of their own while they are bundled, and nothing else does. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { compileChecksInSandbox } from '../content/compile-checks-in-sandbox.ts';
import type { CompiledChecks } from '../content/compile-effects.ts';
import type { ExerciseFolder } from '../content/exercise-folder.ts';

/** Bundles and runs one check file; throws a ContentError. The paths of `folder` have passed `findPathProblem`: none leads out of it. */
export async function compileChecksOfFiles(folder: ExerciseFolder, bundle: 'visible' | 'hidden'): Promise<CompiledChecks> {
  const path = await mkdtemp(join(tmpdir(), 'epoch-checks-'));
  try {
    for (const [name, text] of folder.files) {
      await mkdir(dirname(join(path, name)), { recursive: true });
      await writeFile(join(path, name), text);
    }
    return await compileChecksInSandbox({ ...folder, path }, bundle);
  } finally {
    await rm(path, { recursive: true, force: true });
  }
}
