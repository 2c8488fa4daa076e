import { previewSchema } from '#lib/course/studio.ts';
import { STUDIO_LIMITS } from '#lib/course/studio-limits.ts';
import { db } from '#lib/server/db/client.ts';
import { toAnswer } from '#lib/server/http/api-answer.ts';
import { readJson } from '#lib/server/http/read-request.ts';
import { previewLesson } from '#lib/server/studio/preview-lesson.ts';
import { studioRoute, type CourseParams } from '#lib/server/studio/studio-route.ts';

/** A draft as the editor's preview draws it. */
export const POST = (request: Request, context: CourseParams): Promise<Response> =>
  studioRoute(request, context, async ({ course }) => {
    const wish = await readJson(request, previewSchema, STUDIO_LIMITS.textRequestBytes);
    return toAnswer(200, await previewLesson(db, { course, ...wish }));
  });
