/** `npm run bench`, `npm run bench -- NAME…`, `-- --json FILE`: prepares what a benchmark needs and hands over to e2e/bench/main.ts. */
import { resolve } from 'node:path';
import { ensureChromium } from './find-chromium.ts';
import { live } from './life.ts';
import { main } from './main.ts';
import { runChild } from './run-child.ts';

await main(() =>
  live(async ({ signal }) => {
    const chromium = await ensureChromium(signal);
    const program = resolve('e2e', 'bench', 'main.ts');
    const env: Record<string, string> = chromium ? { EPOCH_TEST_CHROMIUM: chromium } : {};
    const isOk = await runChild({ name: '', command: process.execPath, args: ['--import', 'tsx', program, ...process.argv.slice(2)], env }, signal);
    return isOk ? 0 : 1;
  }),
);
