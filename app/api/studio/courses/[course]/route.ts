import { db } from '#lib/server/db/client.ts';
import { toAnswer } from '#lib/server/http/api-answer.ts';
import { readCourseView } from '#lib/server/studio/course-view.ts';
import { refuseStudio, studioRoute, type CourseParams } from '#lib/server/studio/studio-route.ts';

/** A course with its lessons, pictures and releases. */
export const GET = (request: Request, context: CourseParams): Promise<Response> =>
  studioRoute(request, context, async ({ course }) => toAnswer(200, (await readCourseView(db, course)) ?? refuseStudio({ kind: 'unknown-course' })));
