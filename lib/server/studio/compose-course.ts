/** The files that a publication makes live: the asked lesson's draft beside what is live of the others. */
import type { Database } from '#lib/server/db/client.ts';
import { readLiveCourse, type LiveCourse } from './live-lessons.ts';
import { readFiles, selectPart, toBytes, toText } from './read-files.ts';

export interface ComposedCourse {
  readonly files: Map<string, Uint8Array>;
  /** what it was composed beside */
  readonly live: LiveCourse;
  /** whose files each lesson has, by folder */
  readonly revisions: ReadonlyMap<string, number>;
}

/** @param lesson folder; null: the whole draft at the revision */
export async function composeCourse(db: Database, course: string, lesson: string | null, revision: number): Promise<ComposedCourse> {
  const live = await readLiveCourse(db, course);
  const draft = await readFiles(db, course, revision);
  if (lesson === null) return { files: draft, live, revisions: new Map(listFolders(draft).map((folder) => [folder, revision])) };
  const files = new Map([...selectPart(draft, 'images'), ...selectPart(draft, lesson)]);
  const outline = draft.get('course.json');
  const listed = outline ? findListed(toText(outline)) : null;
  const kept = [...live.lessons].filter(([folder]) => folder !== lesson && (listed === null || listed.has(folder)));
  for (const [folder, { revision: of }] of kept) for (const [path, bytes] of await readFiles(db, course, of, folder)) files.set(path, bytes);
  const revisions = new Map([...kept.map(([folder, { revision: of }]): [string, number] => [folder, of]), [lesson, revision]]);
  if (outline) files.set('course.json', toBytes(keepLessons(toText(outline), new Set(revisions.keys()))));
  return { files, live, revisions };
}

const listFolders = (files: ReadonlyMap<string, Uint8Array>): string[] =>
  [...files.keys()].flatMap((path) => (path.endsWith('/lesson.mdx') ? path.split('/').slice(0, 1) : []));

interface Outline {
  readonly modules: readonly { readonly lessons: readonly unknown[] }[];
}

/** course.json as far as its form is right; null: the compiler will say what is wrong. */
function parseOutline(text: string): Outline | null {
  try {
    const value: unknown = JSON.parse(text);
    return isOutline(value) ? value : null;
  } catch {
    return null;
  }
}

const isOutline = (value: unknown): value is Outline =>
  typeof value === 'object' &&
  value !== null &&
  'modules' in value &&
  Array.isArray(value.modules) &&
  value.modules.every((module: unknown) => typeof module === 'object' && module !== null && 'lessons' in module && Array.isArray(module.lessons));

/** Folders that course.json lists; null when it cannot be read. */
export function findListed(text: string): ReadonlySet<string> | null {
  const outline = parseOutline(text);
  return outline && new Set(outline.modules.flatMap(({ lessons }) => lessons.filter((lesson) => typeof lesson === 'string')));
}

/** course.json with these lessons only, and without modules that lose all of theirs; as it is when nothing is left out. */
export function keepLessons(text: string, folders: ReadonlySet<string>): string {
  const outline = parseOutline(text);
  if (!outline) return text;
  const isKept = (lesson: unknown): boolean => typeof lesson === 'string' && folders.has(lesson);
  if (outline.modules.every(({ lessons }) => lessons.every(isKept))) return text;
  const modules = outline.modules.map((module) => ({ ...module, lessons: module.lessons.filter(isKept) })).filter(({ lessons }) => lessons.length > 0);
  return `${JSON.stringify({ ...outline, modules }, null, 2)}\n`;
}
