import { unpublishSchema } from '#lib/course/studio.ts';
import { STUDIO_LIMITS } from '#lib/course/studio-limits.ts';
import { db } from '#lib/server/db/client.ts';
import { toAnswer } from '#lib/server/http/api-answer.ts';
import { readJson } from '#lib/server/http/read-request.ts';
import { unpublish } from '#lib/server/studio/change-live.ts';
import { readCourseView } from '#lib/server/studio/course-view.ts';
import { refuseStudio, studioRoute, type CourseParams } from '#lib/server/studio/studio-route.ts';

/** Takes a lesson, or the whole course, out of learners' sight. */
export const POST = (request: Request, context: CourseParams): Promise<Response> =>
  studioRoute(request, context, async ({ course, author }) => {
    const { lesson } = await readJson(request, unpublishSchema, STUDIO_LIMITS.requestBytes);
    const done = await unpublish(db, course, lesson, author);
    if (!done.ok) refuseStudio(done.error);
    return toAnswer(200, (await readCourseView(db, course)) ?? refuseStudio({ kind: 'unknown-course' }));
  });
