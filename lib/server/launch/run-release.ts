/** One release of the studio in a process of its own: checking needs memory and time that grading must not lack. Ends with 0 when it came to an end. */
import { availableParallelism, constants, setPriority } from 'node:os';
import { z } from 'zod';
import { db } from '#lib/server/db/client.ts';
import { env } from '#lib/server/env/env.ts';
import { openPool } from '#lib/server/sandbox/pool.ts';
import { toCheckCourse } from '#lib/server/studio/check-course.ts';
import { runRelease } from '#lib/server/studio/run-release.ts';
import { live } from './life.ts';
import { main } from './main.ts';

await main(() =>
  live(async (life) => {
    const id = z.uuid().parse(process.argv[2]);
    const { dataDir, sandbox } = env();
    const atOnce = availableParallelism();
    // learners who wait for a verdict go first; where the system does not allow it, they share
    try {
      setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
    } catch (error) {
      console.error(error instanceof Error ? error.message : error);
    }
    life.atEnd(() => db.$disconnect());
    const check = toCheckCourse({
      dataDir,
      atOnce,
      openPool: async () => {
        const pool = await openPool({ demand: sandbox === 'best' ? undefined : sandbox, warm: atOnce, log: (line) => console.error(line) });
        life.atEnd(() => pool.close());
        return pool;
      },
    });
    await runRelease(db, id, check);
    return 0;
  }),
);
