/** What may go wrong with a cluster, done to it on purpose, and what each leaves behind to be looked at later. */
import type { Cluster, Machine } from './cluster.ts';
import { findProcesses, signal, type ProcessKind } from './processes.ts';
import type { Random } from './random.ts';

/** A submission that ran on a grader at the moment when it died or was paused. */
export interface Orphan {
  readonly submission: string;
  /** of the run that was cut off */
  readonly token: number;
  /** PostgreSQL's clock, ms since 1970 */
  readonly at: number;
  readonly fault: Fault;
}

export const FAULTS = ['web killed', 'grader killed', 'sandbox killed', 'database killed', 'connection killed', 'grader lost', 'grader paused'] as const;
export type Fault = (typeof FAULTS)[number];

/** looks for a grader that has work before a fault is given up */
const SEIZE_ATTEMPTS = 100;

/** What happened, with the times of this machine, ms since 1970. */
export interface FaultRecord {
  readonly counts: Map<Fault, number>;
  readonly orphans: Orphan[];
  readonly outages: { readonly from: number; readonly to: number }[];
}

export const newRecord = (): FaultRecord => ({ counts: new Map(FAULTS.map((fault) => [fault, 0])), orphans: [], outages: [] });

/** Does one fault; resolves when what must be repaired by hand is repaired. True, and counted, only if it found something to hit. */
export async function cause(fault: Fault, cluster: Cluster, random: Random, record: FaultRecord, leaseMs: number): Promise<boolean> {
  const isHit = await hit(fault, cluster, random, record, leaseMs);
  if (isHit) record.counts.set(fault, (record.counts.get(fault) ?? 0) + 1);
  return isHit;
}

async function hit(fault: Fault, cluster: Cluster, random: Random, record: FaultRecord, leaseMs: number): Promise<boolean> {
  switch (fault) {
    case 'web killed':
      return killOne(random.pick(cluster.webs), 'web', random) !== null;
    case 'sandbox killed':
      return killOne(random.pick(cluster.graders), 'sandbox', random) !== null;
    case 'grader killed': {
      const seized = await seizeBusyGrader(cluster, random, fault, record);
      return seized !== null && signal(seized.pid, 'SIGKILL');
    }
    case 'grader lost':
      return loseGrader(cluster, random, record);
    case 'grader paused':
      return pauseGrader(cluster, random, record, leaseMs);
    case 'connection killed':
      return killConnection(cluster, random, record);
    case 'database killed': {
      const from = Date.now();
      cluster.database.kill();
      await cluster.database.startAgain();
      record.outages.push({ from, to: Date.now() });
      return true;
    }
  }
}

function killOne(machine: Machine, kind: ProcessKind, random: Random): number | null {
  const pids = findProcesses(machine.server.process.pid ?? 0, kind);
  if (pids.length === 0) return null;
  const pid = random.pick(pids);
  return signal(pid, 'SIGKILL') ? pid : null;
}

/** The whole machine goes, launcher first, so that nothing of it comes back; a new one takes its place. */
async function loseGrader(cluster: Cluster, random: Random, record: FaultRecord): Promise<boolean> {
  const seized = await seizeBusyGrader(cluster, random, 'grader lost', record);
  if (!seized) return false;
  const launcher = seized.machine.server.process.pid ?? 0;
  for (const pid of [launcher, seized.pid, ...findProcesses(launcher, 'sandbox')]) signal(pid, 'SIGKILL');
  cluster.graders.splice(cluster.graders.indexOf(seized.machine), 1);
  await cluster.addGrader();
  return true;
}

/** Stops the clock of a grader until its peers must have taken it for dead, and lets it go on. */
async function pauseGrader(cluster: Cluster, random: Random, record: FaultRecord, leaseMs: number): Promise<boolean> {
  const seized = await seizeBusyGrader(cluster, random, 'grader paused', record);
  if (!seized) return false;
  await pause(leaseMs);
  return signal(seized.pid, 'SIGCONT');
}

/** Stops a grader at a moment when it has work, and notes which: what happens to it next cuts that off. */
async function seizeBusyGrader(cluster: Cluster, random: Random, fault: Fault, record: FaultRecord): Promise<{ readonly machine: Machine; readonly pid: number } | null> {
  for (let attempt = 0; attempt < SEIZE_ATTEMPTS; attempt++) {
    const machine = random.pick(cluster.graders);
    const [pid] = findProcesses(machine.server.process.pid ?? 0, 'grader');
    if (pid !== undefined && signal(pid, 'SIGSTOP')) {
      // What its killed predecessor left is not its own work: it may not even have begun.
      const isKnown = (found: Omit<Orphan, 'fault'>): boolean => record.orphans.some(({ submission, token }) => submission === found.submission && token === found.token);
      const orphans = (await readOrphans(cluster, machine.instance())).filter((orphan) => !isKnown(orphan));
      if (orphans.length > 0) {
        record.orphans.push(...orphans.map((orphan) => ({ ...orphan, fault })));
        return { machine, pid };
      }
      signal(pid, 'SIGCONT');
    }
    await pause(50);
  }
  return null;
}

/** Kills one server process of the database; PostgreSQL then ends all others itself, recovers and is back a moment later. */
async function killConnection({ db }: Cluster, random: Random, { outages }: FaultRecord): Promise<boolean> {
  const rows = await db.$queryRaw<{ pid: number }[]>`SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() ORDER BY pid`;
  const from = Date.now();
  if (rows.length === 0 || !signal(random.pick(rows).pid, 'SIGKILL')) return false;
  await pause(100);
  while (!(await db.$queryRaw`SELECT 1 AS there`.then(() => true, () => false))) await pause(100);
  outages.push({ from, to: Date.now() });
  return true;
}

/** What a grader has taken and not judged. The database may be away at that moment: then asks again. */
async function readOrphans({ db }: Cluster, instance: string): Promise<readonly Omit<Orphan, 'fault'>[]> {
  for (;;) {
    try {
      return await db.$queryRaw<Omit<Orphan, 'fault'>[]>`
        SELECT s.id AS submission, s."runToken" AS token, extract(epoch FROM clock_timestamp())::float8 * 1000 AS at FROM "Submission" s JOIN "Grader" g ON g.id = s."graderId"
        WHERE g.instance = ${instance} AND s."startedAt" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "StoredVerdict" v WHERE v."submissionId" = s.id)`;
    } catch {
      await pause(100);
    }
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
