/**
 * The attacks that spring a trap, where nothing holds them: each must spring it. Else the case would prove nothing.
 * Then with every permission, but in a container: there none may.
 */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RealmKind, SandboxPool } from '../pool.ts';
import { prepareSandbox, type PreparedSandbox } from '../prepare-sandbox.ts';
import type { Case, Trap } from './case.ts';
import { ESCAPES } from './escapes.ts';
import { PERSISTENCE } from './persistence.ts';
import { openBench, type Bench } from './test-bench.ts';
import { hasBubblewrap } from './test-bubblewrap.ts';
import { makeOpenHome, openRealmWithoutSandbox } from './test-open-realm.ts';
import { CANARY } from './test-traps.ts';

const ATTACKS = [...ESCAPES, ...PERSISTENCE].filter((attack) => attack.springs !== undefined);

let bench: Bench;
/** one for each: what was fetched in one may lie in its cache */
let homes: readonly [string, string];
beforeAll(async () => {
  bench = await openBench('basic');
  homes = [makeOpenHome(), makeOpenHome()];
});
afterAll(async () => {
  await bench.close();
  for (const home of homes) rmSync(home, { recursive: true, force: true });
});

/** The bench's checker, and a learner's process that may do everything. */
const withoutSandbox = ({ setup }: PreparedSandbox, home: string): SandboxPool => ({
  tier: 'basic',
  runtime: 'none',
  take: (kind: RealmKind) => (kind === 'checker' ? bench.pool.take(kind) : openRealmWithoutSandbox(setup, home)),
  settled: async () => undefined,
  close: async () => undefined,
});

async function spring(attack: Case, where: SandboxPool): Promise<readonly Trap[]> {
  const { verdict } = await bench.submit(attack.code, { seconds: 5 }, where);
  const sprung = bench.traps.sprung();
  return JSON.stringify(verdict).includes(CANARY) ? [...sprung, 'secret'] : sprung;
}

test('there are attacks of every sort', () => {
  expect(new Set(ATTACKS.map(({ springs }) => springs))).toEqual(new Set(['server', 'file', 'secret', 'signal']));
});

describe('without the sandbox', () => {
  let pool: SandboxPool;
  beforeAll(async () => {
    pool = withoutSandbox(await prepareSandbox({ demand: 'basic' }), homes[0]);
  });
  // one after the other: a trap does not say who sprang it
  test.each(ATTACKS)('$title springs a trap: $springs', async (attack) => {
    expect(await spring(attack, pool)).toContain(attack.springs);
  });
});

if (hasBubblewrap()) {
  describe('with every permission and no filter, but in a container', () => {
    let pool: SandboxPool;
    beforeAll(async () => {
      pool = withoutSandbox(await prepareSandbox({ demand: 'contained' }), homes[1]);
    });
    // its own environment is inside with it: the container is not what keeps that
    test.concurrent.each(ATTACKS.filter(({ title }) => !title.includes('environment') && !title.includes('variable')))('$title springs none', async (attack) => {
      expect(await spring(attack, pool)).toEqual([]);
    });
  });
}
