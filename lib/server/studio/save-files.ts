/** Saves files of a course as a revision: in turn, never over what the author has not seen. */
import { createHash } from 'node:crypto';
import { err, ok, type Result } from '#lib/base/result.ts';
import { mergeTexts } from '#lib/course/diff-lines.ts';
import { isTextFile, toPart } from '#lib/course/studio-files.ts';
import { STUDIO_LIMITS } from '#lib/course/studio-limits.ts';
import type { Conflict, SaveAnswer } from '#lib/course/studio.ts';
import type { Database } from '#lib/server/db/client.ts';
import type { Prisma } from '#lib/server/db/generated/client.ts';
import { listHashes, readContents, selectContent, toBytes, toText } from './read-files.ts';

/** Who writes: an account. */
export interface Author {
  readonly id: string;
  readonly name: string;
}

export interface SaveWish {
  readonly course: string;
  readonly author: Author;
  /** the revision that the author's files come from */
  readonly base: number;
  /** bytes by path; null removes */
  readonly changes: ReadonlyMap<string, Uint8Array | null>;
  readonly kind: 'edit' | 'restore' | 'import' | 'copy' | 'create';
  readonly note: string | null;
}

/** Why nothing can be saved at all. */
export type SaveFailure = { readonly kind: 'unknown-course' } | { readonly kind: 'unknown-base'; readonly head: number } | { readonly kind: 'too-many-files'; readonly files: number };

export type Transaction = Prisma.TransactionClient;

/** Saves, or says which files another author has changed meanwhile in the same lines. */
export function saveFiles(db: Database, wish: SaveWish): Promise<Result<SaveAnswer, SaveFailure>> {
  return db.$transaction((tx) => saveFilesIn(tx, wish));
}

/** The same in the caller's transaction. */
export async function saveFilesIn(tx: Transaction, wish: SaveWish): Promise<Result<SaveAnswer, SaveFailure>> {
  const { course, base, changes } = wish;
  const [locked] = await tx.$queryRaw<{ head: number }[]>`SELECT head FROM "StudioCourse" WHERE slug = ${course} FOR UPDATE`;
  if (!locked) return err({ kind: 'unknown-course' });
  const { head } = locked;
  if (base > head) return err({ kind: 'unknown-base', head });
  const there = await listHashes(tx, course, head);
  const before = base === head ? there : await listHashes(tx, course, base);
  const { decided, clashes } = decide(changes, before, there);
  const contents = await readContents(tx, clashes.flatMap((path) => [before.get(path), there.get(path)].filter((hash) => hash !== undefined)));
  const textAt = (hashes: ReadonlyMap<string, string>, path: string): string | null => {
    const hash = hashes.get(path);
    return hash === undefined ? null : toText(selectContent(contents, hash));
  };
  const merged = new Map<string, Uint8Array>();
  const conflicts: Conflict[] = [];
  for (const path of clashes) {
    const bytes = changes.get(path) ?? null;
    const [old, theirs, mine] = [textAt(before, path), textAt(there, path), bytes === null ? null : toText(bytes)];
    const both = isTextFile(path) && old !== null && theirs !== null && mine !== null ? mergeTexts(old, mine, theirs) : null;
    if (both !== null) merged.set(path, toBytes(both));
    else conflicts.push({ path, base: old, theirs, mine, ...(await readLastChange(tx, course, path)) });
  }
  const takenOver = await listTakenOver(tx, { before, there, changes, merged });
  if (conflicts.length > 0) return ok({ kind: 'conflict', revision: head, conflicts, merged: takenOver });
  const files = new Map([...decided, ...[...merged].filter(([path, bytes]) => toHash(bytes) !== there.get(path))]);
  const count = countFiles(there, files);
  if (count > STUDIO_LIMITS.filesPerCourse) return err({ kind: 'too-many-files', files: count });
  const revision = files.size === 0 ? head : await addRevision(tx, wish, head, files);
  return ok({ kind: 'saved', revision, merged: takenOver });
}

/** sha256, hex */
export const toHash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What can be stored as it is, and files that both sides have changed. */
function decide(changes: SaveWish['changes'], before: ReadonlyMap<string, string>, there: ReadonlyMap<string, string>) {
  const decided = new Map<string, Uint8Array | null>();
  const clashes: string[] = [];
  for (const [path, bytes] of changes) {
    const wanted = bytes === null ? undefined : toHash(bytes);
    if (wanted === there.get(path)) continue;
    if (there.get(path) === before.get(path)) decided.set(path, bytes);
    // the author sent a file that is as it was, and another has changed it: theirs stays
    else if (wanted !== before.get(path)) clashes.push(path);
  }
  return { decided, clashes };
}

/** Files that the author's page has otherwise than they are now: others' changes, and what was merged. */
async function listTakenOver(tx: Transaction, known: { before: ReadonlyMap<string, string>; there: ReadonlyMap<string, string>; changes: SaveWish['changes']; merged: ReadonlyMap<string, Uint8Array> }): Promise<{ path: string; text: string | null }[]> {
  const { before, there, changes, merged } = known;
  const paths = [...new Set([...before.keys(), ...there.keys()])].filter((path) => isTextFile(path) && before.get(path) !== there.get(path));
  const foreign = paths.filter((path) => {
    const bytes = changes.get(path);
    return bytes === undefined || (bytes === null ? undefined : toHash(bytes)) === before.get(path);
  });
  const contents = await readContents(tx, foreign.flatMap((path) => there.get(path) ?? []));
  const others = foreign.map((path) => {
    const hash = there.get(path);
    return { path, text: hash === undefined ? null : toText(selectContent(contents, hash)) };
  });
  return [...others, ...[...merged].map(([path, bytes]) => ({ path, text: toText(bytes) }))].toSorted((a, b) => a.path.localeCompare(b.path));
}

async function readLastChange(tx: Transaction, course: string, path: string): Promise<Pick<Conflict, 'by' | 'at'>> {
  const { revision } = await tx.studioChange.findFirstOrThrow({ where: { courseSlug: course, path }, orderBy: { number: 'desc' }, include: { revision: true } });
  return { by: { id: revision.byId, name: revision.byName }, at: revision.at.toISOString() };
}

function countFiles(there: ReadonlyMap<string, string>, files: ReadonlyMap<string, Uint8Array | null>): number {
  const paths = new Set(there.keys());
  for (const [path, bytes] of files) {
    if (bytes === null) paths.delete(path);
    else paths.add(path);
  }
  return paths.size;
}

/** Writes the revision after `head`; the course's row is locked. */
async function addRevision(tx: Transaction, { course, author, kind, note }: SaveWish, head: number, files: ReadonlyMap<string, Uint8Array | null>): Promise<number> {
  const number = head + 1;
  const data = [...files].map(([path, bytes]) => ({ courseSlug: course, path, number, part: toPart(path), hash: bytes === null ? null : toHash(bytes) }));
  const continued = kind === 'edit' ? await findContinued(tx, course, author, [...new Set(data.map(({ part }) => part))]) : null;
  await tx.studioRevision.create({ data: { courseSlug: course, number, kind, note, byId: author.id, byName: author.name, entry: continued?.entry ?? number, ...(continued && { startedAt: continued.startedAt }) } });
  await storeContents(tx, [...files.values()].filter((bytes) => bytes !== null));
  await tx.studioChange.createMany({ data });
  await tx.studioCourse.update({ where: { slug: course }, data: { head: number } });
  return number;
}

/** Stores bytes once each. The update comes first: it keeps the sweep from what it found. */
export async function storeContents(tx: Transaction, contents: readonly Uint8Array[]): Promise<void> {
  const byHash = new Map(contents.map((bytes) => [toHash(bytes), bytes]));
  await tx.studioContent.updateMany({ where: { hash: { in: [...byHash.keys()] } }, data: { usedAt: new Date() } });
  await tx.studioContent.createMany({ data: [...byHash].map(([hash, bytes]) => ({ hash, bytes: new Uint8Array(bytes) })), skipDuplicates: true });
}

/** The entry that this save goes on with: the same author's latest in the same part, lately begun, with nothing between that somebody may name. */
async function findContinued(tx: Transaction, course: string, author: Author, parts: readonly string[]): Promise<{ readonly entry: number; readonly startedAt: Date } | null> {
  const [part, ...others] = parts;
  if (part === undefined || others.length > 0) return null;
  const [last] = await tx.$queryRaw<{ number: number; entry: number; kind: string; byId: string; startedAt: Date; isFresh: boolean; isNamed: boolean; isAlone: boolean }[]>`
    SELECT r.number, r.entry, r.kind, r."byId", r."startedAt", r."startedAt" > now() - ${STUDIO_LIMITS.entryMs} * interval '1 millisecond' AS "isFresh",
      EXISTS (SELECT 1 FROM "StudioRelease" e WHERE e."courseSlug" = ${course} AND e.revision >= r.number) AS "isNamed",
      NOT EXISTS (SELECT 1 FROM "StudioChange" o WHERE o."courseSlug" = ${course} AND o.number = r.number AND o.part <> ${part}) AS "isAlone"
    FROM "StudioRevision" r WHERE r."courseSlug" = ${course} AND r.number = (SELECT max(number) FROM "StudioChange" WHERE "courseSlug" = ${course} AND part = ${part})`;
  return last && last.kind === 'edit' && last.byId === author.id && last.isFresh && !last.isNamed && last.isAlone ? last : null;
}
