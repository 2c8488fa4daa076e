import { expect, test } from 'vitest';
import type { Clock } from './realm.ts';
import { BACKSTOP_LIMITS, TurnTimer } from './turn.ts';

/** Time that moves when told; a timer that is due runs at the next move at the latest. */
function open(limitMs = 1_000) {
  let now = 0;
  let waited = 5_000;
  let ended = 0;
  let timer: { readonly at: number; readonly callback: () => void } | null = null;
  const clock: Clock = {
    now: () => now,
    after: (ms, callback) => {
      const own = (timer = { at: now + ms, callback });
      return () => {
        if (timer === own) timer = null;
      };
    },
  };
  const turn = new TurnTimer(clock, limitMs, () => ended++, () => waited);
  return {
    turn,
    ended: () => ended,
    /** moves on by `ms`, of which the side waits for a processor for `without` */
    advance: (ms: number, without = 0) => {
      now += ms;
      waited += without;
      const due = timer;
      if (due === null || due.at > now) return;
      timer = null;
      due.callback();
    },
  };
}

test('what happens outside of its turns costs nothing: queue, start, compilation, the other side', () => {
  const { turn, advance, ended } = open();
  advance(60_000, 10_000);
  turn.start();
  advance(400);
  turn.stop();
  advance(60_000);
  turn.start();
  advance(300);
  turn.stop();
  expect([turn.usedMs, ended()]).toEqual([700, 0]);
});

test('standing in line for a processor does not count', () => {
  const { turn, advance, ended } = open();
  turn.start();
  advance(1_000, 900);
  advance(850, 850);
  expect(ended()).toBe(0);
  expect(turn.usedMs).toBe(100);
  advance(899);
  expect(ended()).toBe(0);
  advance(1);
  advance(0);
  expect(ended()).toBe(1);
});

test('waiting that was granted in one turn is not taken back in the next', () => {
  const { turn, advance, ended } = open();
  turn.start();
  advance(1_500, 1_000);
  turn.stop();
  turn.start();
  advance(400);
  advance(0);
  expect(ended()).toBe(0);
  expect(turn.usedMs).toBe(900);
});

test('waiting between turns earns nothing', () => {
  const { turn, advance } = open();
  turn.start();
  advance(100);
  turn.stop();
  advance(5_000, 5_000);
  turn.start();
  advance(100);
  expect(turn.usedMs).toBe(200);
});

test('sleeping counts: a promise that never settles ends at the limit', () => {
  const { turn, advance, ended } = open();
  turn.start();
  advance(1_000);
  advance(0);
  expect(ended()).toBe(1);
});

test('there is an end even on a machine that gives no processor at all', () => {
  const { turn, advance, ended } = open();
  turn.start();
  for (let i = 0; i < BACKSTOP_LIMITS; i++) {
    expect(ended()).toBe(0);
    advance(1_000, 1_000);
  }
  advance(0);
  expect(ended()).toBe(1);
});

test('an answer that came while we were busy ourselves is read before the side is ended for it', () => {
  const { turn, advance, ended } = open();
  turn.start();
  advance(3_000);
  // the answer is read now
  turn.stop();
  advance(0);
  expect(ended()).toBe(0);
});
