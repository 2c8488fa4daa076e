/** A content check as text for a terminal. */
import { formatProblem } from '#lib/course/content-error.ts';
import type { CheckReport, CourseReport, LessonReport } from './check-report.ts';

const COLUMNS = ['lesson', 'words', 'minutes', 'cells', 'slowest', 'memory', 'exercises', 'graded', 'changed', 'lost marks'] as const;

/** Problems first, each with its place; then a table of the lessons; last a line that says how it stands. */
export function formatCheck({ courses, problems, works }: CheckReport): string {
  const unchanged = works.all - works.anew;
  const verdict = problems.length === 0 ? 'No problem.' : `${count(problems.length, 'problem')}.`;
  return [
    ...problems.map((problem) => `${formatProblem(problem)}\n`),
    ...courses.map(formatCourse),
    `${verdict} ${works.anew === 0 ? 'Nothing had changed since the last check.' : `${works.anew} of ${works.all} parts checked anew${unchanged === 0 ? '' : `, ${unchanged} had not changed`}.`}`,
  ].join('\n');
}

function formatCourse({ course, version, lessons }: CourseReport): string {
  if (lessons.length === 0) return `${course}: nothing of it compiles; no cell and no exercise was run.\n`;
  const rows = lessons.map(toRow);
  const widths = COLUMNS.map((name, index) => Math.max(name.length, ...rows.map((row) => row[index]?.length ?? 0)));
  const toLine = (row: readonly string[]): string => row.map((text, index) => (index === 0 ? text.padEnd(widths[index] ?? 0) : text.padStart(widths[index] ?? 0))).join('  ').trimEnd();
  return [version === null ? `${course}: not all of it compiles; the lessons that do` : `${course}, version ${version}`, toLine(COLUMNS), ...rows.map(toLine), ''].join('\n');
}

function toRow({ slug, words, minutes, cells, exercises }: LessonReport): string[] {
  const mutants = exercises.flatMap((exercise) => (exercise.mutants === null ? [] : [exercise.mutants]));
  const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
  const ran = cells.flatMap(({ ms }) => (ms === null ? [] : [ms]));
  const memory = cells.flatMap(({ mib }) => (mib === null ? [] : [mib]));
  const browser = cells.length - ran.length;
  return [
    slug,
    String(words),
    String(minutes),
    browser === 0 ? String(cells.length) : `${cells.length} (${browser} not run here)`,
    ran.length === 0 ? '' : `${(Math.max(...ran) / 1000).toFixed(1)} s`,
    memory.length === 0 ? '' : `${Math.round(Math.max(...memory))} MiB`,
    String(exercises.length),
    String(sum(exercises.map(({ graded }) => graded))),
    mutants.length === 0 ? '' : String(sum(mutants.map(({ tried }) => tried))),
    mutants.length === 0 ? '' : `${sum(mutants.map(({ lost }) => lost))}${formatRest(sum(mutants.map(({ equivalent }) => equivalent)), sum(mutants.map(({ leftOut }) => leftOut)))}`,
  ];
}

function formatRest(equivalent: number, leftOut: number): string {
  const parts = [equivalent === 0 ? '' : `${equivalent} recorded as no mistake`, leftOut === 0 ? '' : `${leftOut} left out`].filter((part) => part !== '');
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
