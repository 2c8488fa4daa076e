import { expect, it } from 'vitest';
import { paceFrames } from './frame-pace.ts';

/** A browser whose tab the test shows and hides, and whose clock it moves. */
class Tab {
  visible = true;
  time = 0;
  requests = 0;
  readonly frames: ((time: number) => void)[] = [];
  readonly timers: { at: number; call: () => void }[] = [];
  readonly request = paceFrames({
    frame: (call) => {
      this.requests++;
      this.frames.push(call);
    },
    later: (call, ms) => this.timers.push({ at: this.time + ms, call }),
    now: () => this.time,
  });

  /** Lets ms pass; a visible tab draws every 16 ms. */
  pass(ms: number): void {
    for (const end = this.time + ms; this.time < end; ) {
      this.time++;
      if (this.visible && this.time % 16 === 0) for (const frame of this.frames.splice(0)) frame(this.time);
      for (const timer of this.timers.splice(0)) {
        if (timer.at <= this.time) timer.call();
        else this.timers.push(timer);
      }
    }
  }

  /** How many times a loop that waits for each frame goes round. */
  loop(ms: number): number {
    let rounds = 0;
    let on = true;
    const step = (): void => {
      if (!on) return;
      rounds++;
      this.request(step);
    };
    this.request(step);
    this.pass(ms);
    on = false;
    this.pass(100);
    return rounds;
  }
}

it('keeps the pace of the screen while the tab is seen', () => {
  const tab = new Tab();
  expect(tab.loop(1_600)).toBe(100);
});

it('goes on in a hidden tab, without gathering requests, and finds the screen again', () => {
  const tab = new Tab();
  tab.visible = false;
  expect(tab.loop(10_000)).toBeGreaterThan(1_000);
  expect(tab.requests).toBe(1);
  tab.visible = true;
  tab.pass(32);
  expect(tab.loop(1_600)).toBe(100);
});

it('lives without frames at all', () => {
  const calls: (() => void)[] = [];
  const request = paceFrames({ frame: null, later: (call) => calls.push(call), now: () => 5 });
  const times: number[] = [];
  request((time) => times.push(time));
  calls.forEach((call) => call());
  expect(times).toEqual([5]);
});
