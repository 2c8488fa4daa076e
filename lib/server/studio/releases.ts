/** Wishes to check and to publish: asked for by an author, carried out by the queue, seen by all authors of the course. */
import { err, ok, type Result } from '#lib/base/result.ts';
import { STUDIO_LIMITS } from '#lib/course/studio-limits.ts';
import { releaseSchema, type AskRelease, type Release } from '#lib/course/studio.ts';
import type { Database } from '#lib/server/db/client.ts';
import type { StudioRelease } from '#lib/server/db/generated/client.ts';
import { addRelease, removeRelease } from '#lib/server/queue/graphile-queue.ts';
import { listHashes } from './read-files.ts';
import type { Author } from './save-files.ts';

/** Why a wish is not taken. */
export type AskFailure = { readonly kind: 'unknown-course' } | { readonly kind: 'unknown-revision'; readonly head: number } | { readonly kind: 'unknown-lesson' } | { readonly kind: 'wrong-date'; readonly days: number };

/** Stores and queues a wish in one transaction. */
export function askRelease(db: Database, course: string, author: Author, { wish, lesson, revision, publishAt }: AskRelease): Promise<Result<Release, AskFailure>> {
  return db.$transaction(async (tx) => {
    const found = await tx.studioCourse.findUnique({ where: { slug: course }, select: { head: true } });
    if (!found) return err({ kind: 'unknown-course' });
    if (revision > found.head) return err({ kind: 'unknown-revision', head: found.head });
    if (lesson !== null && (await listHashes(tx, course, revision, lesson)).size === 0) return err({ kind: 'unknown-lesson' });
    const at = publishAt === null ? null : new Date(publishAt);
    if (at !== null && (wish === 'check' || !(await isAhead(tx, at)))) return err({ kind: 'wrong-date', days: STUDIO_LIMITS.scheduleDays });
    const row = await tx.studioRelease.create({ data: { courseSlug: course, lesson, revision, wish, byId: author.id, byName: author.name, publishAt: at } });
    await addRelease(tx, row.id, null);
    return ok(toRelease(row));
  });
}

/** PostgreSQL's clock decides, as for everything that several machines do. */
async function isAhead(sql: Pick<Database, '$queryRaw'>, at: Date): Promise<boolean> {
  const [row] = await sql.$queryRaw<{ ahead: boolean }[]>`SELECT ${at}::timestamptz > now() AND ${at}::timestamptz < now() + ${STUDIO_LIMITS.scheduleDays}::int * interval '1 day' AS ahead`;
  return row?.ahead ?? false;
}

/** A release of the course; null: there is none of that id. */
export async function readRelease(db: Database, course: string, id: string): Promise<Release | null> {
  const row = await db.studioRelease.findFirst({ where: { id, courseSlug: course } });
  return row && toRelease(row);
}

/** The newest of a course. */
export async function listReleases(db: Database, course: string): Promise<Release[]> {
  const rows = await db.studioRelease.findMany({ where: { courseSlug: course }, orderBy: { askedAt: 'desc' }, take: STUDIO_LIMITS.listedReleases });
  return rows.map(toRelease);
}

/** Cancels what is not finished; gives it as it stands, which is finished when it came too late. Null: there is none of that id. */
export async function cancelRelease(db: Database, course: string, id: string): Promise<Release | null> {
  return db.$transaction(async (tx) => {
    await tx.studioRelease.updateMany({ where: { id, courseSlug: course, ...UNFINISHED }, data: { cancelledAt: new Date() } });
    const row = await tx.studioRelease.findFirst({ where: { id, courseSlug: course } });
    if (row?.cancelledAt) await removeRelease(tx, id);
    return row && toRelease(row);
  });
}

/** What may still change. A finished check is left out by its callers: it has nothing left to do. */
export const UNFINISHED = { publishedAt: null, refusedAt: null, cancelledAt: null, failedAt: null, OR: [{ wish: 'publish' }, { checkedAt: null }] };

/** State follows from what happened and when. */
export function toRelease(row: StudioRelease): Release {
  const { id, lesson, revision, changed, removed } = row;
  const state = stateOf(row);
  const finishedAt = row.cancelledAt ?? row.publishedAt ?? row.refusedAt ?? row.failedAt ?? (state === 'passed' ? row.checkedAt : null);
  // the schema reads what `runRelease` wrote
  return releaseSchema.parse({
    id,
    wish: row.wish,
    lesson,
    revision,
    by: { id: row.byId, name: row.byName },
    askedAt: row.askedAt.toISOString(),
    publishAt: row.publishAt?.toISOString() ?? null,
    state,
    finishedAt: finishedAt?.toISOString() ?? null,
    report: row.report,
    changed,
    removed,
  });
}

function stateOf(row: StudioRelease): Release['state'] {
  if (row.cancelledAt) return 'cancelled';
  if (row.publishedAt) return 'published';
  if (row.refusedAt) return 'refused';
  if (row.failedAt) return 'failed';
  if (row.checkedAt) return row.wish === 'check' ? 'passed' : row.publishAt ? 'scheduled' : 'checking';
  return row.startedAt ? 'checking' : 'waiting';
}

/** Our fault, for the operator; after the last try it is shown to the authors. */
export async function noteFault(db: Database, id: string, fault: string, isLastTry: boolean): Promise<void> {
  await db.studioRelease.updateMany({ where: { id, ...UNFINISHED }, data: { fault, ...(isLastTry && { failedAt: new Date() }) } });
}
