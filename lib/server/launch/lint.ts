/** `npm run lint`: style and types of every file, and the layer order. */
import { live } from './life.ts';
import { main } from './main.ts';
import { runTool } from './run-tool.ts';
import { LINT_STAGES } from './test-stages.ts';

await main(() =>
  live(async ({ signal }) => {
    let isClean = true;
    for (const { tool } of LINT_STAGES) isClean = (await runTool(tool, {}, signal)).isOk && isClean;
    return isClean ? 0 : 1;
  }),
);
