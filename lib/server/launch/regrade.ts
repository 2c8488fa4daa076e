/** `npm run regrade -- EXERCISE [--dry-run | --apply [--never-lower]]` and `npm run regrade -- --revert REGRADE`. */
import { setTimeout as pause } from 'node:timers/promises';
import { openDatabase, type Database } from '#lib/server/db/client.ts';
import { env, type Env } from '#lib/server/env/env.ts';
import { ensureSecret } from '#lib/server/learner/secret.ts';
import { listGraders } from '#lib/server/queue/heartbeat.ts';
import { applyRegrade, revertRegrade, type ApplyFailure, type RevertFailure } from '#lib/server/regrades/apply-regrade.ts';
import { formatCounts, formatRegrade } from '#lib/server/regrades/format-regrade.ts';
import { readRegrade, type RegradeReport } from '#lib/server/regrades/read-regrade.ts';
import { startRegrade, type StartFailure } from '#lib/server/regrades/start-regrade.ts';
import { live, type Life } from './life.ts';
import { main } from './main.ts';
import { parseRegradeArgs } from './parse-regrade-args.ts';
import { reachDatabase } from './reach-database.ts';
import { supervise, toScript } from './run-child.ts';
import { StartError } from './start-error.ts';

/** ms between two looks at how far it is */
const LOOK_EVERY = 500;

await main(() => live(regrade));

async function regrade(life: Life): Promise<number> {
  const wish = parseRegradeArgs(process.argv.slice(2));
  const settings = env();
  const url = await reachDatabase(settings, life);
  const db = openDatabase(url, 2);
  life.atEnd(() => db.$disconnect());
  if (wish.kind === 'revert') {
    const reverted = await revertRegrade(db, wish.regrade);
    if (!reverted.ok) throw new StartError(describeFailure(reverted.error));
    console.log(reverted.value.changed === 0 ? 'Reverted before; nothing changed now.' : `Reverted: ${String(reverted.value.changed)} old verdicts stand again.`);
    return 0;
  }
  const started = await startRegrade(db, wish.exercise);
  if (!started.ok) {
    if (started.error.kind === 'unknown-exercise') throw new StartError(describeStart(wish.exercise, started.error));
    console.log(describeStart(wish.exercise, started.error));
    return 0;
  }
  const report = await waitUntilGraded(db, started.value.regrade, () => ensureGrader(db, settings, url, life), life.signal);
  console.log(formatRegrade(report));
  if (wish.kind === 'dry-run') {
    console.log(report.appliedAt ? `It was applied at ${report.appliedAt.toISOString()}. To put the old verdicts back: npm run regrade -- --revert ${report.id}` : `Nothing was changed. To make it stand: npm run regrade -- ${wish.exercise} --apply [--never-lower]`);
    return 0;
  }
  const applied = await applyRegrade(db, report.id, { neverLower: wish.neverLower });
  if (!applied.ok) throw new StartError(describeFailure(applied.error));
  console.log(report.appliedAt ? 'Applied before; nothing changed now.' : `Applied: ${String(applied.value.changed)} verdicts changed; the old ones are kept. To put them back: npm run regrade -- --revert ${report.id}`);
  return 0;
}

/** Waits for the graders; a submission without a try left is waited for no longer. */
async function waitUntilGraded(db: Database, id: string, needGrader: () => Promise<void>, signal: AbortSignal): Promise<RegradeReport> {
  let told = '';
  for (let isFirst = true; ; isFirst = false) {
    const report = await readRegrade(db, id);
    if (!report) throw new Error(`Expected regrade ${id}, which was just started`);
    if (!report.entries.some(({ outcome }) => outcome.kind === 'waiting')) return report;
    if (isFirst) await needGrader();
    const counts = formatCounts(report);
    if (counts !== told) console.error((told = counts));
    await pause(LOOK_EVERY, undefined, { signal });
  }
}

/** Where no grader runs anywhere, one of our own for as long as this takes. */
async function ensureGrader(db: Database, settings: Env, url: string, life: Life): Promise<void> {
  if ((await listGraders(db)).length > 0) return;
  console.error('No grader runs: starting one for this regrade.');
  const childEnv = { NODE_ENV: 'production', DATABASE_URL: url, EPOCH_SECRET: settings.secret ?? ensureSecret(settings.dataDir), EPOCH_DATA_DIR: settings.dataDir };
  const grader = supervise(toScript('grader', './grader.ts', childEnv));
  life.atEnd(() => grader.stop());
  await grader.ready;
}

function describeStart(exercise: string, failure: StartFailure): string {
  if (failure.kind === 'unknown-exercise') return `Expected a published exercise as course/lesson/exercise, got ${exercise}. Its id is in the address of a receipt's lesson, and in content/courses.`;
  return `Nothing to regrade: every verdict of ${exercise} comes from the published version ${failure.version.slice(0, 12)}. If its checks were just changed, publish them first: npm start.`;
}

function describeFailure(failure: ApplyFailure | RevertFailure): string {
  switch (failure.kind) {
    case 'unknown-regrade':
      return 'There is no such regrade. Its id is printed by --dry-run and --apply.';
    case 'unfinished':
      return `Nothing was applied: ${String(failure.open)} submissions are not graded yet or failed by our fault. Run the command again: it goes on where it ended.`;
    case 'broken':
      return `Nothing was applied: the new checks have a mistake of their own and threw on ${String(failure.broken)} submissions (${failure.reason}). Correct and publish them, then regrade again.`;
    case 'reverted':
      return 'Nothing was applied: this regrade was reverted. Run the command again to start a new one.';
    case 'not-applied':
      return 'Nothing was reverted: this regrade was never applied.';
    case 'overtaken':
      return `Nothing was changed: the newer regrade ${failure.by} stands on top of it. Revert that one first: npm run regrade -- --revert ${failure.by}`;
  }
}
