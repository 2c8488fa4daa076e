import { assetBase } from '#lib/server/assets/asset-base.ts';
import { readLesson } from '#lib/server/content/read.ts';
import { env } from '#lib/server/env/env.ts';
import { answering, refuse, toAnswer } from '#lib/server/http/api-answer.ts';
import { toManifest } from '#lib/server/offline/offline-manifest.ts';
import { readShell } from '#lib/server/offline/shell-files.ts';

/** All that the lesson needs without a connection, for the service worker. */
export function GET(_request: Request, { params }: { params: Promise<{ readonly course: string; readonly lesson: string }> }): Promise<Response> {
  return answering(async () => {
    const { course, lesson: slug } = await params;
    if (!env().keepsLessons) refuse(404, 'not-kept', 'Expected a site whose lessons browsers keep, and this one has that switched off (EPOCH_OFFLINE).');
    const lesson = await readLesson(course, slug);
    if (!lesson) refuse(404, 'no-lesson', `Expected a published lesson, and there is no ${course}/${slug}. Go back to the list of courses.`);
    return toAnswer(200, toManifest(lesson, await readShell(assetBase())));
  });
}
