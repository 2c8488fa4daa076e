/**
 * In which order waiting submissions are graded: start-time fair queueing. Each gets a turn when it is stored: the one
 * that grading has reached, or the one after the learner's own last unfinished submission, whichever is later. So a
 * flood spreads over as many turns as it has submissions, and another learner's next one goes before most of it;
 * and as turns only move on, the flood is not starved either.
 */
import { Prisma } from '#lib/server/db/generated/client.ts';
import { QUEUE_LIMITS, type SqlRunner } from './queue.ts';

/** Turns of one learner are given one after the other: a flood that comes all at once would share one turn otherwise. */
export async function lockTurns(sql: SqlRunner, submission: string): Promise<void> {
  await sql.$queryRaw`SELECT 1 AS locked FROM "Learner" WHERE id = (SELECT "learnerId" FROM "Submission" WHERE id = ${submission}::uuid) FOR NO KEY UPDATE`;
}

// Nothing waits: turns begin anew. What comes back after a fault of ours keeps its early turn and says nothing about the others.
const REACHED = Prisma.sql`LEAST(
    (SELECT r.turn FROM "Submission" r WHERE r."startedAt" IS NOT NULL ORDER BY r."startedAt" DESC LIMIT 1),
    COALESCE((SELECT min(w.turn) FROM "Submission" w WHERE w."startedAt" IS NULL AND w."parkedAt" IS NULL AND w.faults = 0 AND w.id <> s.id), 0))`;

const AFTER_OWN = Prisma.sql`(SELECT COALESCE(max(o.turn) + 1, 0) FROM "Submission" o WHERE o."learnerId" = s."learnerId" AND o.id <> s.id AND o."parkedAt" IS NULL
    AND NOT EXISTS (SELECT 1 FROM "StoredVerdict" v WHERE v."submissionId" = o.id))`;

/** Gives the submission its turn; an UPDATE that returns `turn` and `createdAt`, for a WITH. */
export const giveTurn = (submission: string): Prisma.Sql =>
  Prisma.sql`UPDATE "Submission" s SET turn = LEAST(${QUEUE_LIMITS.lastTurn}::int, GREATEST(${REACHED}, ${AFTER_OWN})) WHERE s.id = ${submission}::uuid RETURNING s.turn, s."createdAt"`;
