import { createCourseSchema, type CourseList } from '#lib/course/studio.ts';
import { STUDIO_LIMITS } from '#lib/course/studio-limits.ts';
import { db } from '#lib/server/db/client.ts';
import { env } from '#lib/server/env/env.ts';
import { answering, refuse, toAnswer } from '#lib/server/http/api-answer.ts';
import { checkOrigin, readJson } from '#lib/server/http/read-request.ts';
import { requireAccount } from '#lib/server/identity/current-person.ts';
import { listStudioCourses, readCourseView } from '#lib/server/studio/course-view.ts';
import { createCourse, listGitCourses, makeCourseStart, readGitCourse } from '#lib/server/studio/create-course.ts';
import { isPromised, listOwnCourses, mayMakeCourses } from '#lib/server/studio/may-create.ts';
import { refuseStudio } from '#lib/server/studio/studio-route.ts';

/** The courses that the person may write, and those of git that they may copy. */
export function GET(): Promise<Response> {
  return answering(async () => {
    const person = await requireAccount();
    const list: CourseList = { courses: await listStudioCourses(db, listOwnCourses(person)), fromGit: mayMakeCourses(person) ? await listGitCourses() : [] };
    return toAnswer(200, list);
  });
}

/** Makes a course. */
export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    checkOrigin(request.headers, env().origin);
    const person = await requireAccount();
    const wish = await readJson(request, createCourseSchema, STUDIO_LIMITS.requestBytes);
    if (!mayMakeCourses(person)) refuse(403, 'wrong-role', 'This needs somebody who is an instructor of a course already. Ask who runs this site.');
    if (await isPromised(db, wish.slug, person)) refuseStudio({ kind: 'taken' });
    const files = wish.from === 'git' ? await readGitCourse(wish.original) : makeCourseStart(wish.title);
    if (!files) refuseStudio({ kind: 'unknown-original' });
    const { id, name } = person.account;
    const made = await createCourse(db, { slug: wish.slug, author: { id, name }, files, kind: wish.from === 'git' ? 'copy' : 'create', note: wish.from === 'git' ? wish.original : null });
    if (!made.ok) refuseStudio(made.error);
    return toAnswer(201, (await readCourseView(db, wish.slug)) ?? refuseStudio({ kind: 'unknown-course' }));
  });
}
