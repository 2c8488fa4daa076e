import { z } from 'zod';
import { db } from '#lib/server/db/client.ts';
import { toAnswer } from '#lib/server/http/api-answer.ts';
import { readBytes } from '#lib/server/http/read-request.ts';
import { importCourse } from '#lib/server/studio/import-course.ts';
import { readQuery, refuseStudio, revisionQuery, studioRoute, type CourseParams } from '#lib/server/studio/studio-route.ts';
import { UNTRUSTED_LIMITS } from '#lib/server/untrusted/untrusted-limits.ts';

const querySchema = z.strictObject({ base: revisionQuery });

/** Makes the draft what the zip holds. */
export const POST = (request: Request, context: CourseParams): Promise<Response> =>
  studioRoute(request, context, async ({ course, author }) => {
    const { base } = readQuery(request, querySchema);
    const done = await importCourse(db, { course, author, base, bytes: new Uint8Array(await readBytes(request, UNTRUSTED_LIMITS.zipBytes)) });
    return done.ok ? toAnswer(200, done.value) : refuseStudio(done.error);
  });
