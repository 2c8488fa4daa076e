/** Submissions as their owner sees them. Every read names the learner: there is no other way to a submission from the web. */
import { findCheckChanges } from '#lib/grading/compare-verdicts.ts';
import type { Receipt, Regraded, SubmissionView } from '#lib/grading/submission.ts';
import type { Verdict } from '#lib/grading/verdict.ts';
import { estimateWait, readQueueFacts } from './estimate-wait.ts';
import type { SqlRunner } from '#lib/server/queue/queue.ts';
import { db } from '#lib/server/db/client.ts';
import { Prisma } from '#lib/server/db/generated/client.ts';
import { BEFORE_SOLUTION, JOIN_OPENING } from './attempt-facts.ts';

interface Row {
  readonly id: string;
  readonly exercise: string;
  readonly title: string;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly parkedAt: Date | null;
  readonly points: number;
  readonly verdict: Verdict | null;
  readonly receipt: Receipt | null;
  readonly costs: boolean | null;
  readonly beforeSolution: boolean;
  readonly regradedAt: Date | null;
  readonly oldVerdict: Verdict | null;
  readonly place: number;
}

const SELECT = Prisma.sql`SELECT s.id, s.exercise, e.public->>'title' AS title, s."createdAt", s."startedAt", s."parkedAt",
    (e.public->>'points')::float AS points, v.verdict, v.receipt, v.costs, ${BEFORE_SOLUTION} AS "beforeSolution", g."appliedAt" AS "regradedAt", r."oldVerdict",
    CASE WHEN s."startedAt" IS NULL AND s."parkedAt" IS NULL THEN (SELECT count(*)::int FROM "Submission" q
      WHERE q."startedAt" IS NULL AND q."parkedAt" IS NULL AND (q.turn, q."createdAt") < (s.turn, s."createdAt")) ELSE 0 END AS place
  FROM "Submission" s JOIN "ExerciseVersion" e ON e.version = s."exerciseVersion"
  LEFT JOIN "StoredVerdict" v ON v."submissionId" = s.id ${JOIN_OPENING}
  LEFT JOIN "RegradeResult" r ON r."submissionId" = s.id AND r."regradeId"::text = v.receipt->>'regrade'
  LEFT JOIN "Regrade" g ON g.id = r."regradeId"`;

/** The learner's submission; null when there is none or it is another's, which nobody can tell apart. */
export async function selectOptionalSubmission(learner: string, id: string, sql: SqlRunner = db): Promise<SubmissionView | null> {
  const [row] = await sql.$queryRaw<Row[]>`${SELECT} WHERE s.id = ${id}::uuid AND s."learnerId" = ${learner}::uuid`;
  return row ? withWait(toView(row), sql) : null;
}

/** The learner's submissions, newest first; of one exercise, or of all. */
export async function listSubmissions(
  learner: string,
  options: { readonly exercise?: string; readonly limit?: number } = {},
  sql: SqlRunner = db,
): Promise<readonly SubmissionView[]> {
  const which = options.exercise === undefined ? Prisma.empty : Prisma.sql`AND s.exercise = ${options.exercise}`;
  const rows = await sql.$queryRaw<Row[]>`${SELECT} WHERE s."learnerId" = ${learner}::uuid ${which}
    ORDER BY s."createdAt" DESC, s.id LIMIT ${options.limit ?? 100}`;
  return Promise.all(rows.map((row) => withWait(toView(row), sql)));
}

/** The learner's submission to an exercise whose verdict a regrade changed last; null when none did. */
export async function selectOptionalRegraded(learner: string, exercise: string, sql: SqlRunner = db): Promise<SubmissionView | null> {
  const [row] = await sql.$queryRaw<Row[]>`${SELECT} WHERE s."learnerId" = ${learner}::uuid AND s.exercise = ${exercise} AND r."oldVerdict" IS NOT NULL
    ORDER BY g."appliedAt" DESC, s."createdAt" DESC LIMIT 1`;
  return row ? toView(row) : null;
}

function toView(row: Row): SubmissionView {
  const verdict = row.verdict ?? (row.parkedAt ? toOursVerdict(row.points) : null);
  const state = verdict ? 'done' : row.startedAt ? 'running' : 'queued';
  return {
    id: row.id,
    exercise: row.exercise,
    exerciseTitle: row.title,
    createdAt: row.createdAt.toISOString(),
    state,
    place: state === 'queued' ? row.place : null,
    wait: null,
    checking: null,
    verdict,
    receipt: row.receipt,
    costsAttempt: row.costs,
    afterSolution: !row.beforeSolution,
    regraded: toRegraded(row),
  };
}

async function withWait(view: SubmissionView, sql: SqlRunner): Promise<SubmissionView> {
  return view.place === null ? view : { ...view, wait: estimateWait(view.place, await readQueueFacts(sql)) };
}

function toRegraded({ verdict, oldVerdict, regradedAt }: Row): Regraded | null {
  if (!verdict || !oldVerdict || !regradedAt) return null;
  const { kind, points, earned } = oldVerdict;
  return { at: regradedAt.toISOString(), before: { kind, points, earned }, changes: findCheckChanges(oldVerdict.checks, verdict.checks) };
}

/** What a parked submission shows: our fault, never stored, replaced by the real verdict when it comes. */
const toOursVerdict = (points: number): Verdict => ({ kind: 'ours', points, earned: 0, checks: [], error: null, limit: null, log: '' });
