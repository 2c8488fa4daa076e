import { db } from '#lib/server/db/client.ts';
import { readHead } from '#lib/server/studio/history.ts';
import { readFiles } from '#lib/server/studio/read-files.ts';
import { refuseStudio, studioRoute, type CourseParams } from '#lib/server/studio/studio-route.ts';
import { exportZip } from '#lib/server/untrusted/zip-course.ts';

/** The draft as a zip of the same files as in git. */
export const GET = (request: Request, context: CourseParams): Promise<Response> =>
  studioRoute(request, context, async ({ course }) => {
    const head = (await readHead(db, course)) ?? refuseStudio({ kind: 'unknown-course' });
    const zip = new Uint8Array(exportZip(await readFiles(db, course, head)));
    return new Response(zip, { headers: { 'Content-Type': 'application/zip', 'Content-Disposition': `attachment; filename="${course}.zip"`, 'Cache-Control': 'private, no-store' } });
  });
