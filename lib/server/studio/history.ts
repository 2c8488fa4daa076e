/** What became of a part of a course over time: entries, states of before, what differs between two. */
import { err, ok, type Result } from '#lib/base/result.ts';
import { countLines } from '#lib/course/diff-lines.ts';
import { isTextFile } from '#lib/course/studio-files.ts';
import { STUDIO_LIMITS } from '#lib/course/studio-limits.ts';
import type { Comparison, History, PartFiles, SaveAnswer } from '#lib/course/studio.ts';
import type { Database } from '#lib/server/db/client.ts';
import { listHashes, readContents, readFiles, selectContent, toText, toTexts } from './read-files.ts';
import { saveFiles, type Author, type SaveFailure } from './save-files.ts';

/** The newest revision of a course; null: there is no such course. */
export async function readHead(db: Pick<Database, 'studioCourse'>, course: string): Promise<number | null> {
  return (await db.studioCourse.findUnique({ where: { slug: course }, select: { head: true } }))?.head ?? null;
}

/** The texts of a part, now or as they were. */
export async function readPart(db: Database, course: string, part: string, revision: number): Promise<PartFiles> {
  return { revision, files: toTexts(await readFiles(db, course, revision, part)) };
}

interface EntryRow {
  readonly entry: number;
  readonly revision: number;
  readonly from: Date;
  readonly at: Date;
  readonly kind: History['entries'][number]['kind'];
  readonly note: string | null;
  readonly byId: string;
  readonly byName: string;
}

interface ChangeRow {
  readonly entry: number;
  readonly path: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Entries of a part, newest first; `before`: only those whose last revision is older. */
export async function readHistory(db: Database, course: string, part: string, before: number | null, entries: number = STUDIO_LIMITS.historyEntries): Promise<History> {
  const rows = await db.$queryRaw<EntryRow[]>`
    SELECT e.entry, e.revision, e."from", e.at, r.kind, r.note, r."byId", r."byName" FROM (
      SELECT entry, max(number) AS revision, min("startedAt") AS "from", max(at) AS at FROM "StudioRevision" r
      WHERE "courseSlug" = ${course} AND EXISTS (SELECT 1 FROM "StudioChange" c WHERE c."courseSlug" = ${course} AND c.number = r.number AND c.part = ${part})
      GROUP BY entry HAVING max(number) < ${before ?? 2 ** 31 - 1}::int ORDER BY max(number) DESC LIMIT ${entries + 1}::int) e
    JOIN "StudioRevision" r ON r."courseSlug" = ${course} AND r.number = e.revision ORDER BY e.revision DESC`;
  const shown = rows.slice(0, entries);
  const changes = await readChanges(db, course, part, shown.map(({ entry }) => entry));
  const contents = await readContents(db, changes.filter(({ path }) => isTextFile(path)).flatMap(({ before: old, after }) => [old, after].filter((hash) => hash !== null)));
  const published = await db.studioPublication.findMany({ where: { courseSlug: course, lesson: part, lessonVersion: { not: null } }, orderBy: { id: 'asc' } });
  return {
    entries: shown.map((row, index) => ({
      revision: row.revision,
      by: { id: row.byId, name: row.byName },
      from: row.from.toISOString(),
      at: row.at.toISOString(),
      kind: row.kind,
      note: row.note,
      changes: changes.filter(({ entry, before: old, after }) => entry === row.entry && old !== after).map((change) => toChange(change, contents)),
      // the state of the part that was published: the newest entry up to that revision
      published: [...new Set(published.filter(({ revision }) => revision >= row.revision && revision < (shown[index - 1]?.entry ?? Infinity)).flatMap(({ lessonVersion }) => lessonVersion ?? []))],
    })),
    hasMore: rows.length > shown.length,
  };
}

/** Each file that an entry changed, with what it was before the entry and after it. */
const readChanges = (db: Database, course: string, part: string, entries: readonly number[]): Promise<ChangeRow[]> =>
  db.$queryRaw<ChangeRow[]>`SELECT DISTINCT ON (r.entry, c.path) r.entry, c.path, c.hash AS after,
      (SELECT p.hash FROM "StudioChange" p WHERE p."courseSlug" = ${course} AND p.path = c.path AND p.number < r.entry ORDER BY p.number DESC LIMIT 1) AS before
    FROM "StudioRevision" r JOIN "StudioChange" c ON c."courseSlug" = r."courseSlug" AND c.number = r.number AND c.part = ${part}
    WHERE r."courseSlug" = ${course} AND r.entry = ANY(${entries}::int[]) ORDER BY r.entry, c.path, c.number DESC`;

function toChange({ path, before, after }: ChangeRow, contents: ReadonlyMap<string, Uint8Array>): History['entries'][number]['changes'][number] {
  const change = before === null ? 'added' : after === null ? 'removed' : 'changed';
  if (!isTextFile(path)) return { path, change, added: null, removed: null };
  const textOf = (hash: string | null): string | null => (hash === null ? null : toText(selectContent(contents, hash)));
  const [old, now] = [textOf(before), textOf(after)];
  if (old === null || now === null) return { path, change, added: countOf(now), removed: countOf(old) };
  return { path, change, ...countLines(old, now) };
}

const countOf = (text: string | null): number => (text === null ? 0 : text.split('\n').length);

/** Texts of a part that differ between two revisions. */
export async function compareRevisions(db: Database, course: string, part: string, from: number, to: number): Promise<Comparison> {
  const [before, after] = await Promise.all([listHashes(db, course, from, part), listHashes(db, course, to, part)]);
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter((path) => isTextFile(path) && before.get(path) !== after.get(path)).toSorted();
  const contents = await readContents(db, paths.flatMap((path) => [before.get(path), after.get(path)].filter((hash) => hash !== undefined)));
  const textOf = (hash: string | undefined): string | null => (hash === undefined ? null : toText(selectContent(contents, hash)));
  return { files: paths.map((path) => ({ path, before: textOf(before.get(path)), after: textOf(after.get(path)) })) };
}

/** Makes a part what it was: a revision like any other, so that it can be taken back, too. */
export async function restorePart(db: Database, wish: { course: string; part: string; revision: number; base: number; author: Author }): Promise<Result<SaveAnswer, SaveFailure | { readonly kind: 'unknown-revision' }>> {
  const { course, part, revision, base, author } = wish;
  const [old, now] = await Promise.all([readFiles(db, course, revision, part), listHashes(db, course, base, part)]);
  if (old.size === 0) return err({ kind: 'unknown-revision' });
  const removed = [...now.keys()].filter((path) => !old.has(path)).map((path): [string, null] => [path, null]);
  const saved = await saveFiles(db, { course, author, base, changes: new Map<string, Uint8Array | null>([...old, ...removed]), kind: 'restore', note: String(revision) });
  return saved.ok ? ok(saved.value) : saved;
}
