/** `npm test`, or `npm test -- unit e2e`: prepares what the stages need, runs them, and counts. */
import { stopPostgres } from '#lib/server/db/embedded-postgres.ts';
import { TEST_POSTGRES } from '#lib/server/db/test-database.ts';
import { ensureChromium } from './find-chromium.ts';
import { findProgram, installWithApt } from './install-with-apt.ts';
import { live } from './life.ts';
import { main } from './main.ts';
import { runChild, toScript } from './run-child.ts';
import { runTool, type Tool, type ToolResult } from './run-tool.ts';
import { StartError } from './start-error.ts';
import { STAGES, type Stage } from './test-stages.ts';

const typegen: Tool = { name: 'typegen', program: 'next/dist/bin/next', args: ['typegen'], report: null };

await main(() =>
  live(async (life) => {
    const stages = selectStages(process.argv.slice(2));
    life.atEnd(() => stopPostgres(TEST_POSTGRES));
    const env = await prepare(new Set(stages.flatMap((stage) => stage.needs)), life.signal);
    const results: { readonly stage: Stage; readonly result: ToolResult; readonly seconds: number }[] = [];
    let quiet: Promise<unknown> = Promise.resolve();
    for (const [index, stage] of stages.entries()) {
      const run = async (): Promise<void> => {
        console.log(`\n[${String(index + 1)}/${String(stages.length)}] ${stage.name}: ${stage.about}`);
        const startedAt = Date.now();
        const result = await runTool(stage.tool, env, life.signal);
        results.push({ stage, result, seconds: Math.round((Date.now() - startedAt) / 1000) });
      };
      // one after the other, and the stages that follow at their side
      if (stage.isQuiet) quiet = quiet.then(run);
      else await run();
    }
    await quiet;
    const passed = results.reduce((sum, { result }) => sum + result.passed, 0);
    const failed = results.reduce((sum, { result }) => sum + result.failed, 0);
    const summary = results
      .toSorted((a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage))
      .map(({ stage, result, seconds }) => `${stage.name.padEnd(12)} ${String(result.passed).padStart(5)} passed ${String(result.failed).padStart(4)} failed ${String(seconds).padStart(5)} s`);
    const failures = results.flatMap(({ stage, result }) => result.failures.map((name) => `${stage.name}: ${name}`));
    if (failures.length > 0) console.log(`\nFailed:\n${failures.join('\n')}`);
    console.log(`\n${summary.join('\n')}\n${String(passed)} passed, ${String(failed)} failed`);
    return failed === 0 ? 0 : 1;
  }),
);

function selectStages(names: readonly string[]): readonly Stage[] {
  const unknown = names.filter((name) => !STAGES.some((stage) => stage.name === name));
  if (unknown.length > 0) throw new StartError(`Expected stages among ${STAGES.map((stage) => stage.name).join(', ')}, got ${unknown.join(', ')}. For instance: npm test -- unit`);
  return names.length === 0 ? STAGES : STAGES.filter((stage) => names.includes(stage.name));
}

/** Makes what the stages need; gives the environment they run in. */
async function prepare(needs: ReadonlySet<string>, signal: AbortSignal): Promise<Readonly<Record<string, string>>> {
  if (needs.has('types') && !(await runTool(typegen, {}, signal)).isOk) throw new StartError('The types of the pages could not be generated; the reason is above.');
  if (needs.has('assets')) {
    for (const kind of ['sandbox', 'browser']) {
      const isBuilt = await runChild(toScript('assets', './build-assets.ts', {}, [kind]), signal);
      if (!isBuilt) throw new StartError(`The ${kind} files could not be built; the reason is above.`);
    }
  }
  // without it, the tests of the sandbox tier "contained" check that it is refused
  if (needs.has('bubblewrap') && process.platform === 'linux' && !findProgram('bwrap')) installWithApt('bubblewrap', 'the tests of the sandbox');
  const chromium = needs.has('browser') ? await ensureChromium(signal) : null;
  return chromium ? { EPOCH_TEST_CHROMIUM: chromium } : {};
}
