/** Runs the benchmarks named on the command line, or all of them. Usage: npm run bench -- [NAME…] [--json FILE] */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { startEpoch } from '../epoch-server.ts';
import { content } from './content.ts';
import { convolutions } from './convolutions.ts';
import { firstCell } from './first-cell.ts';
import { grading } from './grading.ts';
import { hiddenTab } from './hidden-tab.ts';
import { formatSummaries, summarise, type Bench, type BenchContext, type Summary } from './measure.ts';
import { liveCurve } from './live-curve.ts';
import { loops } from './loops.ts';
import { notebook } from './notebook.ts';
import { pageWeight } from './page-weight.ts';
import { playground } from './playground.ts';
import { preview } from './preview.ts';
import { training } from './training.ts';
import { warmCell } from './warm-cell.ts';

const BENCHES: readonly Bench[] = [pageWeight, firstCell, warmCell, notebook, loops, liveCurve, training, hiddenTab, convolutions, playground, grading, content, preview];

const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
const unknown = positionals.filter((name) => !BENCHES.some((bench) => bench.name === name));
if (unknown.length > 0) {
  console.error(`Expected benchmarks among ${BENCHES.map((bench) => bench.name).join(', ')}, got ${unknown.join(', ')}.`);
  process.exit(2);
}
const chosen = positionals.length === 0 ? BENCHES : BENCHES.filter((bench) => positionals.includes(bench.name));

const dataDir = await mkdtemp(path.join(tmpdir(), 'epoch-bench-'));
const server = chosen.every(({ startsItsOwn }) => startsItsOwn) ? null : await startServer();
const executablePath = process.env['EPOCH_TEST_CHROMIUM'];
const context: BenchContext = {
  origin: server?.url ?? '',
  openBrowser: () => chromium.launch({ ...(executablePath ? { executablePath } : {}), args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] }),
  say: (text) => process.stderr.write(`  … ${text}\n`),
};

const results: { bench: string; measures: readonly Summary[]; skipped: readonly string[] }[] = [];
try {
  for (const bench of chosen) {
    console.log(`\n${bench.name}: ${bench.about}`);
    const { measures, skipped = [], notes = [] } = await bench.run(context);
    const rows = summarise(measures);
    console.log(formatSummaries(rows));
    for (const note of notes) console.log(`  ${note}`);
    for (const reason of skipped) console.log(`  skipped: ${reason}`);
    results.push({ bench: bench.name, measures: rows, skipped });
  }
} finally {
  await server?.stop();
  await rm(dataDir, { recursive: true, force: true });
}

if (values.json) {
  await writeFile(values.json, `${JSON.stringify({ at: new Date().toISOString(), node: process.version, cores: cpus().length, cpu: cpus()[0]?.model ?? '', results }, null, 2)}\n`);
  console.log(`\nWritten to ${values.json}`);
}
const missed = results.flatMap(({ measures }) => measures.filter((row) => row.met === false));
console.log(missed.length === 0 ? '\nEvery target is met.' : `\n${missed.length} ${missed.length === 1 ? 'target is' : 'targets are'} missed: ${missed.map((row) => row.name).join('; ')}`);

async function startServer() {
  console.log('Starting a server of its own …');
  return startEpoch({ dataDir });
}
