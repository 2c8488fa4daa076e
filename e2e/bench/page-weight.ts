/** Script that a lesson page brings before anybody runs anything, compressed as it travels. */
import type { Bench } from './measure.ts';
import { LESSON, whenInteractive } from './lesson-page.ts';

const KIB = 1024;

export const pageWeight: Bench = {
  name: 'page-weight',
  about: 'script on a lesson page before the first run, gzipped',
  async run(context) {
    const browser = await context.openBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(`${context.origin}${LESSON}`, { waitUntil: 'load' });
      await whenInteractive(page);
      const bytes = await page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .filter((entry): entry is PerformanceResourceTiming => entry instanceof PerformanceResourceTiming && /\.js(\?|$)/.test(entry.name))
          .reduce((sum, entry) => sum + entry.encodedBodySize, 0),
      );
      return { measures: [{ name: 'script before the first run', unit: 'KB', values: [bytes / KIB], target: { of: 'median', atMost: 160 } }] };
    } finally {
      await browser.close();
    }
  },
};
