/** A published lesson -> its parts in page order, with the texts of its exercises. Nothing private is in reach here. */
import type { Lesson } from '#lib/course/lesson.ts';
import { exerciseId } from '#lib/course/paths.ts';
import type { TakeAlongLesson, TakeAlongPart } from '#lib/course/take-along/lesson-parts.ts';

export function toTakeAlong(lesson: Lesson): TakeAlongLesson {
  const { course, slug, version, title, summary } = lesson;
  return { course, slug, version, title, summary, parts: lesson.parts ? toParts(lesson, lesson.parts) : withoutProse(lesson) };
}

function toParts(lesson: Lesson, parts: NonNullable<Lesson['parts']>): TakeAlongPart[] {
  return parts.flatMap((part): TakeAlongPart[] => {
    if (part.kind !== 'exercise') return [part];
    const exercise = lesson.exercises.find(({ id }) => id === exerciseId(lesson.course, lesson.slug, part.id));
    return exercise ? [{ kind: 'exercise', id: part.id, title: exercise.title, prompt: part.prompt ?? '', starter: exercise.starter }] : [];
  });
}

/** A version that an older compiler published: its words are read in the lesson. */
const withoutProse = ({ cells, exercises }: Lesson): TakeAlongPart[] => [
  ...cells.map(({ id, source }): TakeAlongPart => ({ kind: 'cell', id, source, browser: false })),
  ...exercises.map(({ id, title, starter }): TakeAlongPart => ({ kind: 'exercise', id: id.split('/').at(-1) ?? id, title, prompt: '', starter })),
];
