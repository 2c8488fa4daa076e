/** `npm run build`: builds everything that a start would build, e.g. into an image. Needs no database. */
import { live } from './life.ts';
import { main } from './main.ts';
import { preparePages, prepareSandboxFiles } from './prepare-files.ts';

await main(() =>
  live(async ({ signal }) => {
    const env = { NODE_ENV: 'production' };
    await prepareSandboxFiles(env, signal);
    await preparePages(env, signal);
    return 0;
  }),
);
