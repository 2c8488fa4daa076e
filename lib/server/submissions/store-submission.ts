/** Takes a submission: stored and queued in one transaction, once for each key. */
import { err, ok, type Result } from '#lib/base/result.ts';
import { checkAttempt, isLimited, type AttemptRefusal, type AttemptRules } from '#lib/grading/attempts.ts';
import type { SubmissionRequest } from '#lib/grading/submission.ts';
import { readExercise, readPublicExercise } from '#lib/server/content/read.ts';
import type { Database } from '#lib/server/db/client.ts';
import { add } from '#lib/server/queue/graphile-queue.ts';
import type { SqlRunner } from '#lib/server/queue/queue.ts';
import { lockLearner, readAttemptFacts } from './attempt-facts.ts';
import { hashCode } from './receipt.ts';
import { selectSeed } from './seed.ts';

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
  | { readonly kind: 'too-many'; readonly perMinute: number }
  | AttemptRefusal;

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
  const rules = await readRules(db, request);
  const stored = await db.$transaction(async (tx): Promise<Result<string | null, StoreFailure>> => {
    if (isLimited(rules)) {
      await lockLearner(tx, learner);
      // The same press of Submit may have been stored while this one waited for the lock: it is no second attempt.
      if (await tx.submission.findUnique({ where: { learnerId_key: { learnerId: learner, key: request.key } }, select: { id: true } })) return ok(null);
      const allowed = checkAttempt(rules, await readAttemptFacts(tx, learner, request.exercise));
      if (!allowed.ok) return allowed;
    }
    return ok(await insert(tx, learner, request));
  });
  if (!stored.ok) return stored;
  if (stored.value !== null) return ok({ id: stored.value, isNew: true });
  const raced = await findByKey(db, learner, request);
  if (!raced) throw new Error('Expected the submission whose key was just taken, but it is gone');
  return raced;
}

/** Stores and queues in the caller's transaction; null when the key is taken. */
async function insert(tx: SqlRunner & Pick<Database, 'submission'>, learner: string, request: SubmissionRequest): Promise<string | null> {
  const { exercise, exerciseVersion, lessonVersion, code, key } = request;
  const codeHash = hashCode(code);
  const seed = await selectSeed(tx, learner, exercise, codeHash);
  const [row] = await tx.submission.createManyAndReturn({
    data: [{ learnerId: learner, exercise, exerciseVersion, lessonVersion, code, codeHash, seed, key }],
    skipDuplicates: true,
    select: { id: true },
  });
  if (!row) return null;
  await add(tx, row.id, 'interactive');
  return row.id;
}

/** The rules of the exercise as it is published now, whatever version the page has; of that version where it is withdrawn. */
async function readRules(db: Database, { exercise, exerciseVersion }: SubmissionRequest): Promise<AttemptRules> {
  const found = (await readExercise(exercise, db)) ?? (await readPublicExercise(exerciseVersion, db));
  if (!found) throw new Error(`Expected exercise version ${exerciseVersion}, which was there a moment ago`);
  return found.attempts;
}

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
