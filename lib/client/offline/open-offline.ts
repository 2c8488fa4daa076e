/** The inline script that fetches `offline.js` once a page has loaded and is quiet, so that nothing of it delays the page. */

/** After the page has loaded, in milliseconds: first runs, figures and fonts come before. */
const QUIET_AFTER_MS = 3_000;

/** @param assetBase `/build/<hash>` */
export const offlineScript = (assetBase: string): string => `(${openWhenQuiet.toString()})(${String(QUIET_AFTER_MS)},${JSON.stringify(`${assetBase}/offline.js`)})`;

/** Uses nothing but its arguments: its text is all that the browser gets. */
function openWhenQuiet(afterMs: number, script: string): void {
  const open = (): void => {
    const element = document.createElement('script');
    element.type = 'module';
    element.src = script;
    document.head.append(element);
  };
  const whenIdle = (): void => {
    if ('requestIdleCallback' in window) requestIdleCallback(open, { timeout: afterMs });
    else open();
  };
  window.addEventListener('load', () => setTimeout(whenIdle, afterMs), { once: true });
}
