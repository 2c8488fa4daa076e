/**
 * The caches in which lessons are kept, one for each build of the site. Files are found in any of them, since a file never changes at
 * its address; a lesson is in one only, and is there last of all, so one that is there is whole. Pages and service worker share this.
 */
import { isLessonPath, type KeptLesson } from '#lib/course/offline.ts';
import { readNote } from './kept-page.ts';

/** Bump the number when what is kept changes its form: caches of other names are forgotten. */
const PREFIX = 'epoch-offline-v1:';

export const toCacheName = (build: string): string => PREFIX + build;

/** Names of all caches of ours. */
export const listCaches = async (caches: CacheStorage): Promise<readonly string[]> => (await caches.keys()).filter((name) => name.startsWith(PREFIX));

/** What is kept under a path, whichever build kept it; of several the newest cache's. */
export async function findKept(caches: CacheStorage, key: string): Promise<Response | undefined> {
  for (const name of (await listCaches(caches)).toReversed()) {
    const found = await (await caches.open(name)).match(key);
    if (found) return found;
  }
  return undefined;
}

/** The lessons of one cache. */
export async function listLessonsOf(cache: Cache): Promise<readonly KeptLesson[]> {
  const pages = (await cache.keys()).map(({ url }) => new URL(url).pathname).filter(isLessonPath);
  const notes = await Promise.all(pages.map(async (path) => readNote(await cache.match(path))));
  return notes.filter((note) => note !== null);
}

/** All kept lessons, by path. */
export async function listLessons(caches: CacheStorage): Promise<readonly KeptLesson[]> {
  const all = await Promise.all((await listCaches(caches)).map(async (name) => listLessonsOf(await caches.open(name))));
  return all.flat().toSorted((a, b) => a.path.localeCompare(b.path));
}

/** The note of one lesson; null: it is not kept. */
export const findLesson = async (caches: CacheStorage, path: string): Promise<KeptLesson | null> => readNote(await findKept(caches, path));

/** Forgets a lesson in all caches but one, and caches that have none left. */
export async function forgetLesson(caches: CacheStorage, path: string, but: string | null = null): Promise<void> {
  for (const name of await listCaches(caches)) {
    if (name === but) continue;
    const cache = await caches.open(name);
    await cache.delete(path);
  }
}

/**
 * Deletes the caches that hold no lesson.
 * @param own the build that is served now: kept, it may be filling
 */
export async function forgetEmpty(caches: CacheStorage, own: string | null): Promise<void> {
  for (const name of await listCaches(caches)) {
    if (own !== null && name === toCacheName(own)) continue;
    if ((await listLessonsOf(await caches.open(name))).length === 0) await caches.delete(name);
  }
}
