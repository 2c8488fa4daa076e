/** What is built from the sources before anything runs, where it is stale. Needs no database. */
import { buildWeb } from './build-web.ts';
import { compressFiles } from './compress-files.ts';
import { runChild, toScript, type ChildSpec } from './run-child.ts';
import { StartError } from './start-error.ts';

/** Runs a step to its end; throws the sentence when it fails. */
export async function must(spec: ChildSpec, sentence: string, signal: AbortSignal): Promise<void> {
  const isDone = await runChild(spec, signal);
  signal.throwIfAborted();
  if (!isDone) throw new StartError(sentence);
}

/** What graders run learners' code with, and the content compiler authors'. */
export function prepareSandboxFiles(env: ChildSpec['env'], signal: AbortSignal): Promise<void> {
  return must(toScript('sandbox', './build-assets.ts', env, ['sandbox']), 'The sandbox programs could not be built; the reason is above.', signal);
}

/** The pages and what browsers load for them, compressed. */
export async function preparePages(env: ChildSpec['env'], signal: AbortSignal): Promise<void> {
  await must(toScript('assets', './build-assets.ts', env, ['browser']), 'The browser files could not be built; the reason is above.', signal);
  await buildWeb(env, signal);
  await Promise.all(['.next/static', 'public/build'].map((folder) => compressFiles(folder)));
}
