/**
 * What a page does for the time without a connection, fetched once it is quiet: registers the service worker, asks it to keep the
 * lesson, fills the lesson's line, and delivers what was submitted on other pages. A bundle of its own, so no page's first script grows.
 */
import { KEPT_ATTRIBUTE, OFFLINE_CHANNEL, isLessonPath, type KeepNews, type OfflineWish } from '#lib/course/offline.ts';
import { startDelivery } from '../submissions/deliver-pending.ts';
import { findLesson, listLessons } from './kept-lessons.ts';
import { isAutomatic, isRefused, noteRefused } from './keep-choice.ts';
import { showLine } from './offline-line.ts';

/** Nothing here is worth an error in the page: without a service worker all is as it was. */
export async function startOffline(): Promise<void> {
  startDelivery();
  if (!('serviceWorker' in navigator) || !('caches' in globalThis)) return;
  await navigator.serviceWorker.register('/sw.js', { updateViaCache: 'none' });
  const { active } = await navigator.serviceWorker.ready;
  const post = (wish: OfflineWish): void => active?.postMessage(wish);

  new BroadcastChannel(OFFLINE_CHANNEL).onmessage = ({ data }: MessageEvent<KeepNews>) => {
    showLine(data);
    markLinks().catch(() => undefined); // marks are a help only
  };
  document.addEventListener('click', ({ target }) => {
    const wish = target instanceof Element ? target.closest('[data-offline-wish]')?.getAttribute('data-offline-wish') : null;
    if (wish !== 'keep' && wish !== 'remove') return;
    const path = location.pathname;
    noteRefused(path, wish === 'remove');
    if (wish === 'keep') showLine({ path, state: 'keeping', done: 0, of: 1 });
    post({ wish, path });
  });

  const opened = location.pathname;
  const visit = async (): Promise<void> => {
    await markLinks();
    const path = location.pathname;
    // pages that were gone to within this one came from the server
    if (path !== opened) document.documentElement.removeAttribute(KEPT_ATTRIBUTE);
    const line = document.querySelector<HTMLElement>('[data-offline-line]');
    if (!isLessonPath(path) || !line) return;
    const kept = await findLesson(caches, path);
    if (kept) showLine({ path, state: 'kept' });
    if (kept?.build === line.dataset['build'] && kept?.version === line.dataset['version']) return;
    if (document.documentElement.dataset['kept'] !== undefined) return; // this is the kept copy: nobody can be asked
    if (!isRefused(path) && isAutomatic()) post({ wish: 'keep', path });
    else if (!kept) showLine({ path, state: 'removed' });
  };
  addEventListener('epoch:lesson', () => void visit().catch(() => undefined));
  await visit();
}

/** Lists of lessons say which are kept. */
async function markLinks(): Promise<void> {
  const kept = new Set((await listLessons(caches)).map(({ path }) => path));
  for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-offline-marks] a')) link.toggleAttribute('data-offline-kept', kept.has(link.pathname));
}
