/** `npm run content -- run-notebooks`: takes lessons along as notebooks and runs each in Jupyter with the Deno kernel. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { toIpynb } from '#lib/course/take-along/to-ipynb.ts';
import { readAlong } from '../authoring/read-take-along.ts';
import { buildAssets } from '../assets/build-assets.ts';
import { childEnv } from '../env/env.ts';
import { selectDenoBinary } from '../sandbox/deno-binary.ts';
import type { LessonPlace } from './find-content.ts';
import { findProgram, installWithApt } from './install-with-apt.ts';
import { StartError } from './start-error.ts';

const NBCONVERT = 'jupyter-nbconvert';
/** s that one cell may take */
const CELL_SECONDS = 120;
/** characters of what Jupyter says of a failure: the last ones name the cell */
const TOLD = 2_000;

/** Tells of each lesson as it ends; gives how many failed. */
export async function runNotebooks(lessons: readonly LessonPlace[], tell: (line: string) => void): Promise<number> {
  if (!findProgram(NBCONVERT)) installWithApt(NBCONVERT, 'running notebooks');
  const nbconvert = findProgram(NBCONVERT);
  if (nbconvert === null) throw new StartError(`Expected Jupyter's program ${NBCONVERT}, and there is none. Install it (Debian and Ubuntu: apt install ${NBCONVERT}; elsewhere: pip install nbconvert) and run the command again.`);
  await buildAssets();
  const folder = await mkdtemp(join(tmpdir(), 'epoch-notebooks-'));
  try {
    await makeHome(folder);
    let failed = 0;
    for (const lesson of lessons) {
      const began = performance.now();
      const problem = await runOne(nbconvert, folder, lesson);
      const seconds = ((performance.now() - began) / 1_000).toFixed(1);
      tell(problem === null ? `${lesson.course}/${lesson.slug}: every cell ran, ${seconds} s` : `${lesson.course}/${lesson.slug}: failed\n${problem}`);
      if (problem !== null) failed += 1;
    }
    tell(`${lessons.length - failed} of ${lessons.length} notebooks ran from their first to their last cell.`);
    return failed;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A kernel, and npm's names leading to the installed packages, so that no network is needed. */
async function makeHome(folder: string): Promise<void> {
  const kernel = join(folder, 'jupyter', 'kernels', 'deno');
  await mkdir(kernel, { recursive: true });
  await writeFile(join(kernel, 'kernel.json'), JSON.stringify({ argv: [selectDenoBinary(), 'jupyter', '--kernel', '--conn', '{connection_file}'], display_name: 'Deno', language: 'typescript' }));
  await writeFile(join(folder, 'package.json'), await readFile('package.json'));
  await writeFile(join(folder, 'deno.json'), '{"nodeModulesDir":"manual"}');
  await symlink(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
}

/** Null: every cell ran; else what Jupyter says. */
async function runOne(nbconvert: string, folder: string, { folder: from, course, slug }: LessonPlace): Promise<string | null> {
  const file = join(folder, `${course}-${slug}.ipynb`);
  await writeFile(file, toIpynb(await readAlong({ folder: from, course, slug })));
  const env = childEnv({ JUPYTER_PATH: join(folder, 'jupyter'), DENO_DIR: join(folder, 'deno'), DENO_NO_UPDATE_CHECK: '1', NO_COLOR: '1' });
  const args = ['--to', 'notebook', '--execute', `--ExecutePreprocessor.timeout=${CELL_SECONDS}`, '--output', `${course}-${slug}.ran.ipynb`, file];
  return promisify(execFile)(nbconvert, args, { cwd: folder, env }).then(
    () => null,
    (error: unknown) => (error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)).slice(-TOLD),
  );
}
