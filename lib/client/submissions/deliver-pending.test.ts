import { beforeEach, describe, expect, it } from 'vitest';
import { DELIVER_AGAIN_MS, Delivery, type DeliveryEffects } from './deliver-pending.ts';
import { isOwnPending } from './own-pending.ts';
import { findPending, forgetPending, keepPending } from './pending-store.ts';
import type { Answer } from './api.ts';
import type { SubmissionView } from '#lib/grading/submission.ts';
import { makeTestPending, makeView, ManualClock, MemoryStorage, settle } from './test-parts.ts';

const ELSEWHERE = 'course/other/exercise';
const UNREACHABLE: Answer<SubmissionView> = { kind: 'unreachable', reason: 'network' };
const OK: Answer<SubmissionView> = { kind: 'ok', value: makeView('queued') };

let storage: MemoryStorage;
let clock: ManualClock;
let sent: string[];
let answer: Answer<SubmissionView>;
let person: string | null;

beforeEach(() => {
  [storage, clock, sent, answer, person] = [new MemoryStorage(), new ManualClock(), [], OK, null];
});

const keep = (key: string, { exercise = ELSEWHERE, space = '', second = 0 } = {}) => {
  const { request } = makeTestPending(key);
  keepPending({ request: { ...request, exercise }, pressedAt: `2026-01-01T00:00:0${String(second)}.000Z`, space }, () => storage);
};
const kept = () => findPending(null, () => storage).map(({ request }) => request.key);
const open = (more: Partial<DeliveryEffects> = {}) =>
  new Delivery(
    {
      find: () => findPending(null, () => storage),
      forget: (exercise, key) => forgetPending(exercise, key, () => storage),
      send: (request) => {
        sent.push(request.key);
        return Promise.resolve(answer);
      },
      isOwn: (pending) => isOwnPending(pending, person),
      isHere: () => false,
      after: (ms, action) => void clock.after(ms, action),
      alone: (work) => work(),
      ...more,
    },
    () => 0,
  );

describe('submissions of other pages', () => {
  it('are sent, oldest first, and forgotten', async () => {
    keep('new', { second: 2 });
    keep('old', { exercise: 'course/third/exercise', second: 1 });
    await open().run();
    expect([sent, kept()]).toEqual([['old', 'new'], []]);
  });

  it('are left to the page that has the exercise', async () => {
    keep('here');
    await open({ isHere: (exercise) => exercise === ELSEWHERE }).run();
    expect([sent, kept()]).toEqual([[], ['here']]);
  });

  it('wait while nobody answers, and go when somebody does', async () => {
    answer = UNREACHABLE;
    keep('a');
    keep('b', { second: 1 });
    const delivery = open();
    await delivery.run();
    await delivery.run();
    expect([sent, clock.size]).toEqual([['a', 'a'], 1]);
    answer = OK;
    await clock.advance(DELIVER_AGAIN_MS);
    await settle();
    expect([kept(), clock.size]).toEqual([[], 0]);
  });

  it('wait when the server has had too many', async () => {
    answer = { kind: 'refused', status: 429, message: 'wait' };
    keep('a');
    await open().run();
    expect([kept(), clock.size]).toEqual([['a'], 1]);
  });

  it('that are refused stay for the page that can say why, and hold nothing up', async () => {
    keep('no');
    keep('yes', { second: 1 });
    const delivery = open({
      send: (request) => {
        sent.push(request.key);
        return Promise.resolve(request.key === 'no' ? { kind: 'refused', status: 404, message: 'gone' } : OK);
      },
    });
    await delivery.run();
    await delivery.run();
    expect([sent, kept()]).toEqual([['no', 'yes'], ['no']]);
  });

  it('of another person are never sent', async () => {
    keep('ada', { space: '.ada' });
    keep('nobody', { space: '' });
    for (const now of ['.bob', '.bobby']) {
      person = now;
      await open().run();
    }
    expect([sent, kept()]).toEqual([[], ['ada', 'nobody']]);
    person = '.ada';
    await open().run();
    expect(kept()).toEqual(['nobody']);
    // a visitor and a learner without an account are the same
    person = null;
    await open().run();
    expect(kept()).toEqual([]);
  });
});
