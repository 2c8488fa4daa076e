/** From a saved lesson to its open page: `npm run dev` on a copy of the courses, a real browser, the clock of the file's writer. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { startEpochDev } from '../epoch-server.ts';
import { whenInteractive } from './lesson-page.ts';
import type { Bench } from './measure.ts';

const SAVES = 30;
const WARM_UP = 4;
/** ms between two saves: whatever follows the page, such as publishing, has time to end */
const PAUSE_MS = 1500;
/** the longest of the built-in lessons */
const LESSON = { path: '/courses/deep-learning/backprop-step-by-step', file: 'deep-learning/24-backprop-step-by-step/lesson.mdx' };

export const preview: Bench = {
  name: 'preview',
  about: 'from saving a lesson to seeing it in its open page, under npm run dev',
  startsItsOwn: true,
  async run(context) {
    const folder = await mkdtemp(join(tmpdir(), 'epoch-preview-'));
    const courses = join(folder, 'courses');
    await cp('content/courses', courses, { recursive: true });
    const server = await startEpochDev({ dataDir: join(folder, 'data'), courses });
    const browser = await context.openBrowser();
    try {
      const page = await browser.newPage();
      // the first page of a development server is compiled when it is asked for
      page.setDefaultTimeout(120_000);
      // its courses are published after it is ready
      while ((await page.goto(`${server.url}${LESSON.path}`))?.ok() !== true) await page.waitForTimeout(PAUSE_MS);
      await whenInteractive(page);
      const file = join(courses, LESSON.file);
      const text = await readFile(file, 'utf8');
      const prose: number[] = [];
      const mistakes: number[] = [];
      for (let save = 0; save < WARM_UP + SAVES; save += 1) {
        context.say(`preview: save ${save + 1}/${WARM_UP + SAVES}`);
        const word = `preview-${save}`;
        const took = await timeSave(page, file, insertBlock(text, `The author writes ${word}.`), word);
        const found = await timeSave(page, file, insertBlock(text, `A mistake: <Mistake${word} />`), `<Mistake${word}`);
        if (save < WARM_UP) continue;
        prose.push(took);
        mistakes.push(found);
      }
      return {
        measures: [
          { name: 'a changed paragraph: file written to drawn', unit: 'ms', values: prose, target: { of: 'median', atMost: 300 } },
          { name: 'a mistake: file written to told at its place', unit: 'ms', values: mistakes, target: { of: 'median', atMost: 300 } },
        ],
      };
    } finally {
      await browser.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    }
  },
};

/** A block of its own in the middle of the lesson. */
function insertBlock(text: string, block: string): string {
  const heading = text.indexOf('\n## ', text.length / 2);
  return `${text.slice(0, heading)}\n\n${block}\n${text.slice(heading)}`;
}

/** ms from the start of writing until a frame with the words was drawn: page and writer have the same clock. */
async function timeSave(page: Page, file: string, text: string, words: string): Promise<number> {
  await page.waitForTimeout(PAUSE_MS);
  const drawn = page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        const article = document.querySelector('article');
        const observer = new MutationObserver(() => {
          if (!article?.textContent.includes(wanted)) return;
          observer.disconnect();
          requestAnimationFrame(() => resolve(Date.now()));
        });
        if (article) observer.observe(article, { subtree: true, childList: true, characterData: true });
      }),
    words,
  );
  const start = Date.now();
  await writeFile(file, text);
  return (await drawn) - start;
}
