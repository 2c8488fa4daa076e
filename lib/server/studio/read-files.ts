/** The files of a course at a revision: for each path the newest change up to it. */
import { isInPart, isTextFile } from '#lib/course/studio-files.ts';
import type { Database } from '#lib/server/db/client.ts';
import { Prisma } from '#lib/server/db/generated/client.ts';

/** Bytes by path, seen from the course's folder. */
export type CourseFiles = ReadonlyMap<string, Uint8Array>;

/** The database or a transaction on it. */
export type StudioSql = Pick<Database, '$queryRaw' | 'studioContent'>;

/** Hash by path; of one part, or of all. */
export async function listHashes(sql: StudioSql, course: string, revision: number, part: string | null = null): Promise<Map<string, string>> {
  const within = part === null ? Prisma.empty : Prisma.sql`AND part = ${part}`;
  const rows = await sql.$queryRaw<{ path: string; hash: string | null }[]>`SELECT DISTINCT ON (path) path, hash FROM "StudioChange"
    WHERE "courseSlug" = ${course} AND number <= ${revision} ${within} ORDER BY path, number DESC`;
  return new Map(rows.flatMap(({ path, hash }) => (hash === null ? [] : [[path, hash]])));
}

/** Bytes by hash. */
export async function readContents(sql: StudioSql, hashes: Iterable<string>): Promise<Map<string, Uint8Array>> {
  const rows = await sql.studioContent.findMany({ where: { hash: { in: [...new Set(hashes)] } }, select: { hash: true, bytes: true } });
  return new Map(rows.map(({ hash, bytes }) => [hash, bytes]));
}

/** Files with their bytes; of one part, or of all. */
export async function readFiles(sql: StudioSql, course: string, revision: number, part: string | null = null): Promise<Map<string, Uint8Array>> {
  const hashes = await listHashes(sql, course, revision, part);
  const contents = await readContents(sql, hashes.values());
  return new Map([...hashes].map(([path, hash]) => [path, selectContent(contents, hash)]));
}

/** The content of a hash that a change names: the foreign key says that it is there. */
export function selectContent(contents: ReadonlyMap<string, Uint8Array>, hash: string): Uint8Array {
  const bytes = contents.get(hash);
  if (!bytes) throw new Error(`Expected the content ${hash}, which a revision names`);
  return bytes;
}

/** Only the texts, decoded; sorted by path. */
export const toTexts = (files: CourseFiles): { readonly path: string; readonly text: string }[] =>
  [...files]
    .filter(([path]) => isTextFile(path))
    .map(([path, bytes]) => ({ path, text: toText(bytes) }))
    .toSorted((a, b) => a.path.localeCompare(b.path));

/** Files of one part. */
export const selectPart = (files: CourseFiles, part: string): Map<string, Uint8Array> => new Map([...files].filter(([path]) => isInPart(path, part)));

// a byte-order mark is content like any other: what went in comes out
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
export const toText = (bytes: Uint8Array): string => decoder.decode(bytes);
export const toBytes = (text: string): Uint8Array => new TextEncoder().encode(text);
