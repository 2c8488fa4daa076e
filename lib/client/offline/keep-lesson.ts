/** Fetches all that a lesson needs without a connection, and keeps it whole or not at all. */
import { SHARED_PAGES, type KeepNews, type KeptLesson, type OfflineManifest } from '#lib/course/offline.ts';
import { findMix, toKeptAnswer } from './kept-page.ts';
import { findKept, forgetEmpty, forgetLesson, toCacheName } from './kept-lessons.ts';

export interface KeepEffects {
  readonly caches: CacheStorage;
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  readonly tell: (news: KeepNews) => void;
}

/** Files asked for at the same time: a page that is read meanwhile goes first. */
const AT_ONCE = 3;

/** Keeps the lesson at a path as it is published now; tells how it goes and how it ended. */
export async function keepLesson(path: string, effects: KeepEffects): Promise<void> {
  const { tell } = effects;
  try {
    tell((await tryToKeep(path, effects)) ? { path, state: 'kept' } : { path, state: 'failed', why: 'deploy' });
  } catch (error) {
    // an answer that breaks off in the middle is a connection, too
    const isFull = error instanceof Error && error.name === 'QuotaExceededError';
    // a connection comes back and finds what is there; for what has no room, it only takes room
    if (isFull) await forgetEmpty(effects.caches, null).catch(() => undefined);
    tell({ path, state: 'failed', why: isFull ? 'room' : 'connection' });
  }
}

/** False: page and files belong to different builds or versions, as in the moments of an update. */
async function tryToKeep(path: string, effects: KeepEffects): Promise<boolean> {
  const { caches, now, tell } = effects;
  // our own server's
  const manifest = (await (await ask(`/api/offline${path.slice('/courses'.length)}`, effects)).json()) as OfflineManifest;
  const { build, version, title, shell, data } = manifest;
  const note: KeptLesson = { path, title, build, version, at: now().toISOString() };
  // the lesson's own page last: what has it is whole
  const pages = await Promise.all([...SHARED_PAGES, path].map(async (address) => readPage(address, effects)));
  if (pages.some(({ address, html }) => findMix(html, { shell, version: address === path ? version : '' }).length > 0)) return false;

  const name = toCacheName(build);
  const cache = await caches.open(name);
  const of = shell.length + data.length;
  let done = 0;
  const keep = async (key: string, fetchIt: () => Promise<Response | undefined>): Promise<void> => {
    const answer = await fetchIt();
    if (answer) await cache.put(key, answer);
    tell({ path, state: 'keeping', done: ++done, of });
  };
  await eachOf(shell, async (file) => keep(file, async () => ((await cache.match(file)) ? undefined : ((await findKept(caches, file)) ?? ask(file, effects)))));
  // without one of these the lesson still opens
  await eachOf(data, async (file) => keep(file, () => ask(file, effects).catch(() => undefined)));
  for (const { address, html, headers } of pages) await cache.put(address, toKeptAnswer(html, headers, { ...note, path: address }));
  await forgetLesson(caches, path, name);
  return true;
}

async function readPage(address: string, effects: KeepEffects): Promise<{ readonly address: string; readonly html: string; readonly headers: Headers }> {
  const answer = await ask(address, effects);
  return { address, html: await answer.text(), headers: answer.headers };
}

/** Without cookies, so that nothing of the person can come back; an answer that is no 200 is none. */
async function ask(address: string, { fetch: fetchIt }: KeepEffects): Promise<Response> {
  const answer = await fetchIt(address, { credentials: 'omit', redirect: 'error', priority: 'low' }).catch(() => null);
  if (!answer?.ok) throw new Error(`Nobody answered for ${address}`);
  return answer;
}

async function eachOf(items: readonly string[], work: (item: string) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  const ends = await Promise.allSettled(
    Array.from({ length: AT_ONCE }, () =>
      worker().catch((error: unknown) => {
        waiting.length = 0; // the others end with what they are at
        throw error;
      }),
    ),
  );
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
}
