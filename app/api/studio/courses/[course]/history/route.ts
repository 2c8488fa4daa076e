import { z } from 'zod';
import { partSchema } from '#lib/course/studio.ts';
import { db } from '#lib/server/db/client.ts';
import { toAnswer } from '#lib/server/http/api-answer.ts';
import { readHistory } from '#lib/server/studio/history.ts';
import { readQuery, revisionQuery, studioRoute, type CourseParams } from '#lib/server/studio/studio-route.ts';

const querySchema = z.strictObject({ part: partSchema, before: revisionQuery.optional() });

/** What became of a lesson, newest first. */
export const GET = (request: Request, context: CourseParams): Promise<Response> =>
  studioRoute(request, context, async ({ course }) => {
    const { part, before } = readQuery(request, querySchema);
    return toAnswer(200, await readHistory(db, course, part, before ?? null));
  });
