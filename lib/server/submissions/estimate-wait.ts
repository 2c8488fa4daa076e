/** How long a queued submission will wait, from what grading did lately; said roughly, or not at all. */
import type { Wait } from '#lib/grading/submission.ts';
import { HEARTBEAT } from '#lib/server/queue/heartbeat.ts';
import type { SqlRunner } from '#lib/server/queue/queue.ts';

export const WAIT_LIMITS = {
  /** verdicts from which the time of one is taken, and how many there must be to say anything */
  sample: 20,
  sampleAtLeast: 3,
  /** minutes after which a verdict says nothing about now any more */
  freshMinutes: 60,
  /** ms for which what was read is used again: a class that waits must not become a load itself */
  keptMs: 2_000,
} as const;

/** What the queue is like now. */
export interface QueueFacts {
  /** graders that gave a sign of life */
  readonly graders: number;
  /** submissions that live graders have in hand; while others wait, as many as they have slots */
  readonly running: number;
  /** mean ms from start to verdict of the latest ones; null when there are too few */
  readonly serviceMs: number | null;
}

/** `place` submissions go first, on all slots at once, and then it is graded itself. */
export function estimateWait(place: number, { graders, running, serviceMs }: QueueFacts): Wait | null {
  if (graders === 0) return { kind: 'no-grader' };
  if (serviceMs === null) return null;
  // a slot that is just between two submissions is not seen: at least one for each grader
  const slots = Math.max(running, graders);
  return { kind: 'about', seconds: Math.ceil((serviceMs * (place / slots + 1)) / 1_000) };
}

const kept = new WeakMap<SqlRunner, { readonly readAt: number; readonly facts: Promise<QueueFacts> }>();

/** Reads the facts, at most every `WAIT_LIMITS.keptMs` for one database. */
export function readQueueFacts(sql: SqlRunner, now: number = performance.now()): Promise<QueueFacts> {
  const known = kept.get(sql);
  if (known && now - known.readAt < WAIT_LIMITS.keptMs) return known.facts;
  const facts = readFacts(sql);
  kept.set(sql, { readAt: now, facts });
  facts.catch(() => kept.delete(sql));
  return facts;
}

async function readFacts(sql: SqlRunner): Promise<QueueFacts> {
  const [row] = await sql.$queryRaw<{ graders: number; running: number; sampled: number; serviceMs: number | null }[]>`
    WITH live AS (SELECT id FROM "Grader" WHERE "seenAt" > now() - ${HEARTBEAT.deadAfterMs} * interval '1 millisecond'),
      latest AS (SELECT extract(epoch FROM v."createdAt" - s."startedAt") * 1000 AS ms FROM "StoredVerdict" v JOIN "Submission" s ON s.id = v."submissionId"
        WHERE v."createdAt" > now() - ${WAIT_LIMITS.freshMinutes} * interval '1 minute' AND s."startedAt" IS NOT NULL ORDER BY v."createdAt" DESC LIMIT ${WAIT_LIMITS.sample})
    SELECT (SELECT count(*)::int FROM live) AS graders,
      (SELECT count(*)::int FROM "Submission" r WHERE r."startedAt" IS NOT NULL AND r."graderId" IN (SELECT id FROM live)
        AND NOT EXISTS (SELECT 1 FROM "StoredVerdict" v WHERE v."submissionId" = r.id)) AS running,
      (SELECT count(*)::int FROM latest) AS sampled, (SELECT avg(greatest(ms, 0))::float FROM latest) AS "serviceMs"`;
  const { graders = 0, running = 0, sampled = 0, serviceMs = null } = row ?? {};
  return { graders, running, serviceMs: sampled >= WAIT_LIMITS.sampleAtLeast ? serviceMs : null };
}
