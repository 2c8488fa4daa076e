/** The long storm. Usage: npm run soak -- [--minutes N] [--seed N]. Ends with 0 when nothing was lost, doubled or ours. */
import { parseArgs } from 'node:util';
import { openCluster } from './cluster.ts';
import { publishSmallExercise } from './small-exercise.ts';
import { formatReport, storm } from './storm.ts';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string', default: String(Date.now() % 1_000_000) } } });
const minutes = Number(values.minutes);
const seed = Number(values.seed);
if (!(minutes > 0) || !Number.isInteger(seed)) {
  console.error(`Expected --minutes above 0 and a whole --seed, got ${values.minutes} and ${values.seed}. For instance: npm run soak -- --minutes 30 --seed 7`);
  process.exit(2);
}

console.log(`Starting a cluster of two web and three grader machines; then ${String(minutes)} minutes of faults, seed ${String(seed)} …`);
const cluster = await openCluster({ webs: 2, graders: 3, slots: 1 });
const stop = (): void => void cluster.close().finally(() => process.exit(130));
process.once('SIGINT', stop).once('SIGTERM', stop).once('disconnect', stop);
try {
  const exercise = await publishSmallExercise(cluster.db);
  const report = await storm(cluster, exercise, { seed, seconds: minutes * 60, pauseMs: 4000, learners: 4 });
  console.log(formatReport(report, seed));
  process.exitCode = report.violations.length === 0 ? 0 : 1;
} finally {
  process.removeListener('disconnect', stop);
  await cluster.close();
  process.disconnect?.();
}
