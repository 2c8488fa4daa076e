import { expect, test } from 'vitest';
import { ok } from '../base/result.ts';
import { examine, toCards } from './examine.ts';
import type { Clock, Realm } from './realm.ts';

/** Time that only moves when told. */
let now = 0;
const clock: Clock = { now: () => now, after: () => () => undefined };
const take = (ms: number): void => void (now += ms);

/** A realm that answers each frame with frames of its own. */
function scripted(answer: (frame: Readonly<Record<string, unknown>>) => readonly object[]): Realm {
  const realm: Realm = {
    tier: 'test',
    onFrame: () => undefined,
    onEnd: () => undefined,
    kill: () => undefined,
    send: (frame) => queueMicrotask(() => answer(JSON.parse(frame) as Record<string, unknown>).forEach((reply) => realm.onFrame(JSON.stringify(reply)))),
  };
  return realm;
}

test('queue, transpilation, the start of processes and the checks’ own time cost the learner nothing', async () => {
  const learner = scripted(({ type, id }) => {
    take(type === 'load' ? 30 : 40);
    return [type === 'load' ? { type: 'loaded', defined: [] } : { type: 'value', id, value: 1 }];
  });
  const result = { index: 0, title: 'one', points: 1, status: 'passed', earned: 1, rule: null, tried: null, got: null, expected: null, note: null };
  const checker = scripted(({ type }) => {
    take(5_000);
    return type === 'run' ? [{ type: 'ask', id: 1, ask: 'call', name: 'f', args: [] }] : [{ type: 'result', result }, { type: 'finished' }];
  });
  const slow = async (realm: Realm): Promise<Realm> => (take(60_000), realm);
  const { verdict, learnerMs, phases } = await examine({
    code: '',
    cards: toCards([{ title: 'one', points: 1, bundle: 'hidden' }]),
    bundles: [{ bundle: 'hidden', code: '', seed: 1 }],
    learnerSeed: 1,
    limits: { seconds: 0.1, outputCharacters: 100, memoryMiB: 512 },
    compile: async () => (take(60_000), ok({ code: '', lineTable: [], columns: [] })),
    openLearner: () => slow(learner),
    openChecker: () => slow(checker),
    clock,
  });
  expect(verdict.kind).toBe('passed');
  expect(learnerMs).toBe(70);
  expect(phases).toEqual({ compileMs: 60_000, openMs: 120_000, learnerMs: 70, checkerMs: 10_000 });
});
