/** Compiled content -> database. Versions are immutable rows; what is live is one row per path, changed in one transaction. */
import type { Database } from '#lib/server/db/client.ts';
import type { Prisma } from '#lib/server/db/generated/client.ts';
import { storePictures } from '../studio/store-pictures.ts';
import type { CompiledCourse } from './compile-course.ts';

export interface Published {
  /** paths whose live version changed: `course`, `course/lesson`, `course/lesson/exercise` */
  readonly changed: readonly string[];
  /** paths that are no longer live; their versions stay for the submissions that name them */
  readonly removed: readonly string[];
}

/** ms; a first publication of a large course writes some tens of megabytes */
const TRANSACTION_TIMEOUT = 60_000;

/** Makes a compiled course the live one. Publishing what is live already reads one index and writes nothing. */
export async function publish(compiled: CompiledCourse, db: Database): Promise<Published> {
  // also before a lesson shows them: an author puts a picture in first, then names it
  if (compiled.pictures.length > 0) await db.$transaction((tx) => storePictures(tx, compiled.pictures));
  if (isNothing(compare(listPublications(compiled), await readLive(db, compiled.course.slug)))) return { changed: [], removed: [] };
  return publishing(db, compiled.course.slug, (tx) => publishIn(tx, compiled));
}

/** A transaction that changes what is live of a course: two publishers go one after the other, the second finds what the first did. */
export function publishing<Value>(db: Database, slug: string, work: (tx: Prisma.TransactionClient) => Promise<Value>): Promise<Value> {
  return db.$transaction(
    async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext(${`publish ${slug}`}))`;
      return work(tx);
    },
    { timeout: TRANSACTION_TIMEOUT, maxWait: TRANSACTION_TIMEOUT },
  );
}

/** The same as `publish` within `publishing`. */
export async function publishIn(tx: Prisma.TransactionClient, compiled: CompiledCourse): Promise<Published> {
  const wanted = listPublications(compiled);
  const difference = compare(wanted, await readLive(tx, compiled.course.slug));
  if (isNothing(difference)) return difference;
  await insertVersions(tx, compiled, new Set(difference.changed));
  await moveLive(tx, wanted, difference);
  return difference;
}

/** Makes exactly these versions live, which all are stored. */
export async function publishVersions(tx: Prisma.TransactionClient, slug: string, wanted: ReadonlyMap<string, string>): Promise<Published> {
  const difference = compare(wanted, await readLive(tx, slug));
  await moveLive(tx, wanted, difference);
  return difference;
}

async function moveLive(tx: Prisma.TransactionClient, wanted: ReadonlyMap<string, string>, { changed, removed }: Published): Promise<void> {
  for (const path of changed) {
    const version = wanted.get(path);
    if (version === undefined) continue;
    await tx.publication.upsert({ where: { path }, create: { path, version }, update: { version, at: new Date() } });
  }
  await tx.publication.deleteMany({ where: { path: { in: [...removed] } } });
}

/** Version by path of everything a compiled course makes live. */
function listPublications({ course, version, lessons }: CompiledCourse): Map<string, string> {
  return new Map([
    [course.slug, version],
    ...lessons.flatMap(({ lesson, exercises }): [string, string][] => [
      [`${lesson.course}/${lesson.slug}`, lesson.version],
      ...exercises.map((exercise): [string, string] => [exercise.public.id, exercise.public.version]),
    ]),
  ]);
}

async function readLive(db: Pick<Database, 'publication'>, slug: string): Promise<Map<string, string>> {
  const rows = await db.publication.findMany({ where: { OR: [{ path: slug }, { path: { startsWith: `${slug}/` } }] }, select: { path: true, version: true } });
  return new Map(rows.map(({ path, version }) => [path, version]));
}

function compare(wanted: ReadonlyMap<string, string>, live: ReadonlyMap<string, string>): Published {
  return {
    changed: [...wanted].filter(([path, version]) => live.get(path) !== version).map(([path]) => path),
    removed: [...live.keys()].filter((path) => !wanted.has(path)),
  };
}

const isNothing = ({ changed, removed }: Published): boolean => changed.length === 0 && removed.length === 0;

/** Inserts the versions that are not there yet; one that is there has the same content by its name. */
async function insertVersions(tx: Prisma.TransactionClient, compiled: CompiledCourse, changed: ReadonlySet<string>): Promise<void> {
  const { course, version, lessons } = compiled;
  const exercises = lessons.flatMap((lesson) => lesson.exercises).filter((exercise) => changed.has(exercise.public.id));
  await tx.exerciseVersion.createMany({
    data: exercises.map((exercise) => ({
      version: exercise.public.version,
      exercise: exercise.public.id,
      public: toJson(exercise.public),
      private: toJson(exercise.private),
    })),
    skipDuplicates: true,
  });
  await tx.lessonVersion.createMany({
    data: lessons
      .filter(({ lesson }) => changed.has(`${lesson.course}/${lesson.slug}`))
      .map(({ lesson }) => ({ version: lesson.version, course: lesson.course, slug: lesson.slug, lesson: toJson(lesson) })),
    skipDuplicates: true,
  });
  await tx.courseVersion.createMany({ data: [{ version, slug: course.slug, outline: toJson(course) }], skipDuplicates: true });
}

/** Compiled content is JSON already; Prisma's type asks for an index signature that interfaces do not have. */
const toJson = (value: object): Prisma.InputJsonObject => value;
