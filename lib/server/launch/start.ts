/** `npm start`: from a prepared machine to a running Epoch, and cleanly back. */
import { hostname } from 'node:os';
import { relative } from 'node:path';
import { env, type Env } from '#lib/server/env/env.ts';
import { noteSecret } from '#lib/server/learner/note-secret.ts';
import { ensureSecret } from '#lib/server/learner/secret.ts';
import { checkPort, lockDataDir } from './instance-lock.ts';
import { live, type Life } from './life.ts';
import { tellReady } from './lifetime.ts';
import { main } from './main.ts';
import { prepareDatabase, type PreparedDatabase } from './prepare-database.ts';
import { must, preparePages, prepareSandboxFiles } from './prepare-files.ts';
import { supervise, toScript, type ChildSpec, type SupervisedChild } from './run-child.ts';
import { StartError } from './start-error.ts';

/** ms for web and grader to be ready */
const READY_TIMEOUT = 120_000;

await main(() => live(start));

/** Starts what `EPOCH_ROLE` asks for and stays until asked to end. */
async function start(life: Life): Promise<number> {
  const settings = env();
  const lock = lockDataDir(settings);
  life.atEnd(() => lock.release());
  const isWeb = settings.role !== 'grader';
  const isGrader = settings.role !== 'web';
  if (isWeb) await checkPort(settings);
  const database = await prepareDatabase(settings);
  life.atEnd(() => database.stop());
  database.keep();
  const secret = settings.secret ?? ensureSecret(settings.dataDir);
  const warning = isWeb ? await noteSecret(database.url, secret, `${hostname()}:${String(settings.port)}`) : null;
  if (warning) console.error(warning);
  const childEnv = toChildEnv(settings, database, secret);
  await prepare(childEnv, isWeb, life.signal);

  const web = isWeb ? keep({ ...toScript('web', './web.ts', childEnv), show: 'errors' }, life) : null;
  const grader = isGrader ? keep(toScript('grader', './grader.ts', childEnv), life) : null;
  const tier = await ready(web, grader, life.signal);
  console.log(toReadyLine(settings, database, isWeb, tier));
  tellReady({ port: settings.port, tier });
  await life.asked;
  return 0;
}

function toChildEnv(settings: Env, database: PreparedDatabase, secret: string): Readonly<Record<string, string>> {
  return {
    NODE_ENV: 'production',
    DATABASE_URL: database.url,
    EPOCH_SECRET: secret,
    EPOCH_DATA_DIR: settings.dataDir,
  };
}

/** Builds and publishes what is stale; what does not depend on one another at the same time. */
async function prepare(childEnv: ChildSpec['env'], isWeb: boolean, signal: AbortSignal): Promise<void> {
  const content = async (): Promise<void> => {
    await prepareSandboxFiles(childEnv, signal);
    if (isWeb) await must(toScript('content', './publish-content.ts', childEnv), 'The content has mistakes, so nothing was started; they are listed above with file and line.', signal);
  };
  await Promise.all(isWeb ? [content(), preparePages(childEnv, signal)] : [content()]);
}

function keep(spec: ChildSpec, life: Life): SupervisedChild {
  const child = supervise(spec);
  life.atEnd(() => child.stop());
  return child;
}

/** Waits until the children answer; gives the sandbox tier if a grader is ours. */
async function ready(web: SupervisedChild | null, grader: SupervisedChild | null, signal: AbortSignal): Promise<string | null> {
  const late = AbortSignal.any([signal, AbortSignal.timeout(READY_TIMEOUT)]);
  const stopped = new Promise<never>((_, reject) => {
    late.addEventListener('abort', () => reject(new StartError(`Web or grader were not ready within ${String(READY_TIMEOUT / 1000)} s; the reason is above.`)), { once: true });
  });
  const [, message] = await Promise.race([Promise.all([web?.ready, grader?.ready]), stopped]);
  return typeof message === 'object' && message !== null && 'tier' in message ? String(message.tier) : null;
}

function toReadyLine(settings: Env, database: PreparedDatabase, isWeb: boolean, tier: string | null): string {
  const host = ['127.0.0.1', '0.0.0.0', '::'].includes(settings.host) ? 'localhost' : settings.host;
  const address = settings.origin ?? `http://${host}:${String(settings.port)}`;
  const inside = relative('.', settings.dataDir);
  const folder = inside === '' || inside.startsWith('..') ? settings.dataDir : inside;
  const place = settings.databaseUrl ? database.name : `${database.name} in ${folder}`;
  return [isWeb ? `Epoch is ready at ${address}` : 'Epoch grades', `database: ${place}`, tier ? `sandbox: ${tier}` : 'graders: elsewhere'].join(' | ');
}
