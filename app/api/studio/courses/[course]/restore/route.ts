import { restoreSchema } from '#lib/course/studio.ts';
import { STUDIO_LIMITS } from '#lib/course/studio-limits.ts';
import { db } from '#lib/server/db/client.ts';
import { toAnswer } from '#lib/server/http/api-answer.ts';
import { readJson } from '#lib/server/http/read-request.ts';
import { restorePart } from '#lib/server/studio/history.ts';
import { refuseStudio, studioRoute, type CourseParams } from '#lib/server/studio/studio-route.ts';

/** Makes a lesson what it was. */
export const POST = (request: Request, context: CourseParams): Promise<Response> =>
  studioRoute(request, context, async ({ course, author }) => {
    const wish = await readJson(request, restoreSchema, STUDIO_LIMITS.requestBytes);
    const restored = await restorePart(db, { course, author, ...wish });
    return restored.ok ? toAnswer(restored.value.kind === 'saved' ? 200 : 409, restored.value) : refuseStudio(restored.error);
  });
