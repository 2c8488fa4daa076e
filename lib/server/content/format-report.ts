/** How a course stands, as a table for a terminal. */
import { estimateMinutes, isMisleading } from '#lib/course/reading-time.ts';
import type { CompiledCourse } from './compile-course.ts';
import type { CompiledLesson } from './compile-lesson.ts';

const COLUMNS = ['lesson', 'words', 'cells', 'figures', 'exercises', 'points', 'terms', 'links', 'minutes'] as const;

/** One line per lesson; minutes as stated, with the estimate where the two are far apart. */
export function formatReport(compiled: CompiledCourse): string {
  const rows = compiled.lessons.map(toRow);
  const widths = COLUMNS.map((name, index) => Math.max(name.length, ...rows.map((row) => row[index]?.length ?? 0)));
  const toLine = (row: readonly string[]): string =>
    row.map((text, index) => (index === 0 ? text.padEnd(widths[index] ?? 0) : text.padStart(widths[index] ?? 0))).join('  ').trimEnd();
  const exercises = compiled.lessons.reduce((sum, lesson) => sum + lesson.exercises.length, 0);
  return [
    `${compiled.course.title} (${compiled.course.slug}), version ${compiled.version}`,
    toLine(COLUMNS),
    ...rows.map(toLine),
    `${count(compiled.lessons.length, 'lesson')} and ${count(exercises, 'exercise')} compile; ${compiled.compiled.length === 0 ? 'nothing had changed' : `${compiled.compiled.length} compiled anew`}.`,
  ].join('\n');
}

function toRow({ lesson, exercises, links, terms, size }: CompiledLesson): string[] {
  const estimated = estimateMinutes(size);
  return [
    lesson.slug,
    String(size.words),
    String(lesson.cells.length),
    String(size.figures),
    String(exercises.length),
    String(exercises.reduce((sum, exercise) => sum + exercise.public.points, 0)),
    String(terms.length),
    String(links.length),
    isMisleading(lesson.minutes, estimated) ? `${lesson.minutes} (rather ${estimated})` : String(lesson.minutes),
  ];
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
