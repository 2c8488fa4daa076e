/**
 * `npm run dev`, `npm run dev -- FOLDER` for courses of another folder: pages reload by themselves, a saved lesson shows in its open
 * page, browser files and grader follow their sources.
 */
import { sep } from 'node:path';
import { env } from '#lib/server/env/env.ts';
import { ensureSecret } from '#lib/server/learner/secret.ts';
import { checkPort, lockDataDir } from './instance-lock.ts';
import { live, type Life } from './life.ts';
import { tellReady } from './lifetime.ts';
import { isLiveMessage } from './live-pages.ts';
import { main } from './main.ts';
import { prepareDatabase } from './prepare-database.ts';
import { runChild, supervise, toScript, type ChildSpec } from './run-child.ts';
import { watchFolders } from './watch-folders.ts';

await main(() => live(develop));

async function develop(life: Life): Promise<number> {
  const settings = env();
  const lock = lockDataDir(settings);
  life.atEnd(() => lock.release());
  await checkPort(settings);
  const database = await prepareDatabase(settings);
  life.atEnd(() => database.stop());
  database.keep();
  const childEnv = {
    NODE_ENV: 'development',
    DATABASE_URL: database.url,
    EPOCH_SECRET: settings.secret ?? ensureSecret(settings.dataDir),
    EPOCH_DATA_DIR: settings.dataDir,
  };
  await buildAll(childEnv, life.signal);

  const web = supervise(toScript('web', './web.ts', childEnv));
  life.atEnd(() => web.stop());
  const grader = supervise(toScript('grader', './grader.ts', childEnv));
  life.atEnd(() => grader.stop());
  const content = supervise(toScript('content', './publish-content.ts', childEnv, ['--watch', ...process.argv.slice(2)]), (message) => isLiveMessage(message) && web.send(message));
  life.atEnd(() => content.stop());
  const watcher = watchFolders(['lib'], () => buildAll(childEnv, life.signal).then(() => [grader, content].forEach((child) => child.restart())), { isRelevant: isServed });
  life.atEnd(() => watcher.close());

  await Promise.race([web.ready, life.asked]);
  if (!life.signal.aborted) console.log(`Epoch (development) is ready at http://localhost:${String(settings.port)} | database: ${database.name}`);
  tellReady({ port: settings.port });
  await life.asked;
  return 0;
}

/** Mistakes are printed by the children; the next change tries again. */
async function buildAll(childEnv: ChildSpec['env'], signal: AbortSignal): Promise<void> {
  for (const kind of ['sandbox', 'browser']) {
    if (!signal.aborted) await runChild(toScript('assets', './build-assets.ts', childEnv, [kind]), signal);
  }
}

/** Sources that grader, compiler or browser bundles are made of; tests, the launcher itself and generated files are not. */
function isServed(file: string): boolean {
  return file.endsWith('.ts') && !file.includes('.test.') && !file.includes(`${sep}generated${sep}`) && !file.startsWith(`server${sep}launch`);
}
