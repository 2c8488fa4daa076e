/** Where a learner stands: the mark, the attempts, and whether the solution is open. Derived from what is stored, stored nowhere. */
import type { PublicExercise } from '#lib/course/lesson.ts';
import { attemptsUntilSolution, toAttemptState } from '#lib/grading/attempts.ts';
import type { ExerciseStanding } from '#lib/grading/submission.ts';
import { db } from '#lib/server/db/client.ts';
import type { SqlRunner } from '#lib/server/queue/queue.ts';
import { readAttemptFacts } from './attempt-facts.ts';
import { readMarks } from './marks.ts';
import { listSubmissions, selectOptionalRegraded } from './submission-view.ts';

/** The learner's standing in the published exercise. A visitor has no learner yet. */
export async function readStanding(
  learner: string | null,
  { id, attempts: rules, solutionAfterAttempts }: Pick<PublicExercise, 'id' | 'attempts' | 'solutionAfterAttempts'>,
  sql: SqlRunner = db,
): Promise<ExerciseStanding> {
  if (!learner) {
    const attempts = toAttemptState(rules, { used: 0, pending: 0, sinceSeconds: null, solutionSeen: false });
    return { attempts, mark: null, last: null, regraded: null, solutionOpen: false, solutionSeen: false };
  }
  const facts = await readAttemptFacts(sql, learner, id);
  const [mark] = await readMarks(sql, learner, { exercise: id });
  const [last = null] = await listSubmissions(learner, { exercise: id, limit: 1 }, sql);
  return {
    attempts: toAttemptState(rules, facts),
    mark: mark ? { earned: mark.earned, points: mark.points } : null,
    last,
    regraded: await selectOptionalRegraded(learner, id, sql),
    solutionOpen: facts.solutionSeen || facts.used >= attemptsUntilSolution(solutionAfterAttempts, rules) || (await isSolved(sql, learner, id)),
    solutionSeen: facts.solutionSeen,
  };
}

async function isSolved(sql: SqlRunner, learner: string, exercise: string): Promise<boolean> {
  const [row] = await sql.$queryRaw<{ solved: boolean }[]>`SELECT EXISTS (
    SELECT 1 FROM "Submission" s JOIN "StoredVerdict" v ON v."submissionId" = s.id
    WHERE s."learnerId" = ${learner}::uuid AND s.exercise = ${exercise} AND v.kind = 'passed') AS solved`;
  return row?.solved ?? false;
}
