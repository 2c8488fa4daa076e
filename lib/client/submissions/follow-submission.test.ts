import { beforeEach, describe, expect, it } from 'vitest';
import type { SubmissionView } from '#lib/grading/submission.ts';
import type { Answer } from './api.ts';
import { ASK_AFTER_MS, followSubmission, SILENCE_MS, type FollowEffects } from './follow-submission.ts';
import { makeView, ManualClock, settle } from './test-parts.ts';

interface Stream {
  readonly say: (view: SubmissionView) => void;
  readonly break: () => void;
}

let clock: ManualClock;
let streams: Stream[];
let open: number;
let reads: number;
let answer: Answer<SubmissionView>;
let wake: () => void;
let heard: string[];
let effects: FollowEffects;

const listener = {
  onView: (view: SubmissionView) => heard.push(view.state),
  onLink: (link: string) => heard.push(link),
  onGone: (status: number) => heard.push(`gone ${status}`),
};

beforeEach(() => {
  clock = new ManualClock();
  streams = [];
  open = 0;
  reads = 0;
  answer = { kind: 'ok', value: makeView('running') };
  wake = () => {};
  heard = [];
  effects = {
    openStream(_id, onView, onBroken) {
      open++;
      let closed = false;
      const close = () => {
        if (!closed) open--;
        closed = true;
      };
      streams.push({
        say: (view) => !closed && onView(view),
        break: () => {
          close();
          onBroken();
        },
      });
      return close;
    },
    read: () => {
      reads++;
      return Promise.resolve(answer);
    },
    after: clock.after,
    onWake: (action) => {
      wake = action;
      return () => {
        wake = () => {};
      };
    },
  };
});

describe('followSubmission', () => {
  it('passes on what the stream says, without asking', async () => {
    followSubmission('sub-1', listener, effects);
    streams[0]?.say(makeView('queued'));
    streams[0]?.say(makeView('running'));
    await clock.advance(SILENCE_MS - 1);
    expect(heard).toEqual(['queued', 'running']);
    expect(reads).toBe(0);
  });

  it('asks when the stream breaks, and opens a new one when the server answers', async () => {
    followSubmission('sub-1', listener, effects);
    streams[0]?.break();
    await clock.advance(ASK_AFTER_MS[0]);
    expect(heard).toEqual(['running']);
    expect(streams).toHaveLength(2);
    expect(open).toBe(1);
  });

  it('survives a restarting server: lost, asked again with longer pauses, then the verdict', async () => {
    followSubmission('sub-1', listener, effects);
    answer = { kind: 'unreachable', reason: 'network' };
    streams[0]?.break();
    await clock.advance(ASK_AFTER_MS[0] + ASK_AFTER_MS[1] + ASK_AFTER_MS[2]);
    expect(reads).toBe(3);
    expect(heard).toEqual(['lost', 'lost', 'lost']);
    answer = { kind: 'ok', value: makeView('done') };
    await clock.advance(ASK_AFTER_MS[3]);
    expect(heard.at(-1)).toBe('done');
  });

  it('asks at once when the page wakes, and only once for two wakes', async () => {
    followSubmission('sub-1', listener, effects);
    wake();
    wake();
    await settle();
    expect(heard).toEqual(['running']);
    expect(open).toBe(1);
  });

  it('asks when a stream is held back and says nothing', async () => {
    followSubmission('sub-1', listener, effects);
    await clock.advance(SILENCE_MS);
    expect(heard).toEqual(['running']);
    expect(open).toBe(1);
  });

  it('reports a submission that is not there', async () => {
    answer = { kind: 'refused', status: 404, message: 'unknown' };
    followSubmission('sub-1', listener, effects);
    streams[0]?.break();
    await clock.advance(ASK_AFTER_MS[0]);
    expect(heard).toEqual(['gone 404']);
  });

  it('stops for good: stream closed, no timer, answers under way ignored', async () => {
    const stop = followSubmission('sub-1', listener, effects);
    wake();
    stop();
    await settle();
    streams[0]?.say(makeView('done'));
    await clock.advance(600_000);
    expect(heard).toEqual([]);
    expect(open).toBe(0);
    expect(clock.size).toBe(0);
  });

  it('stops when the listener stops it on the verdict', async () => {
    let stop = () => {};
    stop = followSubmission('sub-1', { ...listener, onView: () => stop() }, effects);
    wake();
    await settle();
    streams[0]?.say(makeView('done'));
    expect(open).toBe(0);
    expect(clock.size).toBe(0);
  });
});
