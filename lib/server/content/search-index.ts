/** All that search can find, as JSON: made once for what is published, asked for by every browser that searches. */
import { toSearchDocuments } from '#lib/course/search.ts';
import { db as sharedDb, type Database } from '#lib/server/db/client.ts';
import { hashText } from './content-hash.ts';
import { listCourses, readLessons } from './read.ts';

export interface SearchIndexText {
  /** changes with what is published */
  readonly tag: string;
  /** JSON of `SearchDocument[]` */
  readonly json: string;
}

let kept: SearchIndexText | null = null;

/** The index of everything live. */
export async function readSearchIndex(db: Database = sharedDb): Promise<SearchIndexText> {
  const live = await db.publication.findMany({ select: { version: true }, orderBy: { path: 'asc' } });
  const tag = hashText(live.map(({ version }) => version).join(' '));
  if (kept?.tag === tag) return kept;
  const courses = await listCourses(db);
  const documents = await Promise.all(courses.map(async (course) => toSearchDocuments(course, await readLessons(course, db))));
  kept = { tag, json: JSON.stringify(documents.flat()) };
  return kept;
}
