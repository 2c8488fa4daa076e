/** What an operator sees who demands a sandbox tier. */
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { childEnv } from '#lib/server/env/env.ts';

/** The step of every start that prepares the sandbox, on a machine with nothing in its search path. */
function prepare(tier: string): { readonly code: number | null; readonly said: string } {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'lib/server/launch/build-assets.ts', 'sandbox'], { env: childEnv({ EPOCH_SANDBOX: tier, PATH: '' }), encoding: 'utf8' });
  return { code: status, said: stderr };
}

test('a tier that this machine does not give stops the start with a sentence: what is missing, how to get it', () => {
  const { code, said } = prepare('contained');
  expect(code).toBe(1);
  expect(said).toMatch(/^EPOCH_SANDBOX=contained: Expected the sandbox tier contained, .*(bubblewrap is not installed|there is no glibc here).*apt-get install bubblewrap.*EPOCH_SANDBOX=filtered\.$/m);
  expect(said).not.toMatch(/\n\s+at /);
});

test('a tier that it gives lets the start go on', () => {
  expect(prepare('basic')).toEqual({ code: 0, said: '' });
});
