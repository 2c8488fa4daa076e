/** A cell that runs again, and a cell that runs right after an endless one was stopped. */
import type { Bench } from './measure.ts';
import { openLesson, timeRun } from './lesson-page.ts';

const RUNS = 30;
const STOPS = 9;

const WARM = "import * as tf from '@tensorflow/tfjs';\ntf.tidy(() => tf.scalar(1).add(1).dataSync()[0])";
const ENDLESS = 'while (true) {}';

export const warmCell: Bench = {
  name: 'warm-cell',
  about: 'latency of a warm cell, and from Stop to the next TensorFlow.js result',
  async run(context) {
    const browser = await context.openBrowser();
    try {
      const { page, ids } = await openLesson(browser, context.origin, [WARM, ENDLESS]);
      const [warm = '', endless = ''] = ids;
      for (let index = 0; index < 5; index++) await timeRun(page, warm);
      const latencies: number[] = [];
      for (let index = 0; index < RUNS; index++) latencies.push(await timeRun(page, warm));

      const stops: number[] = [];
      for (let index = 0; index < STOPS; index++) {
        context.say(`warm-cell: stop ${index + 1}/${STOPS}`);
        await page.locator(`#cell-${endless}`).getByRole('button', { name: `Run ${endless}`, exact: true }).click();
        await page.locator(`#cell-${endless}[data-phase="running"]`).waitFor();
        // an ended busy loop keeps its core for about two seconds more; a learner's stop comes when the spare is ready
        await page.waitForTimeout(3_000);
        stops.push(
          await page.evaluate(
            ({ endlessId, warmId }) =>
              new Promise<number>((resolve) => {
                const spinning = document.getElementById(`cell-${endlessId}`);
                const next = document.getElementById(`cell-${warmId}`);
                const start = performance.now();
                let asked = false;
                const observer = new MutationObserver(() => {
                  if (!asked && spinning?.dataset['phase'] !== 'running' && spinning?.dataset['phase'] !== 'stopping') {
                    asked = true;
                    next?.querySelector<HTMLButtonElement>('button[aria-label^="Run"]')?.click();
                  } else if (asked && next?.dataset['phase'] === 'done') {
                    observer.disconnect();
                    resolve(performance.now() - start);
                  }
                });
                observer.observe(document.body, { subtree: true, childList: true, attributes: true });
                spinning?.querySelector<HTMLButtonElement>('button[aria-label^="Stop"]')?.click();
              }),
            { endlessId: endless, warmId: warm },
          ),
        );
      }
      return {
        measures: [
          { name: 'warm cell: click to drawn result', unit: 'ms', values: latencies, target: { of: 'median', atMost: 16 } },
          { name: 'endless cell: Stop to next result', unit: 'ms', values: stops, target: { of: 'median', atMost: 50 } },
        ],
      };
    } finally {
      await browser.close();
    }
  },
};
