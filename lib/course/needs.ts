/** What a lesson builds on: lessons before it. */
import type { ContentProblem, Position } from './content-error.ts';
import { findNearestName } from './nearest-name.ts';

export interface StatedNeed {
  /** slug of the lesson that is needed */
  readonly need: string;
  readonly file: string;
  readonly position: Position;
}

export interface LessonNeeds {
  readonly slug: string;
  readonly needs: readonly StatedNeed[];
}

/** Needs that no earlier lesson of the course meets; lessons come in course order. */
export function findUnmetNeeds(lessons: readonly LessonNeeds[]): ContentProblem[] {
  const all = lessons.map(({ slug }) => slug);
  return lessons.flatMap(({ slug, needs }, index) => {
    const earlier = all.slice(0, index);
    return needs
      .filter(({ need }) => !earlier.includes(need))
      .map(({ need, file, position }): ContentProblem => {
        const nearest = findNearestName(need, earlier);
        return {
          file,
          position,
          expected: 'the slug of a lesson that comes before this one',
          found: need === slug ? `"${need}", this lesson itself` : all.includes(need) ? `"${need}", which comes later` : `"${need}", which does not exist`,
          todo: nearest === null ? 'remove it, or change the order of the lessons' : `did you mean "${nearest}"?`,
        };
      });
  });
}
