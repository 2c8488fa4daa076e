import type { SolutionView } from '#lib/grading/submission.ts';
import { readPrivateExercise } from '#lib/server/content/read.ts';
import { answering, refuse, toAnswer } from '#lib/server/http/api-answer.ts';
import { currentLearner } from '#lib/server/learner/current-learner.ts';
import { requirePublishedExercise, type ExerciseAddress } from '#lib/server/submissions/published-exercise.ts';
import { readStanding } from '#lib/server/submissions/standing.ts';

/** The solution, once it is earned: full marks, or enough different tries. */
export function GET(_request: Request, { params }: { params: Promise<ExerciseAddress> }): Promise<Response> {
  return answering(async () => {
    const exercise = await requirePublishedExercise(await params);
    const { solutionAfterAttempts } = exercise;
    const standing = await readStanding(await currentLearner(), exercise.id, solutionAfterAttempts);
    if (!standing.solutionOpen) {
      const left = solutionAfterAttempts - standing.attempts;
      refuse(403, 'solution-closed', `The solution opens with full marks, or after ${String(left)} more ${left === 1 ? 'try' : 'tries'} with different code.`);
    }
    const hidden = await readPrivateExercise(exercise.version);
    if (!hidden) throw new Error(`Expected the private part of ${exercise.id}, version ${exercise.version}`);
    const view: SolutionView = { code: hidden.solution, html: hidden.solutionHtml, explanationHtml: hidden.explanationHtml };
    return toAnswer(200, view);
  });
}
