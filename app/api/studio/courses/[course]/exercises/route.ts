import { createExerciseSchema } from '#lib/course/studio.ts';
import { STUDIO_LIMITS } from '#lib/course/studio-limits.ts';
import { db } from '#lib/server/db/client.ts';
import { toAnswer } from '#lib/server/http/api-answer.ts';
import { readJson } from '#lib/server/http/read-request.ts';
import { addStudioExercise } from '#lib/server/studio/add-content.ts';
import { refuseStudio, studioRoute, type CourseParams } from '#lib/server/studio/studio-route.ts';

/** Adds an exercise at the end of a lesson. */
export const POST = (request: Request, context: CourseParams): Promise<Response> =>
  studioRoute(request, context, async ({ course, author }) => {
    const wish = await readJson(request, createExerciseSchema, STUDIO_LIMITS.requestBytes);
    const added = await addStudioExercise(db, course, author, wish);
    return added.ok ? toAnswer(added.value.kind === 'saved' ? 201 : 409, added.value) : refuseStudio(added.error);
  });
