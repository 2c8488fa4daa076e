import { db } from '#lib/server/db/client.ts';
import { readFiles } from '#lib/server/studio/read-files.ts';
import { studioRoute, type CourseParams } from '#lib/server/studio/studio-route.ts';
import { exportZip } from '#lib/server/untrusted/zip-course.ts';

/** The draft as a zip of the same files as in git. */
export const GET = (request: Request, context: CourseParams): Promise<Response> =>
  studioRoute(request, context, async ({ course, head }) => {
    const zip = new Uint8Array(exportZip(await readFiles(db, course, head)));
    return new Response(zip, { headers: { 'Content-Type': 'application/zip', 'Content-Disposition': `attachment; filename="${course}.zip"`, 'Cache-Control': 'private, no-store' } });
  });
