/** Runs benchmarks one after the other against a production server of their own: `main.ts [NAME…] [--json FILE]`. */
import { writeFileSync } from 'node:fs';
import { arch, availableParallelism, cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { startEpoch } from '../epoch-server.ts';
import { firstCell } from './first-cell.ts';
import { gradeBench } from './grade.ts';
import { formatSummaries, summarise, type Bench, type BenchContext, type Summary } from './measure.ts';
import { pageWeight } from './page-weight.ts';
import { training } from './training.ts';
import { warmCell } from './warm-cell.ts';

const BENCHES: readonly Bench[] = [pageWeight, firstCell, warmCell, training, gradeBench];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
const unknown = positionals.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. Expected some of:\n${BENCHES.map(({ name, about }) => `  ${name}  ${about}`).join('\n')}`);
  process.exit(1);
}
const chosen = BENCHES.filter(({ name }) => positionals.length === 0 || positionals.includes(name));

const executablePath = process.env['EPOCH_TEST_CHROMIUM'];
const server = await startEpoch({ dataDir: fileURLToPath(new URL('../../.epoch/bench', import.meta.url)) });
const context: BenchContext = {
  origin: server.url,
  openBrowser: () => chromium.launch({ ...(executablePath ? { executablePath } : {}), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] }),
  say: (text) => console.error(`  ${text}`),
};

const results: { readonly name: string; readonly about: string; readonly measures: readonly Summary[]; readonly skipped: readonly string[] }[] = [];
try {
  for (const bench of chosen) {
    console.log(`\n${bench.name}: ${bench.about}`);
    const { measures, skipped = [] } = await bench.run(context);
    const summaries = summarise(measures);
    console.log(formatSummaries(summaries));
    for (const reason of skipped) console.log(`  skipped: ${reason}`);
    results.push({ name: bench.name, about: bench.about, measures: summaries, skipped });
  }
} finally {
  await server.stop();
}
if (values.json) {
  const machine = { cpu: cpus()[0]?.model ?? arch(), cores: availableParallelism(), node: process.version };
  writeFileSync(values.json, `${JSON.stringify({ machine, at: new Date().toISOString(), benches: results }, null, 2)}\n`);
}
// A missed target is said, not a failure: how busy the machine is decides with it.
process.exit(0);
