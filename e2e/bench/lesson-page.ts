/** What the kernel benches do on a real lesson page. */
import type { Browser, Page } from '@playwright/test';

export const LESSON = '/courses/deep-learning/welcome';

/**
 * Opens the lesson with `code` in its first cells, as if the learner had typed it on an earlier visit, and waits until the
 * page reacts.
 * @param prepare what is done with the page before it opens
 */
export async function openLesson(browser: Browser, origin: string, codes: readonly string[], prepare?: (page: Page) => Promise<void>): Promise<{ page: Page; ids: readonly string[] }> {
  // keeping the lesson, 3 s after it came, is not what is measured
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await prepare?.(page);
  await page.goto(`${origin}${LESSON}`);
  const ids = await page.evaluate(
    ({ lesson, texts }) => {
      const cells = [...document.querySelectorAll<HTMLElement>('section[id^="cell-"]')].map((cell) => cell.id.slice('cell-'.length));
      texts.forEach((text, index) => {
        const draft = { id: `bench-${index}`, parent: null, base: 'bench', text, savedAt: Date.now(), parked: null };
        localStorage.setItem(`epoch.draft.v1:deep-learning/${lesson}/${cells[index]}`, JSON.stringify(draft));
      });
      return cells;
    },
    { lesson: 'welcome', texts: codes },
  );
  await page.reload();
  await whenInteractive(page);
  return { page, ids };
}

/** React has taken over the server's markup when it has left its properties on a button. */
export async function whenInteractive(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const run = document.querySelector('section[id^="cell-"] button');
    return run !== null && Object.keys(run).some((key) => key.startsWith('__reactProps'));
  });
}

/** Clicks Run in the page and gives ms until the cell says done and its output is drawn. */
export async function timeRun(page: Page, id: string): Promise<number> {
  return page.evaluate(
    (cellId) =>
      new Promise<number>((resolve, reject) => {
        const cell = document.getElementById(`cell-${cellId}`);
        const run = cell?.querySelector<HTMLButtonElement>('button[aria-label^="Run"]');
        if (!cell || !run) return reject(new Error(`no cell ${cellId} that can run`));
        const start = performance.now();
        let begun = false;
        const observer = new MutationObserver(() => {
          begun ||= cell.dataset['phase'] === 'running' || cell.dataset['phase'] === 'queued';
          if (begun && cell.dataset['phase'] === 'failed') reject(new Error(cell.innerText));
          if (!begun || cell.dataset['phase'] !== 'done' || cell.querySelector('[role="group"]') === null) return;
          observer.disconnect();
          requestAnimationFrame(() => resolve(performance.now() - start));
        });
        observer.observe(cell, { subtree: true, childList: true, attributes: true });
        run.click();
      }),
    id,
  );
}

/** The last line of text that the cell shows. */
export const readOutput = (page: Page, id: string): Promise<string> => page.locator(`#cell-${id} [role="group"]`).last().innerText();
