/** Two web and three grader machines on one PostgreSQL grade two thousand submissions: none lost, none twice, in fair order. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openQueue } from '#lib/server/queue/graphile-queue.ts';
import { openCluster, type Cluster } from './cluster.ts';
import { Learner } from './learner.ts';
import { countUnjudged, readOutcomes, type Outcome } from './outcome.ts';
import { ANSWERS, publishSmallExercise, type Answer, type SmallExercise } from './small-exercise.ts';

const SLOTS = 1;
const GRADERS = 3;
const FLOOD = 400;
const LEARNERS = 80;
const EACH = 20;
const REGRADES = 20;
/** ms without any verdict */
const STANDSTILL = 60_000;
/** requests at the same time */
const FLOOD_AT_ONCE = 20;

let cluster: Cluster;
let exercise: SmallExercise;
beforeAll(async () => {
  cluster = await openCluster({ webs: 2, graders: GRADERS, slots: SLOTS });
  exercise = await publishSmallExercise(cluster.db);
}, 480_000);
afterAll(() => cluster.close());

/** Mixed as a class is, now and then an endless loop. Code that cannot be parsed is judged without a sandbox: the work of a queue at a small price. */
const MIX = [ANSWERS.right, ANSWERS.unparsable, ANSWERS.wrong, ANSWERS.right, ANSWERS.unparsable, ANSWERS.throwing, ANSWERS.right, ANSWERS.unparsable] as const;
const answerOf = (index: number): Answer => (index % 400 === 7 ? ANSWERS.endless : MIX[index % MIX.length]!);

/** Waits for all verdicts, however slow the machine is: only standing still is a failure. */
async function untilJudged(): Promise<void> {
  for (let left = await countUnjudged(cluster.db); left > 0; ) {
    const before = left;
    await expect.poll(async () => (left = await countUnjudged(cluster.db)), { timeout: STANDSTILL, interval: 500 }).toBeLessThan(before);
  }
}

it('grades 2,000 submissions once each, nobody before their turn, regrades last', async () => {
  const origins = cluster.webs.map((machine) => machine.server.url);
  const expected = new Map<string, Answer>();
  const startedAt = Date.now();

  const flooder = new Learner(origins);
  const flood = new Set<string>();
  expected.set(await flooder.submit(exercise, answerOf(0).code), answerOf(0));
  for (const id of expected.keys()) flood.add(id);
  let next = 1;
  await Promise.all(
    Array.from({ length: FLOOD_AT_ONCE }, async () => {
      for (let index = next++; index < FLOOD; index = next++) {
        const id = await flooder.submit(exercise, answerOf(index).code);
        expected.set(id, answerOf(index));
        flood.add(id);
      }
    }),
  );
  const regrades = await queueRegrades(cluster, exercise, [...flood][0]!);
  await Promise.all(
    Array.from({ length: LEARNERS }, async (_, number) => {
      const learner = new Learner(origins, number);
      for (let index = 0; index < EACH; index++) {
        const answer = answerOf(number * EACH + index);
        const id = await learner.submit(exercise, answer.code);
        expected.set(id, answer);
        // A cookie of one machine is valid at the next: the request goes to the other one.
        if (index === 0) expect((await learner.read(id)).id).toBe(id);
      }
    }),
  );
  const submittedAt = Date.now();
  expect(expected.size).toBe(FLOOD + LEARNERS * EACH);

  await untilJudged();
  const seconds = (Date.now() - startedAt) / 1000;
  const outcomes = await readOutcomes(cluster.db);
  const graded = outcomes.filter((outcome) => !regrades.has(outcome.id));
  console.log(
    `cluster: ${cluster.database.name}; ${String(graded.length)} submissions by ${String(LEARNERS + 1)} learners over 2 web and ${String(GRADERS)} grader machines ` +
      `in ${seconds.toFixed(0)} s: ${(graded.length / seconds).toFixed(1)} a second, ${(graded.filter(({ kind }) => kind !== 'error' ).length / seconds).toFixed(1)} of them with checks that ran to the end (stored within ${((submittedAt - startedAt) / 1000).toFixed(0)} s)`,
  );

  // none lost, none graded twice, each with the verdict that its code deserves
  expect(new Set(graded.map((outcome) => outcome.id))).toEqual(new Set(expected.keys()));
  expect(graded.filter((outcome) => outcome.verdicts !== 1 || outcome.claims !== 1 || outcome.isParked)).toEqual([]);
  expect(graded.filter((outcome) => outcome.kind !== expected.get(outcome.id)?.kind)).toEqual([]);

  const ordinary = graded.filter((outcome) => !flood.has(outcome.id));
  const unfair = ordinary.filter((outcome) => countStarts(graded, outcome, (other) => flood.has(other.id)) > countOwnAhead(ordinary, outcome) + 1 + SLOTS * GRADERS);
  expect(unfair).toEqual([]);
  // what would have gone before them in plain order of arrival
  const before = ordinary.map((outcome) => graded.filter((other) => flood.has(other.id) && other.createdAt < outcome.createdAt && other.firstClaimAt! > outcome.createdAt).length);
  const overtaken = ordinary.map((outcome) => countStarts(graded, outcome, (other) => flood.has(other.id)));
  console.log(`cluster: of the flood, ${String(median(before))} waited already when another learner's submission came (median), and ${String(median(overtaken))} of them went first`);

  const early = outcomes.filter((outcome) => regrades.has(outcome.id) && countWaiting(graded, outcome.firstClaimAt!) > SLOTS * GRADERS);
  expect(regrades.size).toBe(REGRADES);
  expect(early).toEqual([]);
}, 900_000);

it('tells of its graders, and of their absence', async () => {
  const health = async (): Promise<unknown> => (await fetch(`${cluster.webs[1]!.server.url}/api/health`)).json();
  expect(await health()).toMatchObject({ database: 'up', grading: 'up', graders: GRADERS });
  await Promise.all(cluster.graders.map((machine) => machine.server.stop()));
  expect(await health()).toMatchObject({ database: 'up', graders: 0, grading: expect.stringContaining('no grader') });
});

it('publishes once, whoever comes first, and says nothing of different secrets', () => {
  const output = cluster.webs.map((machine) => machine.server.output());
  expect(output.filter((text) => /deep-learning: \d+ published/.test(text))).toHaveLength(1);
  expect(output.join('\n')).not.toContain('EPOCH_SECRET');
});

/** How many of some submissions were started while this one waited. */
const countStarts = (all: readonly Outcome[], waiting: Outcome, isCounted: (other: Outcome) => boolean): number =>
  all.filter((other) => isCounted(other) && other.firstClaimAt! > waiting.createdAt && other.firstClaimAt! < waiting.firstClaimAt!).length;

/** The learner's own earlier ones that had not been started yet. */
const countOwnAhead = (all: readonly Outcome[], outcome: Outcome): number =>
  all.filter((other) => other.learner === outcome.learner && other.createdAt < outcome.createdAt && other.firstClaimAt! > outcome.createdAt).length;

const countWaiting = (all: readonly Outcome[], at: number): number => all.filter((other) => other.createdAt < at && other.firstClaimAt! > at).length;

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** Old submissions in the low lane, while the interactive lane is full. */
async function queueRegrades({ database, db }: Cluster, { exercise: { id, version }, lessonVersion }: SmallExercise, model: string): Promise<ReadonlySet<string>> {
  const { learnerId } = await db.submission.findUniqueOrThrow({ where: { id: model } });
  const queue = openQueue(database.url);
  const old = Array.from({ length: REGRADES }, () => ({ id: randomUUID(), learnerId, exercise: id, exerciseVersion: version, lessonVersion, code: ANSWERS.right.code, codeHash: '', key: randomUUID(), startedAt: new Date(0) }));
  await db.$transaction(async (tx) => {
    await tx.submission.createMany({ data: old });
    for (const submission of old) await queue.add(tx, submission.id, 'regrade');
  });
  await queue.close();
  return new Set(old.map((submission) => submission.id));
}
