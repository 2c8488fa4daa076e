import { z } from 'zod';
import { db } from '#lib/server/db/client.ts';
import { toAnswer } from '#lib/server/http/api-answer.ts';
import { readBytes } from '#lib/server/http/read-request.ts';
import { addPicture } from '#lib/server/studio/pictures.ts';
import { readQuery, refuseStudio, studioRoute, type CourseParams } from '#lib/server/studio/studio-route.ts';
import { UNTRUSTED_LIMITS } from '#lib/server/untrusted/untrusted-limits.ts';

const querySchema = z.strictObject({ name: z.string().max(200) });

/** Takes a picture in; what its name and type claim is not believed. */
export const POST = (request: Request, context: CourseParams): Promise<Response> =>
  studioRoute(request, context, async ({ course, author }) => {
    const { name } = readQuery(request, querySchema);
    const taken = await addPicture(db, { course, author, name, bytes: new Uint8Array(await readBytes(request, UNTRUSTED_LIMITS.pictureBytes)) });
    return taken.ok ? toAnswer(201, taken.value) : refuseStudio(taken.error);
  });
