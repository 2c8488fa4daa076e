/** The short storm of every test run; `npm run soak` has the long one. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openCluster, type Cluster } from './cluster.ts';
import { FAULTS } from './faults.ts';
import { publishSmallExercise, type SmallExercise } from './small-exercise.ts';
import { formatReport, storm } from './storm.ts';

let cluster: Cluster;
let exercise: SmallExercise;
beforeAll(async () => {
  cluster = await openCluster({ webs: 2, graders: 3, slots: 1 });
  exercise = await publishSmallExercise(cluster.db);
}, 480_000);
afterAll(() => cluster.close());

it('gives every acknowledged submission exactly one right verdict, whatever is killed or paused', async () => {
  const seed = Date.now() % 1_000_000;
  const report = await storm(cluster, exercise, { seed, seconds: 30, pauseMs: 1500, learners: 4 });
  console.log(`storm: ${formatReport(report, seed)}`);
  expect(report.violations).toEqual([]);
  expect(FAULTS.filter((fault) => !report.faults.get(fault))).toEqual([]);
  expect(report.takeovers.length).toBeGreaterThan(0);
  expect(report.acknowledged).toBeGreaterThan(20);
}, 400_000);
