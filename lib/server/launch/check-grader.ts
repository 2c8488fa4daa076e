/** Ends with 0 when the grader of this data directory gave a sign of life lately, else with 1: for a container's health check. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { db } from '#lib/server/db/client.ts';
import { env } from '#lib/server/env/env.ts';
import { isGraderAlive } from '#lib/server/queue/heartbeat.ts';
import { main } from './main.ts';
import { StartError } from './start-error.ts';

await main(async () => {
  const isAlive = await isGraderAlive(db, readFileSync(join(env().dataDir, 'grader-instance'), 'utf8').trim());
  await db.$disconnect();
  if (!isAlive) throw new StartError('The grader of this machine gave no sign of life lately; its own lines say why.');
  return 0;
});
