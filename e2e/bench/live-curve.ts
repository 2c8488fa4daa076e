/** A curve that grows thirty times a second: frames that come late because of it, and what it costs the page. */
import type { Page } from '@playwright/test';
import { openLesson } from './lesson-page.ts';
import type { Bench, Measure } from './measure.ts';

const SECONDS = 5;
const HERTZ = 30;
const ROUNDS = 3;
/** ms after which a frame of a display with 60 Hz is late: one and a half of its intervals */
const LATE = 25;
/** points of each of five series that are there before the growing begins */
const POINTS_BEFORE = 10_000;

const loop = (before: string, step: string): string =>
  `import { curve } from 'epoch/display';\n${before}\nconst begun = performance.now();\nfor (let tick = 1; tick <= ${SECONDS * HERTZ}; tick += 1) {\n  ${step}\n  await new Promise((next) => setTimeout(next, begun + (tick * 1000) / ${HERTZ} - performance.now()));\n}`;
const NAMES = ['a', 'b', 'c', 'd', 'e'];
const record = (x: string): string => `{ ${NAMES.map((name, at) => `${name}: Math.sin(${x} / 500) + ${at}`).join(', ')} }`;

/** The same waiting, with nothing shown: what the page and this machine are late by themselves. */
const WITHOUT = loop('', '');
const SMALL = loop("const small = curve({ title: 'Small' });", "small.add({ loss: 1 / tick, accuracy: 1 - 1 / tick });");
const LARGE = loop(`const large = curve({ title: 'Large' });\nfor (let at = 0; at < ${POINTS_BEFORE}; at += 1) large.add(${record('at')});\nawait new Promise((next) => setTimeout(next, 500));`, `large.add(${record('tick')});`);

interface Frame {
  /** ms since the frame before */
  readonly after: number;
  /** ms from the frame's start until the page's thread was free again: scripts, styles, layout, painting */
  readonly work: number;
  /** the cell's output changed in it */
  readonly updated: boolean;
}

declare global {
  interface Window {
    benchFrames: Frame[];
  }
}

/** Runs a cell and gives the frames of the time in which it only grows. */
async function run(page: Page, id: string): Promise<readonly Frame[]> {
  await page.locator(`#cell-${id}`).getByRole('button', { name: `Run ${id}`, exact: true }).click();
  await page.locator(`#cell-${id}[data-phase="running"]`).waitFor();
  // the chart's own script and its first drawing are not what is measured
  await page.waitForTimeout(1_500);
  await page.evaluate((cellId) => {
    const frames: Frame[] = [];
    window.benchFrames = frames;
    let [last, begun, changed] = [performance.now(), 0, false];
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      frames.push({ after: begun - last, work: performance.now() - begun, updated: changed });
      [last, changed] = [begun, false];
    };
    new MutationObserver(() => void (changed = true)).observe(document.querySelector(`#cell-${cellId}`) ?? document.body, { subtree: true, childList: true, characterData: true });
    // a method: the loader would wrap a named function in something that the page does not have
    const watch = {
      note(at: number): void {
        if (window.benchFrames !== frames) return;
        begun = at;
        port2.postMessage(null);
        requestAnimationFrame(watch.note);
      },
    };
    requestAnimationFrame(watch.note);
  }, id);
  await page.waitForTimeout((SECONDS - 2) * 1_000);
  const frames = await page.evaluate(() => {
    const all = window.benchFrames;
    window.benchFrames = [];
    return all.slice(1);
  });
  await page.locator(`#cell-${id}[data-phase="done"]`).waitFor({ timeout: 60_000 });
  return frames;
}

export const liveCurve: Bench = {
  name: 'live-curve',
  about: `a curve that grows at ${HERTZ} Hz for ${SECONDS} s: frames later than ${LATE} ms, and the page's work in a frame`,
  async run(context) {
    const browser = await context.openBrowser();
    try {
      const { page, ids } = await openLesson(browser, context.origin, [WITHOUT, SMALL, LARGE]);
      const [without = '', small = '', large = ''] = ids;
      const runs: Record<'without' | 'small' | 'large', (readonly Frame[])[]> = { without: [], small: [], large: [] };
      for (let round = 0; round < ROUNDS; round += 1) {
        context.say(`live-curve: round ${round + 1}/${ROUNDS}`);
        runs.without.push(await run(page, without));
        runs.small.push(await run(page, small));
        runs.large.push(await run(page, large));
      }
      const late = (name: string, of: readonly (readonly Frame[])[], more: Partial<Measure> = {}): Measure => ({ name: `late frames, ${name}`, unit: '/run', values: of.map((frames) => frames.filter(({ after }) => after > LATE).length), ...more });
      const updates = (of: readonly (readonly Frame[])[]): number[] => of.flatMap((frames) => frames.filter(({ updated }) => updated).map(({ work }) => work));
      return {
        measures: [
          late('no chart', runs.without),
          late('two series from empty', runs.small, { baseline: 'late frames, no chart', target: { of: 'median', atMost: 0 } }),
          late('five series of 10,000 points', runs.large, { baseline: 'late frames, no chart', target: { of: 'median', atMost: 0 } }),
          { name: 'work in a frame, no chart', unit: 'ms', values: runs.without.flatMap((frames) => frames.map(({ work }) => work)) },
          { name: 'work in a frame with an update, two series', unit: 'ms', values: updates(runs.small), baseline: 'work in a frame, no chart' },
          { name: 'work in a frame with an update, 50,000 points', unit: 'ms', values: updates(runs.large), baseline: 'work in a frame, no chart', target: { of: 'median', atMost: 16 } },
        ],
      };
    } finally {
      await browser.close();
    }
  },
};
