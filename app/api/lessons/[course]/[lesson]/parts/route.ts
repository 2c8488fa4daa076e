import { readLesson } from '#lib/server/content/read.ts';
import { toTakeAlong } from '#lib/server/content/to-take-along.ts';
import { answering, refuse, toAnswer } from '#lib/server/http/api-answer.ts';

/** The lesson in the order of its page, as its notebook for other programs is made of it. */
export function GET(_request: Request, { params }: { params: Promise<{ readonly course: string; readonly lesson: string }> }): Promise<Response> {
  return answering(async () => {
    const { course, lesson: slug } = await params;
    const lesson = await readLesson(course, slug);
    if (!lesson) refuse(404, 'no-lesson', `Expected a published lesson, and there is no ${course}/${slug}. Go back to the list of courses.`);
    return toAnswer(200, toTakeAlong(lesson));
  });
}
