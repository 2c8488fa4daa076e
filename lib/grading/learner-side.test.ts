import { describe, expect, test } from 'vitest';
import { LearnerSide } from './learner-side.ts';
import { OurFaultError, type Clock, type Realm } from './realm.ts';
import { WIRE_LIMITS, type LearnerAnswer } from './wire.ts';

const PROGRAM = { code: '', lineTable: [], columns: [] };

/** Time that only moves when told. */
function handClock(): Clock & { advance(ms: number): void } {
  let now = 0;
  let timers: { at: number; callback: () => void }[] = [];
  return {
    now: () => now,
    after: (ms, callback) => {
      const timer = { at: now + ms, callback };
      timers.push(timer);
      return () => (timers = timers.filter((other) => other !== timer));
    },
    advance: (ms) => {
      now += ms;
      for (const timer of timers.filter(({ at }) => at <= now)) timer.callback();
    },
  };
}

function open(answer: (frame: Record<string, unknown>, reply: (frame: unknown) => void) => void = () => undefined) {
  const clock = handClock();
  const realm: Realm & { killed: number } = {
    tier: 'test',
    killed: 0,
    onFrame: () => undefined,
    onEnd: () => undefined,
    send: (frame) => answer(JSON.parse(frame) as Record<string, unknown>, (reply) => realm.onFrame(typeof reply === 'string' ? reply : JSON.stringify(reply))),
    kill: () => void realm.killed++,
  };
  const side = new LearnerSide(realm, { seconds: 2, outputCharacters: 100, memoryMiB: 512 }, clock);
  return { clock, realm, side };
}

describe('answers', () => {
  test('only the outstanding question can be answered, once', async () => {
    const { side } = open(({ id, type }, reply) => {
      if (type !== 'call') return;
      for (const wrong of [99, -1, 0, 0.5, '1', null, '__proto__']) reply({ type: 'value', id: wrong, value: 'forged' });
      reply({ type: 'loaded' });
      reply({ type: 'value', id, value: 1 });
      reply({ type: 'value', id, value: 2 });
    });
    expect(await side.ask('call', 'f', [])).toEqual({ type: 'value', value: 1 } satisfies LearnerAnswer);
  });

  test('an answer that comes before its question does not count', async () => {
    let asked = 0;
    const { side } = open((_frame, reply) => {
      asked++;
      reply({ type: 'value', id: asked + 1, value: 'early' });
      reply({ type: 'value', id: asked, value: 'right' });
    });
    expect(await side.ask('call', 'f', [])).toMatchObject({ value: 'right' });
    expect(await side.ask('call', 'f', [])).toMatchObject({ value: 'right' });
  });

  test('questions asked at once are put one after the other', async () => {
    const replies: ((value: number) => void)[] = [];
    const { side } = open(({ id, name }, reply) => void replies.push((value) => reply({ type: 'value', id, value: `${String(name)} ${value}` })));
    const answers = Promise.all(['f', 'g'].map((name) => side.ask('call', name, [])));
    expect(replies).toHaveLength(1);
    replies[0]?.(1);
    await expect.poll(() => replies.length).toBe(2);
    replies[1]?.(2);
    expect(await answers).toEqual([{ type: 'value', value: 'f 1' }, { type: 'value', value: 'g 2' }]);
  });

  test('errors are cut and typed whatever they claim', async () => {
    const { side } = open(({ id }, reply) => reply({ type: 'threw', id, error: { name: 5, message: 'x'.repeat(9_000), line: 'NaN', memory: 'yes' } }));
    const answer = await side.ask('call', 'f', []);
    expect(answer).toMatchObject({ type: 'threw', error: { name: 'Error', line: null, memory: false } });
    expect(answer.type === 'threw' && answer.error.message.length).toBe(500);
  });
});

describe('limits', () => {
  test('time counts only while the learner has the turn', async () => {
    const { clock, side, realm } = open(({ id, name }, reply) => {
      if (name !== 'slow') {
        clock.advance(500);
        reply({ type: 'value', id, value: 0 });
      }
    });
    await side.ask('call', 'f', []);
    clock.advance(60_000);
    await side.ask('call', 'f', []);
    expect(side.usedMs).toBe(1_000);
    const slow = side.ask('call', 'slow', []);
    clock.advance(999);
    expect(realm.killed).toBe(0);
    clock.advance(1);
    clock.advance(0);
    expect(await slow).toEqual({ type: 'gone', reason: 'time', note: 'Your code used more than 2 s of running time, the limit of this exercise.' });
    expect(realm.killed).toBe(1);
    expect(await side.ask('call', 'f', [])).toMatchObject({ type: 'gone', reason: 'time' });
  });

  test('console text is counted by us as well', async () => {
    const { side } = open((_frame, reply) => {
      for (let i = 0; i < 100; i++) reply({ type: 'log', text: 'x'.repeat(100) });
    });
    expect(await side.ask('call', 'f', [])).toMatchObject({ type: 'gone', reason: 'output', note: expect.stringContaining('100 characters of output') as string });
    expect(side.log.length).toBeLessThanOrEqual(20_000);
  });

  test('noise ends the realm', async () => {
    const { side } = open((_frame, reply) => {
      for (let i = 0; i < 200; i++) reply(i % 2 ? 'not json' : { type: 'result', pass: true });
    });
    expect(await side.ask('call', 'f', [])).toMatchObject({ type: 'gone', reason: 'output' });
  });
});

test('a flood of frames that each are allowed ends the realm too', async () => {
  const { side } = open((_frame, reply) => {
    for (let i = 0; i <= WIRE_LIMITS.frames; i++) reply({ type: 'log', text: '' });
  });
  expect(await side.ask('call', 'f', [])).toMatchObject({ type: 'gone', reason: 'output', note: expect.stringContaining('20,000 messages') as string });
});

describe('ends', () => {
  test('a realm ended from outside is our fault, then and later', async () => {
    const { side, realm } = open();
    const answer = side.ask('call', 'f', []);
    realm.onEnd({ reason: 'killed', message: 'SIGKILL' });
    await expect(answer).rejects.toThrow(OurFaultError);
    await expect(side.ask('call', 'f', [])).rejects.toThrow(OurFaultError);
  });

  test('a realm that the code ended is an error of the code', async () => {
    const { side, realm } = open();
    const loaded = side.load(PROGRAM, 1);
    realm.onEnd({ reason: 'error', message: 'exit code 0' });
    expect(await loaded).toBeNull();
    expect(side.ended).toMatchObject({ reason: 'error', error: { message: 'exit code 0' } });
  });
});
