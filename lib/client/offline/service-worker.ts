/**
 * The service worker: keeps lessons that were visited, and answers when nobody else does. It replaces nothing that the server says.
 * One of a new build waits until all pages of the old one are closed, as browsers do by themselves; what the old pages need stays in
 * the old cache until then.
 */
import { THEME_COOKIE } from '#lib/base/theme.ts';
import { OFFLINE_CHANNEL, OFFLINE_PAGE, isLessonPath, type KeepNews, type OfflineWish } from '#lib/course/offline.ts';
import { isAutomatic } from './keep-choice.ts';
import { keepLesson, type KeepEffects } from './keep-lesson.ts';
import { toShownPage } from './kept-page.ts';
import { findKept, forgetEmpty, forgetLesson, listLessons } from './kept-lessons.ts';
import { routeRequest, type Route } from './route-request.ts';
import type { WorkerFetchEvent, WorkerScope } from './worker-scope.ts';

/** How long the server may let a reader wait for a page that is kept, in milliseconds. */
const PATIENCE_MS = 4_000;
/** What a proxy says when our server is not there. */
const NOBODY_BEHIND = new Set([502, 503, 504]);

// the script of a service worker runs in no other scope
const scope = globalThis as unknown as WorkerScope;
const own = scope.epochBuild ?? null;
const channel = new BroadcastChannel(OFFLINE_CHANNEL);

const effects: KeepEffects = {
  caches: scope.caches,
  fetch: (...request) => fetch(...request),
  now: () => new Date(),
  tell: (news: KeepNews) => channel.postMessage(news),
};

/** One after the other: two lessons would fetch the same files twice. */
let work: Promise<unknown> = Promise.resolve();
const next = (job: () => Promise<unknown>): Promise<unknown> => (work = work.then(job, job));

scope.addEventListener('install', (event) => {
  // What is kept comes along to the new build before it takes over; what does not come stays where it is.
  event.waitUntil(
    next(async () => {
      if (!isAutomatic()) return;
      for (const { path, build } of await listLessons(scope.caches)) if (build !== own) await keepLesson(path, effects);
    }),
  );
});

scope.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([forgetEmpty(scope.caches, own), scope.clients.claim(), scope.registration.navigationPreload?.enable()]));
});

scope.addEventListener('message', (event) => {
  const { wish, path } = event.data as OfflineWish; // only pages of ours reach it
  if (!isLessonPath(path)) return;
  event.waitUntil(
    next(async () => {
      if (wish === 'keep') return keepLesson(path, effects);
      await forgetLesson(scope.caches, path);
      await forgetEmpty(scope.caches, null);
      effects.tell({ path, state: 'removed' });
    }),
  );
});

scope.addEventListener('fetch', (event) => {
  const route = routeRequest(event.request, scope.location.origin);
  if (route.kind !== 'pass') event.respondWith(answer(event, route));
});

async function answer(event: WorkerFetchEvent, route: Exclude<Route, { kind: 'pass' }>): Promise<Response> {
  switch (route.kind) {
    case 'file':
      return (await findKept(scope.caches, route.key)) ?? fetch(event.request);
    case 'data':
      return answerData(event, route.key);
    case 'page':
      return answerPage(event, route.key);
  }
}

async function answerData(event: WorkerFetchEvent, key: string): Promise<Response> {
  const found = await fetch(event.request).catch(() => null);
  if (found && !NOBODY_BEHIND.has(found.status)) return found;
  return (await findKept(scope.caches, key)) ?? found ?? Response.error();
}

async function answerPage(event: WorkerFetchEvent, key: string | null): Promise<Response> {
  const kept = key === null ? undefined : await findKept(scope.caches, key);
  const asked = event.preloadResponse.then((early) => early ?? fetch(event.request)).catch(() => null);
  const found = await (kept ? Promise.race([asked, new Promise<null>((resolve) => setTimeout(resolve, PATIENCE_MS, null))]) : asked);
  if (found && !(kept && NOBODY_BEHIND.has(found.status))) return found;
  const shown = kept ?? (await findKept(scope.caches, OFFLINE_PAGE));
  if (!shown) return (await asked) ?? Response.error();
  const theme = await scope.cookieStore?.get(THEME_COOKIE).catch(() => null);
  return toShownPage(shown, theme?.value, btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16)))));
}
