/**
 * A tab as it is when another covers it. Headless browsers show every tab, so what Chromium does with a hidden one is done here: no
 * frames, for the page and for its Workers, and timers of the page once a second.
 */
import type { Page } from '@playwright/test';

declare global {
  interface Window {
    hideTab(isHidden: boolean): void;
  }
}

/** As text: the compiler that runs the benchmarks would add a helper to functions, which the page lacks. */
const HIDING = `{
  const frame = window.requestAnimationFrame.bind(window);
  const timeout = window.setTimeout.bind(window);
  const waiting = [];
  let isHidden = false;
  window.requestAnimationFrame = (call) => (isHidden ? waiting.push(call) : frame(call));
  window.setTimeout = (call, ms = 0) => timeout(call, isHidden ? Math.ceil(Math.max(ms, 1) / 1000) * 1000 : ms);
  Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => (isHidden ? 'hidden' : 'visible') });
  window.hideTab = (hides) => {
    isHidden = hides;
    document.dispatchEvent(new Event('visibilitychange'));
    if (!hides) for (const call of waiting.splice(0)) frame(call);
  };
}`;

/** Call it before the page opens. Its Workers never get frames; the page itself is hidden and shown by `hide` and `show`. */
export async function prepareHiddenTab(page: Page): Promise<void> {
  await page.route('**/kernel-worker.js', async (route) => {
    const response = await route.fetch().catch(() => null);
    if (!response) return; // the page that asked is gone, as after a reload
    await route.fulfill({ response, body: `self.requestAnimationFrame = () => 0;\n${await response.text()}` });
  });
  await page.addInitScript({ content: HIDING });
}

export const hide = (page: Page): Promise<void> => page.evaluate(() => window.hideTab(true));
export const show = (page: Page): Promise<void> => page.evaluate(() => window.hideTab(false));
