/** Every system call of the list, made by a program that has taken its process over, in each tier that filters. */
import { beforeAll, describe, expect, test } from 'vitest';
import { hasBubblewrap } from './test-bubblewrap.ts';
import { prepareSandbox, type PreparedSandbox } from '../prepare-sandbox.ts';
import { tryCall } from '../self-test.ts';
import { SYSCALLS } from './syscalls.ts';

const tiers = process.platform !== 'linux' ? [] : hasBubblewrap() ? (['filtered', 'contained'] as const) : (['filtered'] as const);

describe.each(tiers)('in the tier %s', (tier) => {
  let prepared: PreparedSandbox;
  beforeAll(async () => {
    prepared = await prepareSandbox({ demand: tier });
  });
  test.concurrent.each(SYSCALLS)('$name must $must', async (probe) => {
    expect(await tryCall(prepared.setup, probe)).toBe(probe.call[process.arch === 'arm64' ? 1 : 0] === null ? null : probe.must);
  });
});
