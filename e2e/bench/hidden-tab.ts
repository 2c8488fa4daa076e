/** Whether training keeps its speed in a tab that nobody looks at. */
import { invariant } from '#lib/base/invariant.ts';
import { hide, prepareHiddenTab, show } from '../hidden-tab.ts';
import { openLesson, readOutput } from './lesson-page.ts';
import type { Bench } from './measure.ts';

const REPETITIONS = 5;

/** Epochs a second of `model.fit`, which yields every 125 ms; the first are not counted. */
const CELL = `import * as tf from '@tensorflow/tfjs';
await tf.setBackend('wasm');
const rate = await (async () => {
  const x = tf.randomNormal([256, 32], 0, 1, 'float32', 1);
  const y = tf.randomNormal([256, 1], 0, 1, 'float32', 2);
  const net = tf.sequential({ layers: [tf.layers.dense({ units: 64, activation: 'relu', inputShape: [32] }), tf.layers.dense({ units: 1 })] });
  net.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
  await net.fit(x, y, { epochs: 5 });
  const start = performance.now();
  await net.fit(x, y, { epochs: 150 });
  return 150 / ((performance.now() - start) / 1000);
})();
\`rate=\${rate}\``;

export const hiddenTab: Bench = {
  name: 'hidden-tab',
  about: 'epochs of model.fit per second in a hidden tab (no frames, page timers once a second) against a visible one',
  async run(context) {
    const visible: number[] = [];
    const hidden: number[] = [];
    for (let repetition = 0; repetition < REPETITIONS; repetition++) {
      for (const [values, hides] of [[visible, false], [hidden, true]] as const) {
        context.say(`hidden tab ${repetition + 1}/${REPETITIONS}, ${hides ? 'hidden' : 'visible'}`);
        const browser = await context.openBrowser();
        try {
          const { page, ids } = await openLesson(browser, context.origin, [CELL], hides ? prepareHiddenTab : undefined);
          const [id = ''] = ids;
          await page.click(`[data-run="${id}"]`);
          if (hides) await hide(page);
          // by the state that its record holds, not by what is drawn
          await page.waitForFunction((cell) => document.getElementById(`cell-${cell}`)?.dataset['phase'] === 'done', id, { polling: 250 });
          if (hides) await show(page);
          await page.waitForSelector(`[aria-label="Output of ${id}"]`);
          const rate = /rate=([\d.]+)/.exec(await readOutput(page, id))?.[1];
          invariant(rate, 'the cell to print its rate');
          values.push(Number(rate));
        } finally {
          await browser.close();
        }
      }
    }
    return {
      measures: [
        { name: 'fit in a visible tab', unit: '/s', values: visible },
        { name: 'fit in a hidden tab', unit: '/s', values: hidden, baseline: 'fit in a visible tab', target: { of: 'ratio', atLeast: 0.9 } },
      ],
      notes: ['Without frames of its own (lib/client/sandbox/frame-pace.ts), fit would stand still in a hidden tab: TensorFlow.js waits for one every 125 ms.'],
    };
  },
};
