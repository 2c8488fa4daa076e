import { z } from 'zod';
import { db } from '#lib/server/db/client.ts';
import { refuse, toAnswer } from '#lib/server/http/api-answer.ts';
import { cancelRelease, readRelease } from '#lib/server/studio/releases.ts';
import { studioRoute } from '#lib/server/studio/studio-route.ts';

interface ReleaseParams {
  readonly params: Promise<{ readonly course: string; readonly id: string }>;
}

const unknown = (): never => refuse(404, 'unknown-release', 'There is no such check or publication of this course.');

async function readId({ params }: ReleaseParams): Promise<string> {
  const id = z.uuid().safeParse((await params).id);
  return id.success ? id.data : unknown();
}

/** How far it is. */
export const GET = (request: Request, context: ReleaseParams): Promise<Response> =>
  studioRoute(request, context, async ({ course }) => toAnswer(200, (await readRelease(db, course, await readId(context))) ?? unknown()));

/** Cancels what is not finished. */
export const DELETE = (request: Request, context: ReleaseParams): Promise<Response> =>
  studioRoute(request, context, async ({ course }) => toAnswer(200, (await cancelRelease(db, course, await readId(context))) ?? unknown()));
