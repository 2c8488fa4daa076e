/** The built-in courses pass the whole content check: what has not changed since it last passed here is not run again. */
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { formatProblem } from '#lib/course/content-error.ts';
import { env } from '../env/env.ts';
import { openPool, type SandboxPool } from '../sandbox/pool.ts';
import { checkContent } from './check-content.ts';
import { checkFingerprint } from './check-fingerprint.ts';

const COURSES = 'content/courses';
/** A cold check of all courses on a machine that does other things, too. */
const COLD_MS = 10 * 60_000;

test('every cell runs, every answer gets what its author says, every changed solution loses marks', { timeout: COLD_MS }, async () => {
  const pools: SandboxPool[] = [];
  try {
    const report = await checkContent({
      folders: readdirSync(COURSES).map((name) => `${COURSES}/${name}`),
      lesson: null,
      mutants: true,
      cacheFolder: path.join(env().dataDir, 'build', 'check'),
      fingerprint: await checkFingerprint(),
      atOnce: availableParallelism(),
      openPool: async () => {
        const pool = await openPool({ warm: availableParallelism() });
        pools.push(pool);
        return pool;
      },
      compile: {},
    });
    expect(report.problems.map(formatProblem).join('\n\n')).toBe('');
    const exercises = report.courses.flatMap(({ lessons }) => lessons.flatMap((lesson) => lesson.exercises));
    expect(exercises.length).toBeGreaterThanOrEqual(37);
    // neither an exercise that is judged by values nor one that is judged by functions is left out
    for (const { id, graded, mutants } of exercises) expect([id, graded > 0, (mutants?.tried ?? 0) > 0]).toEqual([id, true, true]);
  } finally {
    await Promise.all(pools.map((pool) => pool.close()));
  }
});
