/** Takes a submission: stored and queued in one transaction, once for each key. */
import { createHash } from 'node:crypto';
import { err, ok, type Result } from '#lib/base/result.ts';
import type { SubmissionRequest } from '#lib/grading/submission.ts';
import type { Database } from '#lib/server/db/client.ts';
import { add } from '#lib/server/queue/graphile-queue.ts';

export interface StoredSubmission {
  readonly id: string;
  /** false: this key was seen before, with the same content */
  readonly isNew: boolean;
}

/** Why a submission is refused. */
export type StoreFailure =
  | { readonly kind: 'unknown-exercise' }
  | { readonly kind: 'unknown-lesson' }
  /** the key belongs to a submission with other content */
  | { readonly kind: 'key-reused' }
  | { readonly kind: 'too-many'; readonly perMinute: number };

/** Stores and queues; calling it again with the same key changes nothing and gives the same id. */
export async function storeSubmission(
  db: Database,
  learner: string,
  request: SubmissionRequest,
  perMinute: number,
): Promise<Result<StoredSubmission, StoreFailure>> {
  const seen = await findByKey(db, learner, request);
  if (seen) return seen;
  const refusal = (await findUnknown(db, request)) ?? (await findTooMany(db, learner, perMinute));
  if (refusal) return err(refusal);
  const id = await db.$transaction(async (tx) => {
    const [row] = await tx.submission.createManyAndReturn({
      data: [{ learnerId: learner, exercise: request.exercise, exerciseVersion: request.exerciseVersion, lessonVersion: request.lessonVersion, code: request.code, codeHash: hashCode(request.code), key: request.key }],
      skipDuplicates: true,
      select: { id: true },
    });
    if (row) await add(tx, row.id, 'interactive');
    return row?.id;
  });
  if (id !== undefined) return ok({ id, isNew: true });
  const raced = await findByKey(db, learner, request);
  if (!raced) throw new Error('Expected the submission whose key was just taken, but it is gone');
  return raced;
}

/** sha256 of the code, hex */
export const hashCode = (code: string): string => createHash('sha256').update(code).digest('hex');

async function findByKey(db: Database, learner: string, request: SubmissionRequest): Promise<Result<StoredSubmission, StoreFailure> | null> {
  const row = await db.submission.findUnique({
    where: { learnerId_key: { learnerId: learner, key: request.key } },
    select: { id: true, exerciseVersion: true, codeHash: true },
  });
  if (!row) return null;
  const same = row.exerciseVersion === request.exerciseVersion && row.codeHash === hashCode(request.code);
  return same ? ok({ id: row.id, isNew: false }) : err({ kind: 'key-reused' });
}

/** Any version that was ever published may be submitted to: a page that was open when its lesson changed still counts. */
async function findUnknown(db: Database, request: SubmissionRequest): Promise<StoreFailure | null> {
  const [course = '', lesson = ''] = request.exercise.split('/');
  const [exercise, page] = await Promise.all([
    db.exerciseVersion.findFirst({ where: { version: request.exerciseVersion, exercise: request.exercise }, select: { version: true } }),
    db.lessonVersion.findFirst({ where: { version: request.lessonVersion, course, slug: lesson }, select: { version: true } }),
  ]);
  if (!exercise) return { kind: 'unknown-exercise' };
  return page ? null : { kind: 'unknown-lesson' };
}

/** Counted from what is stored, so that every web process sees the same number. */
async function findTooMany(db: Database, learner: string, perMinute: number): Promise<StoreFailure | null> {
  const [row] = await db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM "Submission"
    WHERE "learnerId" = ${learner}::uuid AND "createdAt" > now() - interval '1 minute'`;
  return (row?.count ?? 0) >= perMinute ? { kind: 'too-many', perMinute } : null;
}
