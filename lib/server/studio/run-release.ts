/** Carries out a release: composes the files, has them checked, and publishes them when they pass and their time has come. */
import type { ContentProblem } from '#lib/course/content-error.ts';
import { toOptionalSlug } from '#lib/course/studio-files.ts';
import type { Release } from '#lib/course/studio.ts';
import type { CheckReport } from '#lib/server/check/check-report.ts';
import type { CompiledCourse } from '#lib/server/content/compile-course.ts';
import { publishing, publishIn, type Published } from '#lib/server/content/publish.ts';
import type { Database } from '#lib/server/db/client.ts';
import type { Prisma, StudioRelease } from '#lib/server/db/generated/client.ts';
import { addRelease } from '#lib/server/queue/graphile-queue.ts';
import { composeCourse, type ComposedCourse } from './compose-course.ts';
import { readLiveCourse } from './live-lessons.ts';
import type { CourseFiles } from './read-files.ts';
import { UNFINISHED } from './releases.ts';

/** What a check found; `compiled` null: it does not compile. Problems name files as seen from the course. */
export interface CheckedCourse {
  readonly report: CheckReport;
  readonly problems: readonly ContentProblem[];
  readonly compiled: CompiledCourse | null;
}

/** The whole content check of a course, or of one lesson of it (by slug). */
export type CheckCourse = (files: CourseFiles, wish: { readonly course: string; readonly lesson: string | null }) => Promise<CheckedCourse>;

export type ReleaseOutcome = 'passed' | 'refused' | 'scheduled' | 'published' | 'nothing-to-do';

/** compositions tried before it is left to the queue's next try: each was overtaken by another publication of the course */
const MOST_ROUNDS = 5;

/** Runs one release. Throws when it was our fault: the queue tries again. */
export async function runRelease(db: Database, id: string, check: CheckCourse): Promise<ReleaseOutcome> {
  const { count } = await db.studioRelease.updateMany({ where: { id, ...UNFINISHED }, data: { startedAt: new Date() } });
  const release = count === 0 ? null : await db.studioRelease.findUnique({ where: { id } });
  if (!release) return 'nothing-to-do';
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const outcome = await tryRelease(db, release, check);
    if (outcome !== 'overtaken') return outcome;
  }
  throw new Error(`Release ${id} was overtaken ${String(MOST_ROUNDS)} times by other publications of ${release.courseSlug}`);
}

async function tryRelease(db: Database, release: StudioRelease, check: CheckCourse): Promise<ReleaseOutcome | 'overtaken'> {
  const { id, courseSlug: course, lesson, revision } = release;
  const composed = await composeCourse(db, course, lesson, revision);
  const { report, problems, compiled } = await check(composed.files, { course, lesson: lesson === null ? null : toOptionalSlug(lesson) });
  const found = { report: toJson(toReport(report, problems)), checkedAt: new Date() };
  if (problems.length > 0 || !compiled) {
    await db.studioRelease.updateMany({ where: { id, ...UNFINISHED }, data: { ...found, refusedAt: new Date() } });
    return 'refused';
  }
  if (release.wish === 'check') {
    await db.studioRelease.updateMany({ where: { id, ...UNFINISHED }, data: found });
    return 'passed';
  }
  if (release.publishAt && !(await isDue(db, release.publishAt))) return schedule(db, release, release.publishAt, found);
  return makeLive(db, release, composed, compiled, found);
}

/** It is checked now, so that its author hears of problems at once, and again when its time has come. */
async function schedule(db: Database, { id }: StudioRelease, publishAt: Date, found: Found): Promise<ReleaseOutcome> {
  return db.$transaction(async (tx): Promise<ReleaseOutcome> => {
    const { count } = await tx.studioRelease.updateMany({ where: { id, ...UNFINISHED }, data: found });
    if (count > 0) await addRelease(tx, id, publishAt);
    return 'scheduled';
  });
}

interface Found {
  readonly report: Prisma.InputJsonValue;
  readonly checkedAt: Date;
}

/** Publishes and notes who did what; nothing of it when it was cancelled meanwhile, or when what it was composed beside has changed. */
async function makeLive(db: Database, release: StudioRelease, composed: ComposedCourse, compiled: CompiledCourse, found: Found): Promise<ReleaseOutcome | 'overtaken'> {
  const { id, courseSlug: course, lesson, revision, byId, byName } = release;
  return publishing(db, course, async (tx) => {
    const [open] = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "StudioRelease" WHERE id = ${id}::uuid AND "publishedAt" IS NULL AND "cancelledAt" IS NULL FOR UPDATE`;
    if (!open) return 'nothing-to-do';
    if ((await readLiveCourse(tx, course)).stamp !== composed.live.stamp) return 'overtaken';
    const published = await publishIn(tx, compiled);
    const versions = new Map(compiled.lessons.map((one) => [one.lesson.slug, one.lesson.version]));
    const asked = [...composed.revisions].filter(([folder]) => lesson === null || folder === lesson);
    const withdrawn = [...composed.live.lessons.keys()].filter((folder) => !composed.revisions.has(folder));
    await tx.studioPublication.createMany({
      data: [
        { courseSlug: course, lesson: null, action: 'publish', revision, byId, byName },
        ...asked.map(([folder, of]) => ({ courseSlug: course, lesson: folder, action: 'publish', revision: of, lessonVersion: versions.get(toOptionalSlug(folder) ?? '') ?? null, byId, byName })),
        // course.json does not list them any more
        ...withdrawn.map((folder) => ({ courseSlug: course, lesson: folder, action: 'unpublish', revision, byId, byName })),
      ],
    });
    await tx.studioRelease.update({ where: { id }, data: { ...found, publishedAt: new Date(), ...toLists(published) } });
    return 'published';
  });
}

const toLists = ({ changed, removed }: Published): { changed: string[]; removed: string[] } => ({ changed: [...changed], removed: [...removed] });

async function isDue(db: Database, at: Date): Promise<boolean> {
  const [row] = await db.$queryRaw<{ due: boolean }[]>`SELECT ${at}::timestamptz <= now() AS due`;
  return row?.due ?? false;
}

/** What the studio shows of a report. */
export function toReport({ courses }: CheckReport, problems: readonly ContentProblem[]): NonNullable<Release['report']> {
  return {
    problems: problems.map(({ file, position, expected, found, todo }) => ({ file, position: position && { line: position.line, column: position.column }, expected, found, todo })),
    lessons: courses.flatMap(({ lessons }) =>
      lessons.map(({ slug, words, minutes, cells, exercises }) => ({
        slug,
        words,
        minutes,
        cells: cells.map(({ id, line, ms, mib }) => ({ id, line, ms, mib })),
        exercises: exercises.map(({ id, points, graded, mutants }) => ({ id, points, graded, mutants: mutants && { tried: mutants.tried, lost: mutants.lost } })),
      })),
    ),
  };
}

/** Plain data by its type; Prisma's JSON type has no readonly arrays. */
const toJson = (value: object): Prisma.InputJsonValue => value;
