/** What the notebook bench does in a page: add cells, type, open editors, watch frames and memory. */
import type { CDPSession, Page } from '@playwright/test';
import { timeRun, whenInteractive } from './lesson-page.ts';

/** Cells in the page, drawn and alive. */
const CELLS = 'section[id^="cell-"]';
const OWN_CELLS = 'section[id^="cell-own-bench"]';

/** Writes own cells behind the lesson's last, as if they had been added on an earlier visit; the next opening has them. */
export async function addOwnCells(page: Page, count: number, text: string): Promise<void> {
  await page.evaluate(
    ({ many, source }) => {
      const cells = Array.from({ length: many }, (_, index) => ({ id: `own-bench${String(index).padStart(3, '0')}`, kind: 'code', anchor: '$', side: 'after' }));
      const layout = JSON.stringify({ version: 1, cells, bin: [], foldedCode: [], foldedOutput: [] });
      for (const [name, value] of [...cells.map(({ id }) => [id, source] as const), ['own-cells', layout] as const]) {
        localStorage.setItem(`epoch.draft.v1:deep-learning/welcome/${name}`, JSON.stringify({ id: `bench-${name}`, parent: null, base: 'bench', text: value, savedAt: Date.now(), parked: null }));
      }
    },
    { many: count, source: text },
  );
}

/** ms by the page's clock until all cells are drawn. */
export async function timeOpening(page: Page, cells: number): Promise<number> {
  await page.reload();
  await whenInteractive(page);
  await page.waitForFunction(({ selector, count }) => document.querySelectorAll(selector).length >= count, { selector: CELLS, count: cells }, { polling: 'raf' });
  return page.evaluate(() => performance.now());
}

/** From each key to the frame that shows it, ms. */
export async function timeKeys(page: Page, id: string, keys: number): Promise<readonly number[]> {
  await openEditor(page, id);
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(window, { keyTimes: times });
    addEventListener(
      'keydown',
      () => {
        const start = performance.now();
        requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - start)));
      },
      true,
    );
  });
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' //'.padEnd(keys, 'x'), { delay: 60 });
  // the first keys load what typing needs
  return page.evaluate(() => (window as unknown as { keyTimes: number[] }).keyTimes.slice(5)); // put there above
}

/** From a press on Edit to the caret in the editor, ms; earlier editors stay open. */
export async function timeEditor(page: Page, index: number): Promise<number> {
  const id = await page.locator(OWN_CELLS).nth(index).getAttribute('id');
  return openEditor(page, id?.slice('cell-'.length) ?? '');
}

async function openEditor(page: Page, id: string): Promise<number> {
  await page.locator(`#cell-${id}`).scrollIntoViewIfNeeded();
  const start = await page.evaluate((cell) => {
    document.getElementById(`cell-${cell}`)?.querySelector<HTMLButtonElement>('button[aria-label^="Edit"]')?.click();
    return performance.now();
  }, id);
  const end = await page.waitForFunction((cell) => {
    const active = document.activeElement;
    return document.getElementById(`cell-${cell}`)?.contains(active) && active?.matches('textarea, [role="textbox"]') ? performance.now() : 0;
  }, id, { polling: 'raf' });
  return (await end.jsonValue()) - start;
}

/** From Run all to the last own cell's result, ms. */
export async function timeRunAll(page: Page): Promise<number> {
  return page.evaluate(
    (selector) =>
      new Promise<number>((resolve) => {
        const last = [...document.querySelectorAll<HTMLElement>(selector)].at(-1);
        if (!last) return resolve(Number.NaN);
        const start = performance.now();
        let isQueued = false;
        const observer = new MutationObserver(() => {
          isQueued ||= last.dataset['phase'] === 'queued' || last.dataset['phase'] === 'running';
          if (!isQueued || last.dataset['phase'] !== 'done') return;
          observer.disconnect();
          requestAnimationFrame(() => resolve(performance.now() - start));
        });
        observer.observe(last, { attributes: true, attributeFilter: ['data-phase'] });
        for (const button of document.querySelectorAll<HTMLButtonElement>('section[aria-label="Notebook"] button')) if (button.innerText.trim() === 'Run all') button.click();
      }),
    OWN_CELLS,
  );
}

/** KB in use by the page once garbage is gone. */
export async function readHeap(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1_000;
}

/** The longest time between two frames of the page while a cell floods it, ms. */
export async function longestFrame(page: Page, id: string): Promise<number> {
  await page.evaluate(() => {
    const frames = { longest: 0, last: performance.now(), on: true };
    Object.assign(window, { frames });
    void (async () => {
      while (frames.on) {
        const now = await new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now())));
        frames.longest = Math.max(frames.longest, now - frames.last);
        frames.last = now;
      }
    })();
  });
  await timeRun(page, id);
  return page.evaluate(() => {
    const { frames } = window as unknown as { frames: { longest: number; on: boolean } }; // put there above
    frames.on = false;
    return frames.longest;
  });
}
