/** Grading: latency of one submission and submissions per CPU-second, against nbgrader's execution step (`jupyter nbconvert --execute`). */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { compileCourse } from '#lib/server/content/compile-course.ts';
import { grade, type ExerciseToGrade } from '#lib/server/grader/grade.ts';
import { openPool } from '#lib/server/sandbox/pool.ts';
import { invariant } from '#lib/base/invariant.ts';
import type { Bench } from './measure.ts';

const COURSE = fileURLToPath(new URL('../../content/courses/deep-learning', import.meta.url));
const EXERCISE = 'deep-learning/backprop-step-by-step/one-derivative';
const SUBMISSIONS = 40;
const ROUNDS = 3;
const NOTEBOOKS = 5;

/** The same work for nbconvert: a function and assertions about it, in three cells. */
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
function cpuSeconds(): number | null {
  if (process.platform !== 'linux') return null;
  const stat = readFileSync('/proc/self/stat', 'utf8');
  // fields 14-17 after "pid (name)": utime, stime, cutime, cstime, in ticks of 1/100 s
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / 100;
}

async function timeNotebooks(): Promise<{ ms: number[]; perCpuSecond: number[] } | null> {
  if (spawnSync('jupyter', ['nbconvert', '--version']).status !== 0) return null;
  const folder = mkdtempSync(path.join(tmpdir(), 'epoch-bench-'));
  const file = path.join(folder, 'submission.ipynb');
  writeFileSync(file, NOTEBOOK);
  const run = promisify(execFile);
  const ms: number[] = [];
  const perCpuSecond: number[] = [];
  try {
    for (let turn = 0; turn < NOTEBOOKS; turn++) {
      const cpu = cpuSeconds();
      const start = performance.now();
      await run('jupyter', ['nbconvert', '--to', 'notebook', '--execute', file, '--output', `done-${turn}.ipynb`], { cwd: folder });
      ms.push(performance.now() - start);
      const after = cpuSeconds();
      if (cpu !== null && after !== null) perCpuSecond.push(1 / (after - cpu));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return { ms, perCpuSecond };
}

export const gradeBench: Bench = {
  name: 'grade',
  about: 'warm grade latency and submissions per CPU-second against jupyter nbconvert --execute',
  async run(context) {
    const course = await compileCourse(COURSE);
    const exercises = course.lessons.flatMap((lesson) => lesson.exercises);
    const found = exercises.find((candidate) => candidate.public.id === EXERCISE);
    invariant(found, `the exercise ${EXERCISE} in the built-in course`);
    const exercise: ExerciseToGrade = { ...found.public, hiddenBundle: found.private.hiddenBundle };
    const code = found.private.solution;

    const pool = await openPool({ warm: 2 });
    const total: number[] = [];
    const own: number[] = [];
    const above: number[] = [];
    const perCpuSecond: number[] = [];
    let turn = 0;
    const once = async (): Promise<void> => {
      const start = performance.now();
      const { verdict, receipt } = await grade({ code, seed: String(++turn) }, exercise, pool);
      invariant(verdict.kind === 'passed', `the solution of ${EXERCISE} to pass, got ${verdict.kind}`);
      const ms = performance.now() - start;
      total.push(ms);
      own.push(receipt.runMs);
      above.push(ms - receipt.runMs);
    };
    try {
      for (let warmUp = 0; warmUp < 4; warmUp++) await once();
      total.length = own.length = above.length = 0;
      context.say('grade: latency');
      for (let index = 0; index < SUBMISSIONS; index++) {
        await once();
        await pool.settled(); // one learner at a time: the pool is warm again when the next one submits
      }
      const latencies = [...total];
      const aboves = [...above];
      const owns = [...own];
      for (let round = 0; round < ROUNDS; round++) {
        context.say(`grade: throughput ${round + 1}/${ROUNDS}`);
        const cpu = cpuSeconds();
        for (let index = 0; index < SUBMISSIONS; index += 2) await Promise.all([once(), once()]);
        await pool.settled();
        const after = cpuSeconds();
        if (cpu !== null && after !== null) perCpuSecond.push(SUBMISSIONS / (after - cpu));
      }
      context.say('grade: nbconvert');
      const notebooks = await timeNotebooks();
      return {
        measures: [
          ...(notebooks ? [{ name: 'nbconvert: one notebook', unit: 'ms' as const, values: notebooks.ms }] : []),
          { name: 'epoch: submission to verdict, warm', unit: 'ms', values: latencies, ...(notebooks ? { baseline: 'nbconvert: one notebook' } : {}) },
          { name: "of it the exercise's own work", unit: 'ms', values: owns },
          { name: 'above the own work', unit: 'ms', values: aboves, target: { of: 'median', atMost: 50 } },
          ...(notebooks && notebooks.perCpuSecond.length > 0 ? [{ name: 'nbconvert: per CPU-second', unit: '/s' as const, values: notebooks.perCpuSecond }] : []),
          ...(perCpuSecond.length > 0
            ? [{ name: 'epoch: submissions per CPU-second', unit: '/s' as const, values: perCpuSecond, ...(notebooks ? { baseline: 'nbconvert: per CPU-second' } : {}) }]
            : []),
        ],
        skipped: [
          ...(notebooks ? [] : ['nbconvert: not installed (Debian: jupyter-nbconvert python3-ipykernel python3-numpy)']),
          ...(perCpuSecond.length > 0 ? [] : ['submissions per CPU-second: needs /proc']),
        ],
      };
    } finally {
      await pool.close();
    }
  },
};
