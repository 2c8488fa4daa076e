/** Open a page, get the first result of code: Epoch's lesson page against bare Pyodide, each in a fresh browser (cold cache). */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bench, BenchContext } from './measure.ts';
import { LESSON } from './lesson-page.ts';
import { serveFolder } from './static-server.ts';

const REPETITIONS = 7;
/** requests after which a server is as fast as one that has run for a minute */
const WARM_UP = 50;
const PYODIDE = fileURLToPath(new URL('../../node_modules/pyodide', import.meta.url));

/** As Pyodide's own documentation starts it in a worker, with everything else left out. */
const PYODIDE_PAGE = `<!doctype html><meta charset="utf-8"><title>Pyodide</title><pre id="out"></pre><script>
const worker = new Worker(URL.createObjectURL(new Blob([
  \`import { loadPyodide } from '\${location.origin}/pyodide.mjs';
   const pyodide = await loadPyodide({ indexURL: '\${location.origin}/' });
   postMessage(String(pyodide.runPython('1 + 1')));\`], { type: 'text/javascript' })), { type: 'module' });
worker.onmessage = (event) => { document.getElementById('out').textContent = event.data; };
</script>`;

/** ms that a browser just launched is busy with itself, which a learner's has long behind it */
const SETTLE = 2_000;

/** Opens `url` with nothing cached; gives ms by the page's own clock, from the start of the navigation until `isDone` holds. */
async function timePage(context: BenchContext, url: string, isDone: () => boolean): Promise<number> {
  const browser = await context.openBrowser();
  try {
    const page = await browser.newPage();
    await page.waitForTimeout(SETTLE);
    await page.goto(url, { waitUntil: 'commit' });
    // a frame's grain would be coarse beside what is measured
    await page.waitForFunction(isDone, undefined, { polling: 2 });
    return await page.evaluate(() => performance.now());
  } finally {
    await browser.close();
  }
}

const timePyodide = (context: BenchContext, origin: string): Promise<number> => timePage(context, `${origin}/`, () => document.getElementById('out')?.textContent === '2');

/** Presses Run as soon as it can be seen, as an eager learner would. */
const timeLesson = (context: BenchContext, lesson: string): Promise<number> =>
  timePage(context, `${context.origin}${lesson}`, () => {
    const cell = document.querySelector<HTMLElement>('section[id^="cell-"]');
    const run = cell?.querySelector<HTMLButtonElement>('button[aria-label^="Run "]');
    const isPainted = performance.getEntriesByName('first-contentful-paint').length > 0;
    if (run && isPainted && !('pressed' in window)) {
      Object.assign(window, { pressed: true });
      run.click();
    }
    return cell?.dataset['phase'] === 'done' && Boolean(cell.querySelector('[aria-label^="Output of"]')?.textContent);
  });

export const firstCell: Bench = {
  name: 'first-cell',
  about: 'open a lesson → first cell result, cold cache, against Pyodide printing 1+1',
  async run(context) {
    const server = await serveFolder(path.resolve(PYODIDE), { '/': PYODIDE_PAGE });
    const pyodide: number[] = [];
    const epoch: number[] = [];
    try {
      await timePyodide(context, server.origin); // fills the servers' own caches, not the browser's
      for (let request = 0; request < WARM_UP; request++) await fetch(`${context.origin}${LESSON}`).then((answer) => answer.text());
      await timeLesson(context, LESSON);
      for (let repetition = 0; repetition < REPETITIONS; repetition++) {
        context.say(`first-cell ${repetition + 1}/${REPETITIONS}`);
        pyodide.push(await timePyodide(context, server.origin));
        epoch.push(await timeLesson(context, LESSON));
      }
    } finally {
      await server.close();
    }
    return {
      measures: [
        { name: 'pyodide: 1+1', unit: 'ms', values: pyodide },
        { name: 'epoch: first cell of "welcome"', unit: 'ms', values: epoch, baseline: 'pyodide: 1+1', target: { of: 'ratio', atMost: 0.2 } },
      ],
    };
  },
};
