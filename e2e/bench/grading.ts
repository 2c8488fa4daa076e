/** Grading: what one submission takes and where the time goes, how many a CPU-second does, and what a class at once waits. */
import { fileURLToPath } from 'node:url';
import { invariant } from '#lib/base/invariant.ts';
import { compileCourse } from '#lib/server/content/compile-course.ts';
import { grade, type ExerciseToGrade, type Grade } from '#lib/server/grader/grade.ts';
import { openPool } from '#lib/server/sandbox/pool.ts';
import { cpuSeconds, timeBareNode, timeNotebooks } from './grading-baselines.ts';
import { boundOf, burstServer, runBurst } from './grading-burst.ts';
import { median, type Bench, type BenchContext, type Measure } from './measure.ts';

const COURSE = fileURLToPath(new URL('../../content/courses/deep-learning', import.meta.url));
const EXERCISE = 'deep-learning/backprop-step-by-step/one-derivative';
/** one at a time */
const SINGLE = 40;
/** at once, for each pool size, and on a whole server */
const BURST = { pool: 60, server: 200 } as const;
const POOL_SIZES = [1, 2, 4, 8] as const;

/** ms of one submission by what they went into */
const PHASES = ['compileMs', 'openMs', 'learnerMs', 'checkerMs'] as const;
const PHASE_NAMES: Readonly<Record<(typeof PHASES)[number], string>> = { compileMs: 'compiling the text', openMs: 'taking warm processes', learnerMs: "the learner's code", checkerMs: 'the checks' };

async function findExercise() {
  const course = await compileCourse(COURSE);
  const lesson = course.lessons.find(({ exercises }) => exercises.some((candidate) => candidate.public.id === EXERCISE));
  const found = lesson?.exercises.find((candidate) => candidate.public.id === EXERCISE);
  invariant(lesson && found, `the exercise ${EXERCISE} in the built-in course`);
  const toGrade: ExerciseToGrade = { ...found.public, hiddenBundle: found.private.hiddenBundle };
  return { lessonVersion: lesson.lesson.version, exercise: found.public, toGrade, code: found.private.solution };
}

interface Single {
  readonly latencies: readonly number[];
  readonly phases: readonly Grade['phases'][];
}

async function timeSingles(exercise: ExerciseToGrade, code: string): Promise<Single> {
  const pool = await openPool({ warm: 1 });
  const [latencies, phases]: [number[], Grade['phases'][]] = [[], []];
  try {
    for (let turn = -4; turn < SINGLE; turn++) {
      await pool.settled(); // one learner at a time: the pool is warm again when the next one submits
      const start = performance.now();
      const graded = await grade({ code, seed: String(turn) }, exercise, pool);
      const ms = performance.now() - start;
      invariant(graded.verdict.kind === 'passed', `the solution of ${EXERCISE} to pass, got ${graded.verdict.kind}`);
      if (turn < 0) continue;
      latencies.push(ms);
      phases.push(graded.phases);
    }
  } finally {
    await pool.close();
  }
  return { latencies, phases };
}

/** A burst through a pool of `size` slots; also submissions per CPU-second, the processes' own included. */
async function timePool(size: number, exercise: ExerciseToGrade, code: string) {
  // inside bubblewrap a process belongs to another family, and its processor time would be missed
  const pool = await openPool({ warm: size, demand: process.platform === 'linux' ? 'filtered' : undefined });
  try {
    await pool.settled();
    const cpu = cpuSeconds();
    let seed = 0;
    const burst = await runBurst(BURST.pool, size, () => grade({ code, seed: String(++seed) }, exercise, pool));
    await pool.settled();
    const after = cpuSeconds();
    return { burst, perCpuSecond: cpu === null || after === null ? null : BURST.pool / (after - cpu) };
  } finally {
    await pool.close();
  }
}

/** Which part takes most, in words. */
function describeDominant({ latencies, phases }: Single): string {
  const parts = PHASES.map((phase) => ({ name: PHASE_NAMES[phase], ms: median(phases.map((one) => one[phase])) }));
  const rest = { name: 'waiting for a processor and for the processes to end', ms: median(latencies.map((ms, i) => ms - PHASES.reduce((sum, phase) => sum + (phases[i]?.[phase] ?? 0), 0))) };
  const [first, second] = [...parts, rest].toSorted((a, b) => b.ms - a.ms);
  return first && second ? `what dominates a warm submission: ${first.name} (${first.ms.toFixed(1)} ms), then ${second.name} (${second.ms.toFixed(1)} ms)` : '';
}

async function run(context: BenchContext) {
  const { lessonVersion, exercise, toGrade, code } = await findExercise();
  context.say('grading: one at a time');
  const single = await timeSingles(toGrade, code);
  context.say('grading: bare Node');
  const bare = await timeBareNode({ code, exercise: toGrade });
  context.say('grading: nbconvert');
  const notebooks = await timeNotebooks();
  const pools: Measure[] = [];
  const perCpuSecond: number[] = [];
  for (const size of POOL_SIZES) {
    context.say(`grading: ${BURST.pool} at once, pool of ${size}`);
    const { burst, perCpuSecond: rate } = await timePool(size, toGrade, code);
    if (rate !== null) perCpuSecond.push(rate);
    pools.push(
      { name: `pool of ${size}: ${BURST.pool} at once, until the verdict`, unit: 'ms', values: burst.latencies },
      { name: `pool of ${size}: throughput`, unit: '/s', values: [BURST.pool / burst.seconds] },
      { name: `pool of ${size}: p95 of the burst to queue × service time`, unit: '×', values: [boundOf(burst, size)], target: { of: 'median', atMost: 1.05 } },
    );
  }
  context.say(`grading: ${BURST.server} at once on the server`);
  const server = await burstServer(context.origin, lessonVersion, exercise, code, BURST.server);

  const work = PHASES.map((phase): Measure => ({ name: `of it ${PHASE_NAMES[phase]}`, unit: 'ms', values: single.phases.map((one) => one[phase]) }));
  const nbconvert = notebooks && { ms: { name: 'nbconvert: one notebook', unit: 'ms' as const, values: notebooks.ms }, rate: { name: 'nbconvert: per CPU-second', unit: '/s' as const, values: notebooks.perCpuSecond } };
  const measures: Measure[] = [
    ...(nbconvert ? [nbconvert.ms] : []),
    { name: 'bare Node: a fresh process, no sandbox', unit: 'ms', values: bare.ms },
    { name: 'bare Node: of it the same code', unit: 'ms', values: bare.workMs },
    { name: 'epoch: submission to verdict, warm', unit: 'ms', values: single.latencies, ...(nbconvert ? { baseline: nbconvert.ms.name } : {}) },
    { name: 'epoch to bare Node, warm', unit: 'ms', values: single.latencies, baseline: 'bare Node: a fresh process, no sandbox' },
    ...work,
    { name: "above the exercise's own work", unit: 'ms', values: single.latencies.map((ms, i) => ms - (single.phases[i]?.learnerMs ?? 0) - (single.phases[i]?.checkerMs ?? 0)), target: { of: 'median', atMost: 20 } },
    ...(nbconvert && nbconvert.rate.values.length > 0 ? [nbconvert.rate] : []),
    ...(bare.perCpuSecond.length > 0 ? [{ name: 'bare Node: per CPU-second', unit: '/s' as const, values: bare.perCpuSecond }] : []),
    ...(perCpuSecond.length > 0 ? [{ name: 'epoch: submissions per CPU-second', unit: '/s' as const, values: perCpuSecond, target: { of: 'median' as const, atLeast: 8 }, ...(nbconvert ? { baseline: nbconvert.rate.name } : {}) }] : []),
    ...pools,
    { name: `server: ${BURST.server} at once, from stored to graded`, unit: 'ms', values: server.latencies },
    { name: 'server: throughput', unit: '/s', values: [BURST.server / (Math.max(...server.latencies) / 1_000)] },
  ];
  return {
    measures,
    notes: [describeDominant(single), ...(server.sentAgain > 0 ? [`${server.sentAgain} of the requests to the server were answered 5xx at first and sent again with the same key`] : [])],
    skipped: [...(notebooks ? [] : ['nbconvert: not installed (Debian: jupyter-nbconvert python3-ipykernel python3-numpy)']), ...(perCpuSecond.length > 0 ? [] : ['submissions per CPU-second: needs /proc'])],
  };
}

export const grading: Bench = { name: 'grading', about: 'one submission, many at once and a class at once, against nbconvert --execute and bare Node', run };
