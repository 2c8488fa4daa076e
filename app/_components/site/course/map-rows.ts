/** The course as rows under one another, with an arc from each lesson to those that build on it. */
import type { Course } from '#lib/course/lesson.ts';
import type { Progress } from '#lib/server/submissions/progress.ts';
import { countPoints } from './progress.ts';

export interface MapRow {
  readonly slug: string;
  readonly title: string;
  /** `2.1` */
  readonly number: string;
  /** title of the module that begins with this row; null within one */
  readonly module: string | null;
  readonly terms: readonly string[];
  /** lessons it builds on */
  readonly needs: readonly { readonly slug: string; readonly title: string }[];
  /** lessons that build on it */
  readonly leadsTo: readonly { readonly slug: string; readonly title: string }[];
  /** what the learner has of its points */
  readonly standing: 'none' | 'begun' | 'done';
}

export interface MapArc {
  readonly from: string;
  readonly to: string;
  /** SVG path, in rows from the middle of the first row, and columns from the right edge */
  readonly path: string;
}

/** Rows in course order; what a lesson needs but the course no longer lists is left out. */
export function toMapRows(course: Course, progress: Progress): MapRow[] {
  const lessons = course.modules.flatMap((module, m) =>
    module.lessons.map((lesson, l) => ({ lesson, number: `${String(m + 1)}.${String(l + 1)}`, module: l === 0 ? module.title : null })),
  );
  const names = lessons.map(({ lesson: { slug, title, needs } }) => ({ slug, title, needs }));
  return lessons.map(({ lesson, number, module }) => {
    const { earned, points } = countPoints(lesson, progress);
    return {
      ...{ slug: lesson.slug, title: lesson.title, number, module, terms: lesson.terms },
      needs: names.filter(({ slug }) => lesson.needs.includes(slug)).map(({ slug, title }) => ({ slug, title })),
      leadsTo: names.filter(({ needs }) => needs.includes(lesson.slug)).map(({ slug, title }) => ({ slug, title })),
      standing: earned === 0 ? 'none' : earned < points ? 'begun' : 'done',
    };
  });
}

/** Height of a row and the widest bulge of an arc, in pixels; the style sheet has the same row. */
export const MAP_SIZE = { row: 92, width: 132 } as const;

/** Arcs at the left of the rows: the further apart two lessons are, the wider. */
export function toMapArcs(rows: readonly MapRow[]): MapArc[] {
  const middle = (index: number): number => (index + 0.5) * MAP_SIZE.row;
  const farthest = Math.max(1, ...rows.flatMap((row, to) => row.needs.map(({ slug }) => to - rows.findIndex((other) => other.slug === slug))));
  return rows.flatMap((row, to) =>
    row.needs.map(({ slug }) => {
      const from = rows.findIndex((other) => other.slug === slug);
      const bulge = 16 + (MAP_SIZE.width - 24) * Math.sqrt((to - from) / farthest);
      const x = MAP_SIZE.width - bulge;
      const [top, bottom] = [middle(from), middle(to)];
      return { from: slug, to: row.slug, path: `M${String(MAP_SIZE.width)} ${String(top)}C${x.toFixed(1)} ${String(top)} ${x.toFixed(1)} ${String(bottom)} ${String(MAP_SIZE.width)} ${String(bottom)}` };
    }),
  );
}
