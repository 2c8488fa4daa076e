import { attemptsUntilSolution } from '#lib/grading/attempts.ts';
import type { SolutionView } from '#lib/grading/submission.ts';
import { readPrivateExercise } from '#lib/server/content/read.ts';
import { db } from '#lib/server/db/client.ts';
import { env } from '#lib/server/env/env.ts';
import { answering, refuse, toAnswer } from '#lib/server/http/api-answer.ts';
import { checkOrigin } from '#lib/server/http/read-request.ts';
import { currentLearner } from '#lib/server/learner/current-learner.ts';
import { openSolution } from '#lib/server/submissions/open-solution.ts';
import { requirePublishedExercise, type ExerciseAddress } from '#lib/server/submissions/published-exercise.ts';
import { readStanding } from '#lib/server/submissions/standing.ts';

/** Opens the solution, once it is earned: full marks, or enough different tries. A POST, because opening it ends the attempts that count. */
export function POST(request: Request, { params }: { params: Promise<ExerciseAddress> }): Promise<Response> {
  return answering(async () => {
    checkOrigin(request.headers, env().origin);
    const exercise = await requirePublishedExercise(await params);
    const learner = await currentLearner();
    const standing = await readStanding(learner, exercise);
    if (!learner || !standing.solutionOpen) {
      const left = attemptsUntilSolution(exercise.solutionAfterAttempts, exercise.attempts) - standing.attempts.used;
      return refuse(403, 'solution-closed', `The solution opens with full marks, or after ${String(left)} more ${left === 1 ? 'try' : 'tries'} with different code.`);
    }
    const hidden = await readPrivateExercise(exercise.version);
    if (!hidden) throw new Error(`Expected the private part of ${exercise.id}, version ${exercise.version}`);
    await openSolution(db, learner, exercise.id);
    const view: SolutionView = { code: hidden.solution, html: hidden.solutionHtml, explanationHtml: hidden.explanationHtml };
    return toAnswer(200, view);
  });
}
