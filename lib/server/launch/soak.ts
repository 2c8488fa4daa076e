/** `npm run soak`, `npm run soak -- --minutes 30 --seed 7`: a cluster under faults for as long as is wanted; hands over to e2e/cluster/soak.ts. */
import { resolve } from 'node:path';
import { live } from './life.ts';
import { main } from './main.ts';
import { runChild } from './run-child.ts';

await main(() =>
  live(async ({ signal }) => {
    const program = resolve('e2e', 'cluster', 'soak.ts');
    const isOk = await runChild({ name: '', command: process.execPath, args: ['--import', 'tsx', program, ...process.argv.slice(2)], env: {} }, signal);
    return isOk ? 0 : 1;
  }),
);
