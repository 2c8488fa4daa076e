/** Script that a lesson page brings before anybody runs anything, gzipped (it travels as brotli where the browser takes that). */
import { gzipSync } from 'node:zlib';
import type { Bench } from './measure.ts';
import { LESSON } from './lesson-page.ts';

const KILO = 1000;

export const pageWeight: Bench = {
  name: 'page-weight',
  about: 'script on a lesson page before the first run, gzipped',
  async run(context) {
    const browser = await context.openBrowser();
    try {
      const page = await browser.newPage();
      const scripts: Promise<number>[] = [];
      page.on('response', (response) => {
        if (response.request().resourceType() === 'script') scripts.push(response.body().then((body) => gzipSync(body).length));
      });
      await page.goto(`${context.origin}${LESSON}`, { waitUntil: 'networkidle' });
      const bytes = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
      return { measures: [{ name: 'script before the first run', unit: 'KB', values: [bytes / KILO], target: { of: 'median', atMost: 160 } }] };
    } finally {
      await browser.close();
    }
  },
};
