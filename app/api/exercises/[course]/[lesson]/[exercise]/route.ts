import { answering, toAnswer } from '#lib/server/http/api-answer.ts';
import { currentLearner } from '#lib/server/learner/current-learner.ts';
import { requirePublishedExercise, type ExerciseAddress } from '#lib/server/submissions/published-exercise.ts';
import { readStanding } from '#lib/server/submissions/standing.ts';

/** Where the visitor stands in this exercise. */
export function GET(_request: Request, { params }: { params: Promise<ExerciseAddress> }): Promise<Response> {
  return answering(async () => {
    const exercise = await requirePublishedExercise(await params);
    return toAnswer(200, await readStanding(await currentLearner(), exercise));
  });
}
