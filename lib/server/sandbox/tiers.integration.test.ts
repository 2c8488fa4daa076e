/** The tiers for real: which one a machine has, what each must hold, and what is said where one cannot be had. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OurFaultError } from '#lib/grading/realm.ts';
import { ESCAPES } from './cases/escapes.ts';
import { PERSISTENCE } from './cases/persistence.ts';
import { RESOURCES } from './cases/resources.ts';
import { openBench, type Bench } from './cases/test-bench.ts';
import { hasBubblewrap } from './cases/test-bubblewrap.ts';
import { DENO_VERSION, readDenoVersion, selectDenoBinary } from './deno-binary.ts';
import { prepareSandbox } from './prepare-sandbox.ts';
import { SandboxProcess } from './sandbox-process.ts';
import type { SandboxTier } from './sandbox-tier.ts';
import { LISTED_FOR_DENO } from './seccomp-filter.ts';
import { SandboxTierError, selectSetup } from './select-tier.ts';
import { findLeaks } from './self-test.ts';

const isLinux = process.platform === 'linux';
const mayContain = isLinux && hasBubblewrap();
const strongest: SandboxTier = mayContain ? 'contained' : isLinux ? 'filtered' : 'basic';

describe('which tier', () => {
  test('the strongest that this machine has, with reasons for those passed over', async () => {
    const lines: string[] = [];
    expect((await prepareSandbox({ log: (line) => lines.push(line) })).tier).toBe(strongest);
    expect(lines.filter((line) => line.startsWith('sandbox: not contained')).length > 0).toBe(!mayContain);
  });

  test('a name takes that one, even where a stronger one is there', async () => {
    expect((await prepareSandbox({ demand: 'basic' })).tier).toBe('basic');
  });

  test.each(['filtered', 'contained'] as const)('a set-up that only says it is %s is found out', async (tier) => {
    const { setup } = await prepareSandbox({ demand: 'basic' });
    expect(await findLeaks(setup, tier)).toMatch(tier === 'contained' ? /processes of its own/ : /getpid|process ended/);
  });

  test('what is missing is named, with how to get it', async () => {
    const { setup } = await prepareSandbox({ demand: 'basic' });
    const refusal = selectSetup({ ...setup, folder: '/nowhere' }, 'contained');
    await expect(refusal).rejects.toThrow(SandboxTierError);
    await expect(refusal).rejects.toThrow(/^Expected the sandbox tier contained, but this machine does not give it \(contained: .+\)\. .*bubblewrap \(Debian, Ubuntu: apt-get install bubblewrap\)/);
  });
});

test('Deno is one version: in package.json, in the lock file, on this machine, and in the list of system calls', async () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: Record<string, string> };
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, { version?: string }> };
  const locked = Object.entries(packages).filter(([name]) => /^node_modules\/(deno|@deno\/[^/]+)$/.test(name)).map(([, { version }]) => version);
  expect(locked.length).toBeGreaterThan(5);
  expect(new Set([dependencies.deno, ...locked, await readDenoVersion(selectDenoBinary()), DENO_VERSION, LISTED_FOR_DENO])).toEqual(new Set([DENO_VERSION]));
});

describe.each([
  ['basic', [...ESCAPES, ...RESOURCES]],
  ...(mayContain ? [['contained', [...ESCAPES, ...RESOURCES.filter(({ kind }) => kind === 'memory' || kind === 'error')]] as const] : []),
] as const)('the tier %s holds', (tier, attacks) => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench(tier);
  });
  afterAll(() => bench.close());

  test.concurrent.each(attacks)('$title', async (attack) => {
    await bench.tryCase(attack);
  });
  test.concurrent.each(PERSISTENCE)('leaves nothing $title', async (attack) => {
    await bench.tryPersistence(attack);
  });
  test('and the next submission is graded normally', () => bench.tryNormal());
});

describe.each([...(isLinux ? (['filtered'] as const) : []), ...(mayContain ? (['contained'] as const) : [])])('the processor time of a process in the tier %s', (tier) => {
  test('ends it, and nobody can listen to that', async () => {
    const { setup } = await prepareSandbox({ demand: tier });
    const sandbox = await SandboxProcess.start(setup, 'learner-cpu', { cpuSeconds: 1 });
    const end = new Promise((resolve) => (sandbox.onEnd = resolve));
    const code = 'try { Deno.addSignalListener("SIGXCPU", () => {}) } catch {} for (;;);';
    sandbox.send(JSON.stringify({ type: 'load', code, lineTable: [], columns: [], seed: 1, outputCharacters: 100 }));
    expect(await end).toEqual({ reason: 'time' });
  });
});

if (mayContain) {
  test('a container ends with the one who started it', async () => {
    const { setup } = await prepareSandbox({ demand: 'contained' });
    const script = `const { SandboxProcess } = await import(${JSON.stringify(new URL('./sandbox-process.ts', import.meta.url).href)}); const s = await SandboxProcess.start(${JSON.stringify(setup)}, 'checker'); console.log(s.pid); setInterval(() => {}, 1000);`;
    const grader = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pid = await new Promise<number>((resolve) => grader.stdout.once('data', (chunk: Buffer) => resolve(Number(chunk.toString()))));
    const isRunning = (): boolean => {
      try {
        // a zombie that nobody reaps has ended too
        return !/^State:\s+Z/m.test(readFileSync(`/proc/${String(pid)}/status`, 'utf8'));
      } catch {
        return false;
      }
    };
    expect(isRunning()).toBe(true);
    grader.kill('SIGKILL');
    await expect.poll(isRunning, { timeout: 5_000 }).toBe(false);
  });

  test('a container killed from outside is our fault', async () => {
    const bench = await openBench('contained');
    const { pool } = bench;
    const killing = { ...pool, tier: pool.tier, runtime: pool.runtime, settled: () => pool.settled(), close: () => pool.close(), take: async (kind: Parameters<typeof pool.take>[0]) => {
      const realm = await pool.take(kind);
      if (kind === 'learner-cpu') process.kill((realm as SandboxProcess).pid, 'SIGKILL');
      return realm;
    } };
    await expect(bench.submit('', {}, killing)).rejects.toThrow(OurFaultError);
    await bench.close();
  });
}
