/**
 * A lesson is long, and a reader who opens it sees its beginning. Until the page is quiet only what is near the screen is laid
 * out (`[data-arriving]` in prose.css), so that text and cells are there sooner.
 */

/** Sent to the document when all is laid out. */
const ARRIVED = 'epoch:arrived';

/** How long after the page has loaded it may still be busy with a first run, in milliseconds. */
const BUSY_MS = 1500;

/** How long after that a page that is never idle (a figure that moves, a tab behind others) may still wait, in milliseconds. */
const NEVER_IDLE_MS = 2000;

/** An inline script, to stand before the text. A reader who comes to a place further down (a link to it, a reload) needs its true height at once. */
export function arrivalScript(): string {
  return `(${arrive.toString()})(${String(BUSY_MS)},${String(NEVER_IDLE_MS)},${JSON.stringify(ARRIVED)})`;
}

/** Calls back once the whole lesson is laid out, at once if it is. Gives a function that forgets it. */
export function onceArrived(callback: () => void): () => void {
  if (document.documentElement.dataset['arriving'] === undefined) callback();
  else document.addEventListener(ARRIVED, callback, { once: true });
  return () => document.removeEventListener(ARRIVED, callback);
}

/** Uses nothing but its arguments: its text is all that the browser gets. */
function arrive(busyMs: number, neverIdleMs: number, arrived: string): void {
  const [navigation] = performance.getEntriesByType('navigation');
  if (location.hash !== '' || !(navigation instanceof PerformanceNavigationTiming) || navigation.type !== 'navigate') return;
  const page = document.documentElement;
  page.dataset['arriving'] = '';
  const end = (): void => {
    delete page.dataset['arriving'];
    document.dispatchEvent(new Event(arrived));
  };
  const endWhenIdle = (): void => {
    if ('requestIdleCallback' in window) requestIdleCallback(end, { timeout: neverIdleMs });
    else end();
  };
  window.addEventListener('load', () => setTimeout(endWhenIdle, busyMs), { once: true });
  window.addEventListener('beforeprint', end, { once: true });
}
