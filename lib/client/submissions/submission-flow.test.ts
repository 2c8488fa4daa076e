import { describe, expect, it } from 'vitest';
import { IDLE, isBusy, step, type SubmissionCommand, type SubmissionEvent, type SubmissionState } from './submission-flow.ts';
import { makeTestPending, makeVerdict, makeView } from './test-parts.ts';

const pending = makeTestPending();
const press: SubmissionEvent = { type: 'pressed', pending, kept: true };
const send: SubmissionCommand = { type: 'send', request: pending.request };
const forget: SubmissionCommand = { type: 'forget', key: 'key-1' };
const stored = (view = makeView('queued')): SubmissionEvent => ({ type: 'stored', key: 'key-1', view });
const lost: SubmissionEvent = { type: 'unreachable', key: 'key-1', reason: 'network' };

function play(...events: SubmissionEvent[]): { state: SubmissionState; commands: SubmissionCommand[] } {
  let state: SubmissionState = IDLE;
  let commands: SubmissionCommand[] = [];
  for (const event of events) {
    const next = step(state, event);
    state = next.state;
    commands = [...next.commands];
  }
  return { state, commands };
}

describe('pressing Submit', () => {
  it('sends what was pressed', () => {
    const { state, commands } = play(press);
    expect(state).toEqual({ phase: 'sending', pending, failures: 0, kept: true });
    expect(commands).toContainEqual(send);
  });

  const busy: Record<string, SubmissionEvent[]> = { sending: [press], waiting: [press, lost], following: [press, stored()] };
  it.each(Object.entries(busy))('does nothing while %s: a double click is one submission', (_, events) => {
    const before = play(...events).state;
    const second: SubmissionEvent = { type: 'pressed', pending: makeTestPending('key-2', 'edited meanwhile'), kept: true };
    expect(isBusy(before)).toBe(true);
    expect(step(before, second)).toEqual({ state: before, commands: [] });
  });

  it('starts anew after a verdict and after a refusal', () => {
    const again = makeTestPending('key-2', 'better');
    for (const before of [play(press, stored(makeView('done'))).state, play(press, { type: 'refused', key: 'key-1', status: 413, message: 'too large', stays: false }).state]) {
      expect(isBusy(before)).toBe(false);
      const next = step(before, { type: 'pressed', pending: again, kept: true });
      expect(next.state).toMatchObject({ phase: 'sending', pending: again });
      expect(next.commands).toContainEqual({ type: 'send', request: again.request });
    }
  });
});

describe('delivery', () => {
  it('retries with the same request after a lost connection, counting failures', () => {
    const waiting = play(press, lost);
    expect(waiting.state).toMatchObject({ phase: 'waiting', failures: 1, reason: 'network', pending });
    expect(waiting.commands).toEqual([{ type: 'retry-later', key: 'key-1', failures: 1 }]);
    const again = play(press, lost, { type: 'retry', key: 'key-1' });
    expect(again.state).toMatchObject({ phase: 'sending', failures: 1 });
    expect(again.commands).toContainEqual(send);
    expect(play(press, lost, { type: 'retry', key: 'key-1' }, lost).commands).toEqual([{ type: 'retry-later', key: 'key-1', failures: 2 }]);
  });

  it('sends at once when the page wakes, and does not wait twice', () => {
    const { state, commands } = play(press, lost, { type: 'woke' });
    expect(state.phase).toBe('sending');
    expect(commands).toEqual([{ type: 'cancel-retry' }, send]);
    expect(step(state, { type: 'woke' }).commands).toEqual([]);
    expect(step(state, { type: 'retry', key: 'key-1' }).commands).toEqual([]);
  });

  it('never repeats after a 4xx for good, and forgets the key', () => {
    for (const status of [400, 409, 413, 422]) {
      const { state, commands } = play(press, { type: 'refused', key: 'key-1', status, message: 'no', stays: false });
      expect(state).toEqual({ phase: 'refused', request: pending.request, status, message: 'no' });
      expect(commands).toContainEqual(forget);
      expect(commands.some((command) => command.type === 'send' || command.type === 'retry-later')).toBe(false);
      expect(step(state, { type: 'woke' })).toEqual({ state, commands: [] });
    }
  });

  it('takes a late answer of a send that was given up as lost', () => {
    expect(play(press, lost, stored()).state).toMatchObject({ phase: 'following', view: makeView('queued') });
    expect(play(press, lost, stored()).commands).toContainEqual({ type: 'cancel-retry' });
  });

  it('ignores answers about another key', () => {
    const { state } = play(press);
    expect(step(state, { type: 'stored', key: 'old', view: makeView('done') })).toEqual({ state, commands: [] });
    expect(step(state, { type: 'unreachable', key: 'old', reason: 'server' })).toEqual({ state, commands: [] });
    expect(step(state, { type: 'refused', key: 'old', status: 400, message: '', stays: false })).toEqual({ state, commands: [] });
  });
});

describe('following', () => {
  it('keeps the pending submission until the verdict is here', () => {
    expect(play(press, stored()).commands).not.toContainEqual(forget);
    const done = play(press, stored(), { type: 'viewed', view: makeView('done') });
    expect(done.state).toEqual({ phase: 'done', view: makeView('done'), code: 'let a = 1', fresh: true });
    expect(done.commands).toEqual([{ type: 'unfollow' }, forget]);
  });

  it('follows queued, running and queued again', () => {
    const running = makeView('running', { checking: { title: 'is increasing', position: 2, of: 5 } });
    expect(play(press, stored(), { type: 'viewed', view: running }).state).toMatchObject({ phase: 'following', view: running });
    expect(play(press, stored(), { type: 'viewed', view: running }, { type: 'viewed', view: makeView('queued') }).state).toMatchObject({ view: { state: 'queued' } });
  });

  it('goes straight to the verdict when the answer to a repeated key is judged already', () => {
    const { state, commands } = play(press, lost, { type: 'retry', key: 'key-1' }, stored(makeView('done')));
    expect(state).toMatchObject({ phase: 'done', fresh: true });
    expect(commands).toContainEqual(forget);
    expect(commands.some((command) => command.type === 'follow')).toBe(false);
  });

  it('marks a lost link and clears the mark with the next view', () => {
    const cut: SubmissionEvent = { type: 'link', id: 'sub-1', link: 'lost' };
    expect(play(press, stored(), cut).state).toMatchObject({ link: 'lost' });
    expect(play(press, stored(), cut, { type: 'viewed', view: makeView('running') }).state).toMatchObject({ link: 'live' });
    expect(play(press, stored(), { ...cut, id: 'other' }).state).toMatchObject({ link: 'live' });
  });

  it('ignores views of another submission and views after the verdict', () => {
    const following = play(press, stored()).state;
    expect(step(following, { type: 'viewed', view: makeView('done', { id: 'other' }) }).state).toBe(following);
    const done = play(press, stored(makeView('done'))).state;
    expect(step(done, { type: 'viewed', view: makeView('running') }).state).toBe(done);
  });

  it('says so when the server no longer knows it', () => {
    const { state, commands } = play(press, stored(), { type: 'gone', id: 'sub-1', status: 404, message: 'unknown' });
    expect(state).toMatchObject({ phase: 'refused', status: 404 });
    expect(commands).toEqual([{ type: 'unfollow' }, forget]);
  });
});

describe('our fault', () => {
  const ours = makeView('done', { verdict: makeVerdict('ours') });

  it('is looked at again, and replaced by the real verdict', () => {
    const parked = play(press, stored(), { type: 'viewed', view: ours });
    expect(parked.commands).toContainEqual({ type: 'look-later', id: 'sub-1' });
    const still = step(parked.state, { type: 'viewed', view: ours });
    expect(still.commands).toEqual([{ type: 'look-later', id: 'sub-1' }]);
    const judged = step(parked.state, { type: 'viewed', view: makeView('done') });
    expect(judged).toEqual({ state: { phase: 'done', view: makeView('done'), code: 'let a = 1', fresh: true }, commands: [] });
  });

  it('is followed when it is queued again', () => {
    const parked = play(press, stored(ours)).state;
    expect(step(parked, { type: 'viewed', view: makeView('queued') })).toMatchObject({ state: { phase: 'following' }, commands: [{ type: 'follow', id: 'sub-1' }] });
  });

  it('lets the learner submit again', () => {
    expect(isBusy(play(press, stored(ours)).state)).toBe(false);
  });
});

describe('a submission found when the page opens', () => {
  it('is shown as not fresh when judged, and followed when not', () => {
    expect(play({ type: 'found', view: makeView('done') })).toEqual({ state: { phase: 'done', view: makeView('done'), code: null, fresh: false }, commands: [{ type: 'cancel-retry' }] });
    const found = play({ type: 'found', view: makeView('running') });
    expect(found.state).toMatchObject({ phase: 'following', pending: null });
    expect(found.commands).toContainEqual({ type: 'follow', id: 'sub-1' });
    expect(step(found.state, { type: 'viewed', view: makeView('done') })).toMatchObject({ state: { phase: 'done', fresh: true }, commands: [{ type: 'unfollow' }] });
  });

  it('never replaces what is under way here', () => {
    const { state } = play(press);
    expect(step(state, { type: 'found', view: makeView('done', { id: 'older' }) }).state).toBe(state);
  });
});
