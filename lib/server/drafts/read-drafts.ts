/** What is kept of a learner's texts. */
import type { DraftHead, DraftRevision } from '#lib/course/drafts.ts';
import type { SqlRunner } from '#lib/server/queue/queue.ts';

interface HeadRow extends Omit<DraftHead, 'savedAt'> {
  readonly savedAt: Date;
}

const toHead = ({ savedAt, ...row }: HeadRow): DraftHead => ({ ...row, savedAt: savedAt.getTime() });

/** The newest texts of a key; of two the one that was stored last comes first. */
export async function readHeads(sql: SqlRunner, learner: string, key: string): Promise<readonly DraftHead[]> {
  const rows = await sql.$queryRaw<HeadRow[]>`SELECT key, id, base, "baseText", text, "savedAt", device FROM "Draft"
    WHERE "learnerId" = ${learner}::uuid AND key = ${key} AND "isHead" ORDER BY "storedAt" DESC, id`;
  return rows.map(toHead);
}

/** The newest texts of a lesson. `lesson` is course/lesson, both slugs, so that it has no wildcard. */
export async function readLessonHeads(sql: SqlRunner, learner: string, lesson: string): Promise<readonly DraftHead[]> {
  const rows = await sql.$queryRaw<HeadRow[]>`SELECT key, id, base, "baseText", text, "savedAt", device FROM "Draft"
    WHERE "learnerId" = ${learner}::uuid AND key LIKE ${`${lesson}/%`} AND "isHead" ORDER BY key, "storedAt" DESC, id`;
  return rows.map(toHead);
}

/** Newest first. */
export async function readHistory(sql: SqlRunner, learner: string, key: string): Promise<readonly DraftRevision[]> {
  const rows = await sql.$queryRaw<{ id: string; savedAt: Date; device: string }[]>`SELECT id, "savedAt", device FROM "Draft"
    WHERE "learnerId" = ${learner}::uuid AND key = ${key} ORDER BY "storedAt" DESC, id`;
  return rows.map(({ savedAt, ...row }) => ({ ...row, savedAt: savedAt.getTime() }));
}

/** The text of a revision; undefined: the learner has no such revision. */
export async function readRevision(sql: SqlRunner, learner: string, key: string, id: string): Promise<string | null | undefined> {
  const [row] = await sql.$queryRaw<{ text: string | null }[]>`SELECT text FROM "Draft" WHERE "learnerId" = ${learner}::uuid AND key = ${key} AND id = ${id}`;
  return row ? row.text : undefined;
}
