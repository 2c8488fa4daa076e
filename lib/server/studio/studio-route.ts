/** What every route of a studio course does before its own work: who asks, from where, for which course, and whether they may. */
import { z } from 'zod';
import { courseSlugSchema } from '#lib/course/studio.ts';
import { db } from '#lib/server/db/client.ts';
import { env } from '#lib/server/env/env.ts';
import { answering, refuse } from '#lib/server/http/api-answer.ts';
import { checkOrigin } from '#lib/server/http/read-request.ts';
import { requireRole } from '#lib/server/identity/current-person.ts';
import type { CreateFailure } from './create-course.ts';
import type { LiveFailure } from './change-live.ts';
import { readHead } from './history.ts';
import type { ImportFailure } from './import-course.ts';
import type { PictureFailure } from './pictures.ts';
import type { AskFailure } from './releases.ts';
import type { Author, SaveFailure } from './save-files.ts';

export interface CourseParams {
  readonly params: Promise<{ readonly course: string }>;
}

/** Runs the work for an instructor of the course; requests that change something must come from our own pages. */
export function studioRoute(request: Request, { params }: CourseParams, work: (asked: { readonly course: string; /** its newest revision */ readonly head: number; readonly author: Author }) => Promise<Response>): Promise<Response> {
  return answering(async () => {
    if (request.method !== 'GET') checkOrigin(request.headers, env().origin);
    const slug = courseSlugSchema.safeParse((await params).course);
    if (!slug.success) refuse(404, 'unknown-course', 'There is no course of that name in the studio.');
    const { account } = await requireRole(slug.data, 'instructor');
    const head = (await readHead(db, slug.data)) ?? refuseStudio({ kind: 'unknown-course' });
    return work({ course: slug.data, head, author: { id: account.id, name: account.name } });
  });
}

/** The query of an address, by a strict schema. */
export function readQuery<Schema extends z.ZodType>(request: Request, schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(Object.fromEntries(new URL(request.url).searchParams));
  if (parsed.success) return parsed.data;
  refuse(400, 'wrong-query', `The address does not have the expected form: ${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')}.`);
}

/** A revision in an address. */
export const revisionQuery = z.coerce.number().int().min(1).max(2 ** 31 - 1);


/** The answer of a failure: what was expected, what was got, what to do. */
export function refuseStudio(failure: SaveFailure | CreateFailure | ImportFailure | PictureFailure | AskFailure | LiveFailure | { readonly kind: 'unknown-revision' } | { readonly kind: 'not-added'; readonly reason: string }): never {
  switch (failure.kind) {
    case 'unknown-course':
      return refuse(404, failure.kind, 'There is no course of that name in the studio.');
    case 'unknown-original':
      return refuse(404, failure.kind, 'There is no course of that name among those of git.');
    case 'unknown-lesson':
      return refuse(404, failure.kind, 'The course has no such lesson at that revision. Reload the page.');
    case 'unknown-base':
      return refuse(400, failure.kind, `Expected a base of at most ${failure.head}, the newest revision. Reload the page.`);
    case 'unknown-revision':
      return refuse(404, failure.kind, 'There is no such revision of this. Reload the page.');
    case 'unknown-version':
      return refuse(404, failure.kind, 'That version was never published here. Reload the page.');
    case 'too-many-files':
      return refuse(413, failure.kind, `Expected a course of fewer files, got ${failure.files}. Remove some, or make two courses.`);
    case 'taken':
      return refuse(409, failure.kind, 'There is a course of that name already. Choose another name.');
    case 'wrong-date':
      return refuse(400, failure.kind, `Expected a date in the future, at most ${failure.days} days ahead, and only for publishing. Choose another.`);
    case 'not-live':
      return refuse(409, failure.kind, 'Learners do not see this any more. Reload the page.');
    case 'not-listed':
      return refuse(409, failure.kind, 'course.json does not list this lesson, so it has no place in the course. List it, then roll back.');
    case 'changed-since':
      return refuse(409, failure.kind, `The course was changed since you opened this page; its newest revision is ${failure.head}. Reload the page, look, and import again.`);
    case 'no-picture':
      return refuse(422, failure.kind, failure.reason);
    case 'not-added':
      return refuse(409, failure.kind, failure.reason);
  }
}
