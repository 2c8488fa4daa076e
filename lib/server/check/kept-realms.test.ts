import { expect, it } from 'vitest';
import type { Realm } from '#lib/grading/realm.ts';
import type { SandboxPool } from '../sandbox/pool.ts';
import { CHECK_LIMITS } from './check-limits.ts';
import { KeptRealms } from './kept-realms.ts';

function makePool(): { readonly pool: SandboxPool; readonly taken: string[]; readonly killed: string[] } {
  const [taken, killed]: [string[], string[]] = [[], []];
  const take = async (kind: string): Promise<Realm> => {
    await Promise.resolve();
    taken.push(kind);
    return { tier: 'contained', send: () => undefined, onFrame: () => undefined, onEnd: () => undefined, kill: () => void killed.push(kind) };
  };
  return { pool: { tier: 'contained', runtime: 'deno', take, settled: async () => undefined, close: async () => undefined }, taken, killed };
}

it('opens one pair for who asks for both processes at once, and kills it once', async () => {
  const { pool, taken, killed } = makePool();
  const realms = new KeptRealms(pool, 'cpu');
  const [learner, checker] = await Promise.all([realms.asPool().take('learner-cpu'), realms.asPool().take('checker')]);
  expect(taken).toEqual(['learner-cpu', 'checker']);
  learner.kill();
  checker.kill();
  expect(killed).toEqual([]);
  realms.done(true);
  await realms.asPool().take('checker');
  expect([taken.length, realms.isFresh]).toEqual([2, false]);
  realms.close();
  await Promise.resolve();
  expect(killed).toEqual(['learner-cpu', 'checker']);
});

it('replaces a pair after an answer that was no sound end, and after so many answers', async () => {
  const { pool, taken } = makePool();
  const realms = new KeptRealms(pool, 'wasm');
  await realms.take();
  realms.done(false);
  expect(realms.isFresh).toBe(true);
  for (let answer = 0; answer < CHECK_LIMITS.answersPerProcess; answer++) {
    await realms.take();
    realms.done(true);
  }
  expect([realms.isFresh, taken.length]).toEqual([true, 4]);
});
