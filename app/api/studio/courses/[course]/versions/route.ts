import { z } from 'zod';
import { lessonFolderSchema } from '#lib/course/studio.ts';
import { db } from '#lib/server/db/client.ts';
import { toAnswer } from '#lib/server/http/api-answer.ts';
import { listVersions } from '#lib/server/studio/change-live.ts';
import { readQuery, studioRoute, type CourseParams } from '#lib/server/studio/studio-route.ts';

const querySchema = z.strictObject({ lesson: lessonFolderSchema });

/** What was ever published of a lesson. */
export const GET = (request: Request, context: CourseParams): Promise<Response> =>
  studioRoute(request, context, async ({ course }) => toAnswer(200, await listVersions(db, course, readQuery(request, querySchema).lesson)));
