import { z } from 'zod';
import { partSchema, saveSchema } from '#lib/course/studio.ts';
import { STUDIO_LIMITS } from '#lib/course/studio-limits.ts';
import { db } from '#lib/server/db/client.ts';
import { toAnswer } from '#lib/server/http/api-answer.ts';
import { readJson } from '#lib/server/http/read-request.ts';
import { readPart } from '#lib/server/studio/history.ts';
import { toBytes } from '#lib/server/studio/read-files.ts';
import { saveFiles } from '#lib/server/studio/save-files.ts';
import { readQuery, refuseStudio, revisionQuery, studioRoute, type CourseParams } from '#lib/server/studio/studio-route.ts';

const querySchema = z.strictObject({ part: partSchema, revision: revisionQuery.optional() });

/** The texts of a lesson, or course.json. */
export const GET = (request: Request, context: CourseParams): Promise<Response> =>
  studioRoute(request, context, async ({ course, head }) => {
    const { part, revision } = readQuery(request, querySchema);
    if (revision !== undefined && revision > head) refuseStudio({ kind: 'unknown-revision' });
    const files = await readPart(db, course, part, revision ?? head);
    return files.files.length > 0 ? toAnswer(200, files) : refuseStudio({ kind: 'unknown-lesson' });
  });

/** Saves; 409 when another has changed the same lines. */
export const PUT = (request: Request, context: CourseParams): Promise<Response> =>
  studioRoute(request, context, async ({ course, author }) => {
    const { base, changes } = await readJson(request, saveSchema, STUDIO_LIMITS.textRequestBytes);
    const files = new Map(changes.map(({ path, text }) => [path, text === null ? null : toBytes(text)]));
    const saved = await saveFiles(db, { course, author, base, changes: files, kind: 'edit', note: null });
    return saved.ok ? toAnswer(saved.value.kind === 'saved' ? 200 : 409, saved.value) : refuseStudio(saved.error);
  });
