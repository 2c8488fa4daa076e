import { z } from 'zod';
import { partSchema } from '#lib/course/studio.ts';
import { db } from '#lib/server/db/client.ts';
import { toAnswer } from '#lib/server/http/api-answer.ts';
import { compareRevisions } from '#lib/server/studio/history.ts';
import { readQuery, revisionQuery, studioRoute, type CourseParams } from '#lib/server/studio/studio-route.ts';

const querySchema = z.strictObject({ part: partSchema, from: revisionQuery, to: revisionQuery });

/** Texts of a lesson that differ between two revisions. */
export const GET = (request: Request, context: CourseParams): Promise<Response> =>
  studioRoute(request, context, async ({ course }) => {
    const { part, from, to } = readQuery(request, querySchema);
    return toAnswer(200, await compareRevisions(db, course, part, from, to));
  });
