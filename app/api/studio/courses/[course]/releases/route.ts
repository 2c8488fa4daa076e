import { askReleaseSchema } from '#lib/course/studio.ts';
import { STUDIO_LIMITS } from '#lib/course/studio-limits.ts';
import { db } from '#lib/server/db/client.ts';
import { toAnswer } from '#lib/server/http/api-answer.ts';
import { readJson } from '#lib/server/http/read-request.ts';
import { askRelease } from '#lib/server/studio/releases.ts';
import { refuseStudio, studioRoute, type CourseParams } from '#lib/server/studio/studio-route.ts';

/** Asks for a check, or to publish, now or at a date. */
export const POST = (request: Request, context: CourseParams): Promise<Response> =>
  studioRoute(request, context, async ({ course, author }) => {
    const asked = await askRelease(db, course, author, await readJson(request, askReleaseSchema, STUDIO_LIMITS.requestBytes));
    return asked.ok ? toAnswer(202, asked.value) : refuseStudio(asked.error);
  });
