/** Open a page, get the first result of code: Epoch's lesson page against bare Pyodide, each in a fresh browser (cold cache). */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bench, BenchContext } from './measure.ts';
import { LESSON, whenInteractive } from './lesson-page.ts';
import { serveFolder } from './static-server.ts';

const REPETITIONS = 5;
const PYODIDE = fileURLToPath(new URL('../../node_modules/pyodide', import.meta.url));

/** As Pyodide's own documentation starts it in a worker, with everything else left out. */
const PYODIDE_PAGE = `<!doctype html><meta charset="utf-8"><title>Pyodide</title><pre id="out"></pre><script>
const worker = new Worker(URL.createObjectURL(new Blob([
  \`import { loadPyodide } from '\${location.origin}/pyodide.mjs';
   const pyodide = await loadPyodide({ indexURL: '\${location.origin}/' });
   postMessage(String(pyodide.runPython('1 + 1')));\`], { type: 'text/javascript' })), { type: 'module' });
worker.onmessage = (event) => { document.getElementById('out').textContent = event.data; };
</script>`;

async function timePyodide(context: BenchContext, origin: string): Promise<number> {
  const browser = await context.openBrowser();
  try {
    const page = await browser.newPage();
    const start = performance.now();
    await page.goto(`${origin}/`, { waitUntil: 'commit' });
    await page.locator('#out', { hasText: '2' }).waitFor();
    return performance.now() - start;
  } finally {
    await browser.close();
  }
}

/** Presses Run as soon as the page reacts to it, as an eager learner would. */
async function timeLesson(context: BenchContext, lesson: string): Promise<number> {
  const browser = await context.openBrowser();
  try {
    const page = await browser.newPage();
    const start = performance.now();
    await page.goto(`${context.origin}${lesson}`, { waitUntil: 'commit' });
    const cell = page.locator('section[id^="cell-"]').first();
    await cell.waitFor();
    await whenInteractive(page);
    await cell.getByRole('button', { name: /^Run/ }).click();
    await cell.locator('xpath=self::*[@data-phase="done"]').waitFor();
    await cell.getByRole('group').first().waitFor();
    return performance.now() - start;
  } finally {
    await browser.close();
  }
}

export const firstCell: Bench = {
  name: 'first-cell',
  about: 'open a lesson → first cell result, cold cache, against Pyodide printing 1+1',
  async run(context) {
    const server = await serveFolder(path.resolve(PYODIDE), { '/': PYODIDE_PAGE });
    const pyodide: number[] = [];
    const epoch: number[] = [];
    try {
      await timePyodide(context, server.origin); // fills the servers' own caches, not the browser's
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
        { name: 'epoch: first cell of "welcome" (tfjs)', unit: 'ms', values: epoch, baseline: 'pyodide: 1+1', target: { of: 'ratio', atMost: 0.2 } },
      ],
    };
  },
};
