import { expect, it } from 'vitest';
import type { PreviewAnswer } from '#lib/course/studio.ts';
import { PREVIEW_PAUSE_MS, PREVIEW_RETRY_MS, PreviewLoop } from './preview-loop.ts';
import type { StudioAnswer } from './studio-api.ts';

function open() {
  const timers: { ms: number; callback: () => void }[] = [];
  const asked: { signal: AbortSignal; answer: (answer: StudioAnswer<PreviewAnswer>) => void }[] = [];
  const heard: string[] = [];
  const loop = new PreviewLoop({
    ask: (signal) => new Promise((answer) => asked.push({ signal, answer })),
    onAnswer: ({ kind }) => heard.push(kind),
    later: (ms, callback) => {
      const timer = { ms, callback };
      timers.push(timer);
      return () => void timers.splice(timers.indexOf(timer), 1);
    },
  });
  const settle = async () => { for (let turn = 0; turn < 5; turn += 1) await Promise.resolve(); };
  return { loop, timers, asked, heard, settle };
}

const PROBLEMS: StudioAnswer<PreviewAnswer> = { kind: 'ok', value: { kind: 'problems', problems: [] } };

it('asks once after a pause', () => {
  const { loop, timers, asked } = open();
  loop.changed();
  loop.changed();
  expect(timers.map(({ ms }) => ms)).toEqual([PREVIEW_PAUSE_MS]);
  expect(asked).toHaveLength(0);
  timers[0]?.callback();
  expect(asked).toHaveLength(1);
});

it('hears only the newest answer', async () => {
  const { loop, asked, heard, settle } = open();
  loop.ask();
  loop.ask();
  expect(asked.map(({ signal }) => signal.aborted)).toEqual([true, false]);
  asked[0]?.answer({ kind: 'away' });
  await settle();
  expect(heard).toEqual([]);
  asked[1]?.answer(PROBLEMS);
  await settle();
  expect(heard).toEqual(['ok']);
});

it('does not hear an answer to what was typed over', async () => {
  const { loop, asked, heard, settle } = open();
  loop.ask();
  loop.changed();
  asked[0]?.answer(PROBLEMS);
  await settle();
  expect(heard).toEqual([]);
});

it('asks again without a connection, and not when it is over', async () => {
  const { loop, timers, asked, settle } = open();
  loop.ask();
  asked[0]?.answer({ kind: 'away' });
  await settle();
  expect(timers.map(({ ms }) => ms)).toEqual([PREVIEW_RETRY_MS]);
  loop.stop();
  expect(timers).toEqual([]);
});
