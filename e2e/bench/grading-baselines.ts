/** What grading is compared with: nbgrader's execution step, and a bare Node process running the same code. */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { invariant } from '#lib/base/invariant.ts';
import type { ExerciseToGrade } from '#lib/server/grader/grade.ts';

/** What `bare-node.ts` is given. */
export interface BareJob {
  readonly code: string;
  readonly exercise: ExerciseToGrade;
}

export interface Baseline {
  /** from start to result, a process each */
  readonly ms: readonly number[];
  /** the result without the start of the process and of TensorFlow.js; empty where it cannot be told apart */
  readonly workMs: readonly number[];
  readonly perCpuSecond: readonly number[];
}

const TURNS = 5;
const run = promisify(execFile);

/** The same kind of work for nbconvert: a function and assertions about it, in three cells. */
const NOTEBOOK = JSON.stringify({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' } },
  cells: [
    'import numpy as np',
    'def sigmoid(x):\n    return 1 / (1 + np.exp(-x))',
    'assert abs(sigmoid(0) - 0.5) < 1e-9\nassert all(sigmoid(x + 1) > sigmoid(x) for x in range(-9, 9))',
  ].map((source, index) => ({ id: `cell-${index}`, cell_type: 'code', metadata: {}, execution_count: null, outputs: [], source })),
});

/** CPU seconds of this process and of all children that have ended; Linux only, else null. */
export function cpuSeconds(): number | null {
  if (process.platform !== 'linux') return null;
  const stat = readFileSync('/proc/self/stat', 'utf8');
  // fields 14-17 after "pid (name)": utime, stime, cutime, cstime, in ticks of 1/100 s
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / 100;
}

async function repeat(once: (folder: string, turn: number) => Promise<number | null>, prepare: (folder: string) => Promise<void> | void): Promise<Baseline> {
  const folder = mkdtempSync(path.join(tmpdir(), 'epoch-bench-'));
  const [ms, workMs, perCpuSecond]: [number[], number[], number[]] = [[], [], []];
  try {
    await prepare(folder);
    for (let turn = 0; turn < TURNS; turn++) {
      const cpu = cpuSeconds();
      const start = performance.now();
      const work = await once(folder, turn);
      ms.push(performance.now() - start);
      if (work !== null) workMs.push(work);
      const after = cpuSeconds();
      if (cpu !== null && after !== null && after > cpu) perCpuSecond.push(1 / (after - cpu));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { ms, workMs, perCpuSecond };
}

/** `jupyter nbconvert --execute`; null where it is not installed. */
export async function timeNotebooks(): Promise<Baseline | null> {
  if (spawnSync('jupyter', ['nbconvert', '--version']).status !== 0) return null;
  return repeat(
    async (folder, turn) => {
      await run('jupyter', ['nbconvert', '--to', 'notebook', '--execute', 'submission.ipynb', '--output', `done-${turn}.ipynb`], { cwd: folder });
      return null;
    },
    (folder) => writeFileSync(path.join(folder, 'submission.ipynb'), NOTEBOOK),
  );
}

/** A Node process for each submission, without any sandbox. */
export function timeBareNode(job: BareJob): Promise<Baseline> {
  const program = (folder: string): string => path.join(folder, 'bare.mjs');
  return repeat(
    async (folder) => {
      const { stdout } = await run(process.execPath, [program(folder), path.join(folder, 'job.json')]);
      const { kind, ms } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as { readonly kind: string; readonly ms: number };
      invariant(kind === 'passed', `the same code to pass in bare Node, got ${kind}`);
      return ms;
    },
    async (folder) => {
      writeFileSync(path.join(folder, 'job.json'), JSON.stringify(job));
      await build({ entryPoints: [fileURLToPath(new URL('./bare-node.ts', import.meta.url))], bundle: true, platform: 'node', format: 'esm', target: 'node20', outfile: program(folder), logLevel: 'silent', banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" } });
    },
  );
}
