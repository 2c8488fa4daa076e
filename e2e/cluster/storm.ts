/** A stream of submissions through a cluster while its processes are killed and paused; then what must be true is looked up. */
import { HEARTBEAT } from '#lib/server/queue/heartbeat.ts';
import type { Cluster } from './cluster.ts';
import { cause, FAULTS, newRecord, type Fault, type FaultRecord } from './faults.ts';
import { Learner } from './learner.ts';
import { countUnjudged, readOutcomes } from './outcome.ts';
import { openRandom } from './random.ts';
import { ANSWERS, type Answer, type SmallExercise } from './small-exercise.ts';

/** ms within which another grader must have taken over */
export const TAKEN_OVER_WITHIN = 15_000;
/** ms beyond a grader's lease for which one is paused */
const PAUSE_BEYOND = 3_000;
/** submissions that may wait: the stream goes on, but the calm after the storm comes soon */
const MOST_WAITING = 25;
/** ms beyond the storm's length for faults that have found nothing to hit */
const PATIENCE = 60_000;
/** ms for everything to be judged after the last fault: tries with backoff included */
const CALM_WITHIN = 240_000;

export interface StormOptions {
  /** what chance starts from */
  readonly seed: number;
  /** how long faults go on, seconds */
  readonly seconds: number;
  /** pause between two faults, ms, at most */
  readonly pauseMs: number;
  readonly learners: number;
}

export interface StormReport {
  readonly acknowledged: number;
  readonly faults: ReadonlyMap<Fault, number>;
  /** for each submission that a grader had when it died or was paused */
  readonly takeovers: readonly Takeover[];
  /** sentences; empty: all is well */
  readonly violations: readonly string[];
}

/** Lets it storm. Each fault comes once in random order before any comes again. */
export async function storm(cluster: Cluster, exercise: SmallExercise, options: StormOptions): Promise<StormReport> {
  const random = openRandom(options.seed);
  const record = newRecord();
  const expected = new Map<string, Answer>();
  let isOver = false;
  const origins = cluster.webs.map((machine) => machine.server.url);
  const streams = Array.from({ length: options.learners }, async (_, number) => {
    const learner = new Learner(origins, number);
    for (let index = number; !isOver; index++) {
      while (!isOver && (await countUnjudged(cluster.db).catch(() => 0)) > MOST_WAITING) await pause(100);
      const answer = answerOf(index);
      expected.set(await learner.submit(exercise, answer.code), answer);
    }
  });
  const stormy = stir(cluster, record, options, random).finally(() => (isOver = true));
  await Promise.all([stormy, ...streams]);
  await waitForCalm(cluster);
  const takeovers = await measureTakeovers(cluster, record);
  return {
    acknowledged: expected.size,
    faults: record.counts,
    takeovers,
    violations: [...(await findViolations(cluster, expected)), ...takeovers.filter(({ ms, allowed }) => ms > allowed).map(({ orphan, ms }) => `${orphan.fault}: ${orphan.submission} was taken over only after ${String(Math.round(ms))} ms`)],
  };
}

const answerOf = (index: number): Answer => (index % 25 === 3 ? ANSWERS.endless : ([ANSWERS.right, ANSWERS.wrong, ANSWERS.throwing, ANSWERS.unparsable] as const)[index % 4]!);

async function stir(cluster: Cluster, record: FaultRecord, { seconds, pauseMs }: StormOptions, random: ReturnType<typeof openRandom>): Promise<void> {
  let left: Fault[] = [];
  for (const end = Date.now() + seconds * 1000; Date.now() < end || left.length > 0; ) {
    if (left.length === 0) left = [...FAULTS];
    const fault = random.pick(left);
    const isHit = await cause(fault, cluster, random, record, HEARTBEAT.deadAfterMs + PAUSE_BEYOND);
    // with nothing to hit just now (a web that is starting, graders without work) its turn comes again
    if (isHit || Date.now() > end + PATIENCE) left = left.filter((other) => other !== fault);
    await pause(random.next() * pauseMs);
  }
}

async function waitForCalm({ db }: Cluster): Promise<void> {
  for (const end = Date.now() + CALM_WITHIN; Date.now() < end; ) {
    if ((await countUnjudged(db).catch(() => 1)) === 0) return;
    await pause(500);
  }
}

async function findViolations({ db }: Cluster, expected: ReadonlyMap<string, Answer>): Promise<readonly string[]> {
  const outcomes = new Map((await readOutcomes(db)).map((outcome) => [outcome.id, outcome]));
  const wrong: string[] = [];
  for (const [id, answer] of expected) {
    const outcome = outcomes.get(id);
    if (!outcome) wrong.push(`${id} was acknowledged and is lost`);
    else if (outcome.isParked) wrong.push(`${id} was parked after ${String(outcome.claims)} tries`);
    else if (outcome.verdicts !== 1) wrong.push(`${id} has ${String(outcome.verdicts)} verdicts after ${String(outcome.claims)} tries`);
    else if (outcome.kind !== answer.kind) wrong.push(`${id} should be ${answer.kind} and is ${String(outcome.kind)}, with ${String(outcome.earned)} points`);
  }
  return wrong;
}

interface Takeover {
  readonly orphan: FaultRecord['orphans'][number];
  /** from the fault to the next claim */
  readonly ms: number;
  /** ms: the time begins anew when the database comes back, if it went away meanwhile */
  readonly allowed: number;
}

/** From PostgreSQL's times: the next claim after the one that was cut off. Those that were judged by it after all need none. */
async function measureTakeovers({ db }: Cluster, { orphans, outages }: FaultRecord): Promise<readonly Takeover[]> {
  const found: Takeover[] = [];
  for (const orphan of orphans) {
    const [row] = await db.$queryRaw<{ at: number | null }[]>`SELECT extract(epoch FROM min(at))::float8 * 1000 AS at FROM claim WHERE submission = ${orphan.submission}::uuid AND token > ${orphan.token}`;
    const next = row?.at;
    if (typeof next !== 'number') continue;
    const back = outages.filter(({ from, to }) => from < next && to > orphan.at).map(({ to }) => to - orphan.at);
    found.push({ orphan, ms: next - orphan.at, allowed: TAKEN_OVER_WITHIN + Math.max(0, ...back) });
  }
  return found;
}

/** The report in words. */
export function formatReport({ acknowledged, faults, takeovers, violations }: StormReport, seed: number): string {
  const slowest = (of: readonly Takeover[]): string => (of.length === 0 ? 'none' : `${String(of.length)}, the slowest after ${(Math.max(...of.map(({ ms }) => ms)) / 1000).toFixed(1)} s`);
  const [alone, withOutage] = [takeovers.filter(({ allowed }) => allowed === TAKEN_OVER_WITHIN), takeovers.filter(({ allowed }) => allowed > TAKEN_OVER_WITHIN)];
  return [
    `seed ${String(seed)}: ${String(acknowledged)} acknowledged submissions; ${[...faults].map(([fault, count]) => `${String(count)} x ${fault}`).join(', ')}`,
    `take-overs with the database there throughout: ${slowest(alone)}; with the database killed meanwhile: ${slowest(withOutage)}`,
    violations.length === 0 ? 'every submission has exactly one verdict, and the right one' : violations.join('\n'),
  ].join('\n');
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
