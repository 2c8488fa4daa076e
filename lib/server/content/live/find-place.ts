/** Where a mistake of a saved lesson belongs on the page that still shows the text of before. */
import type { ContentProblem } from '#lib/course/content-error.ts';
import type { ProblemPlace } from '#lib/course/live-content.ts';
import { exerciseId } from '#lib/course/paths.ts';

/** A lesson as pages show it. */
export interface ShownText {
  /** of its lesson.mdx */
  readonly text: string;
  /** on which each block of the page begins, from 1 */
  readonly lines: readonly number[];
}

/**
 * @param file path within the lesson's folder
 * @param shown null: nobody knows what pages show
 * @param saved the lesson.mdx that was saved
 */
export function findPlace(problem: ContentProblem, file: string, lesson: string, shown: ShownText | null, saved: string): ProblemPlace | null {
  const [, exercise] = /^exercises\/([^/]+)\//.exec(file) ?? [];
  const [course = '', slug = ''] = lesson.split('/');
  if (exercise !== undefined) return { kind: 'exercise', id: exerciseId(course, slug, exercise) };
  if (file !== 'lesson.mdx' || problem.position === null || shown === null) return null;
  const line = toShownLine(shown.text, saved, problem.position.line);
  const index = shown.lines.findLastIndex((start) => start <= line);
  return index < 0 ? null : { kind: 'block', index };
}

/** The line of `shown` at which a line of `saved` stands or would stand, both from 1: the texts differ in one stretch. */
export function toShownLine(shown: string, saved: string, line: number): number {
  const [before, after] = [shown.split('\n'), saved.split('\n')];
  const first = after.findIndex((text, index) => text !== before[index]);
  const same = first < 0 ? after.length : first;
  if (line <= same) return line;
  const most = Math.min(before.length, after.length) - same;
  let tail = 0;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  const fromEnd = after.length - line;
  return fromEnd < tail ? before.length - fromEnd : Math.min(before.length, line, Math.max(same + 1, before.length - tail));
}
