/** Graders watch one another: a silent one's submissions are freed within seconds, its predecessor's at once. */
import type { Database } from '#lib/server/db/client.ts';
import type { Queue } from './queue.ts';

export const HEARTBEAT = {
  /** ms between two signs of life, and between two looks at the others */
  everyMs: 2000,
  /** ms of silence after which a grader counts as dead: with the two above and below, its work is taken over within 15 s */
  deadAfterMs: 8_000,
} as const;

/** Who we are to our peers. */
export interface GraderIdentity {
  /** the queue worker's id: it locks our submissions */
  readonly id: string;
  /** the same after every restart on this machine */
  readonly instance: string;
  /** sandbox tier, for the health page */
  readonly tier: string;
}

/** Frees what earlier processes of this instance held. Call before working. */
export async function releasePredecessors(db: Database, queue: Queue, instance: string): Promise<void> {
  const rows = await db.grader.findMany({ where: { instance }, select: { id: true } });
  await queue.release(rows.map((row) => row.id));
  await db.grader.deleteMany({ where: { id: { in: rows.map((row) => row.id) } } });
}

/** One sign of life, and the work of dead peers freed; PostgreSQL's clock alone decides who is dead. */
export async function beat(db: Database, queue: Queue, { id, instance, tier }: GraderIdentity, deadAfterMs: number = HEARTBEAT.deadAfterMs): Promise<void> {
  await db.$executeRaw`INSERT INTO "Grader" (id, instance, tier, "seenAt") VALUES (${id}, ${instance}, ${tier}, now())
    ON CONFLICT (id) DO UPDATE SET "seenAt" = now(), tier = EXCLUDED.tier`;
  const dead = await db.$queryRaw<{ id: string }[]>`DELETE FROM "Grader" WHERE "seenAt" < now() - ${deadAfterMs} * interval '1 millisecond' RETURNING id`;
  await queue.release(dead.map((row) => row.id));
}

/** Live graders, newest sign of life first. */
export function listGraders(db: Database): Promise<{ id: string; tier: string }[]> {
  return db.$queryRaw<{ id: string; tier: string }[]>`SELECT id, tier FROM "Grader"
    WHERE "seenAt" > now() - ${HEARTBEAT.deadAfterMs} * interval '1 millisecond' ORDER BY "seenAt" DESC`;
}

/** True when the grader of an instance gave a sign of life lately. */
export async function isGraderAlive(db: Database, instance: string): Promise<boolean> {
  const rows = await db.$queryRaw<unknown[]>`SELECT 1 FROM "Grader"
    WHERE instance = ${instance} AND "seenAt" > now() - ${HEARTBEAT.deadAfterMs} * interval '1 millisecond'`;
  return rows.length > 0;
}
