import { beforeEach, describe, expect, it } from 'vitest';
import { encodeText } from '#lib/notebook/encode-value.ts';
import { OUTPUT_LIMITS } from '#lib/notebook/outputs.ts';
import type { KernelMessage } from '#lib/notebook/protocol.ts';
import { CURVE_POINTS_PER_SERIES, OutputChannel } from './output-channel.ts';

let time: number;
let posts: (readonly KernelMessage[])[];
let timers: (() => void)[];
let channel: OutputChannel;

beforeEach(() => {
  time = 0;
  posts = [];
  timers = [];
  channel = new OutputChannel((messages) => posts.push(messages), { now: () => time, later: (call) => timers.push(call) });
  channel.begin(7);
});

const sent = (): KernelMessage[] => posts.flat();
const kinds = (): string[] => sent().map((message) => (message.type === 'output' ? message.output.kind : message.type));

describe('OutputChannel', () => {
  it('posts at most thirty times a second, in order', () => {
    for (let i = 0; i < 1_000; i++) {
      channel.log('log', [encodeText(String(i))]);
      time += 1;
    }
    channel.flush();
    expect(posts.length).toBeLessThanOrEqual(32);
    const texts = sent().flatMap((message) => (message.type === 'output' && message.output.kind === 'text' ? message.output.parts : []));
    expect(texts.map((part) => part.type === 'primitive' && part.text)).toEqual(Array.from({ length: 1_000 }, (_, i) => String(i)));
  });

  it('sends what waits when a timer fires, and before a message that must come after', () => {
    channel.log('log', [encodeText('a')]);
    channel.log('log', [encodeText('b')]);
    timers.forEach((fire) => fire());
    expect(sent()).toHaveLength(2);
    channel.log('log', [encodeText('c')]);
    channel.send({ type: 'started', runId: 8 });
    expect(kinds()).toEqual(['text', 'text', 'text', 'started']);
  });

  it('has no room after its lines, counts the rest and keeps one notice up to date', () => {
    for (let i = 0; i < OUTPUT_LIMITS.consoleLinesPerRun + 500; i++) {
      if (channel.hasRoomForLine()) channel.log('log', [encodeText('x')]);
      else channel.dropLine();
    }
    channel.flush();
    for (let i = 0; i < 1_000_000; i++) channel.dropLine();
    channel.flush();
    expect(kinds().filter((kind) => kind === 'text')).toHaveLength(OUTPUT_LIMITS.consoleLinesPerRun);
    const notice = sent().filter((message) => message.type === 'output' && message.output.kind === 'notice');
    expect(notice).toHaveLength(1);
    expect(sent().at(-1)).toMatchObject({ type: 'update', displayId: notice[0]?.type === 'output' && notice[0].displayId, update: { output: { text: expect.stringMatching(/^1,000,500 more lines were dropped/) } } });
  });

  it('cuts a text that is longer than all a cell may print', () => {
    channel.log('log', [encodeText('y'.repeat(9_000)), encodeText('short')]);
    for (let i = 0; i < 100; i++) if (channel.hasRoomForLine()) channel.log('log', [encodeText('z'.repeat(9_000))]);
    channel.flush();
    expect(JSON.stringify(sent()).length).toBeLessThan(OUTPUT_LIMITS.consoleCharactersPerRun * 1.2);
    expect(channel.hasRoomForLine()).toBe(false);
  });

  it('shows displays up to a limit, errors always', () => {
    for (let i = 0; i < OUTPUT_LIMITS.displaysPerRun + 3; i++) channel.show({ kind: 'html', html: '', height: null });
    expect(channel.show({ kind: 'html', html: '', height: null })).toBeNull();
    channel.showAlways({ kind: 'notice', text: 'the end' });
    channel.flush();
    expect(kinds().filter((kind) => kind === 'html')).toHaveLength(OUTPUT_LIMITS.displaysPerRun);
    expect(JSON.stringify(sent())).toContain('4 more displays were dropped');
    expect(JSON.stringify(sent())).toContain('the end');
  });

  it('says that something was dropped where it was, before what came after it', () => {
    for (let i = 0; i < OUTPUT_LIMITS.displaysPerRun + 1; i++) channel.show({ kind: 'html', html: '', height: null });
    channel.dropLine();
    channel.showAlways({ kind: 'image', pixels: new Uint8ClampedArray(4), width: 1, height: 1 } as never);
    channel.flush();
    expect(kinds().slice(-3)).toEqual(['notice', 'notice', 'image']);
  });

  it('begins to count anew with each run', () => {
    for (let i = 0; i < OUTPUT_LIMITS.consoleLinesPerRun; i++) channel.log('log', [encodeText('x')]);
    expect(channel.hasRoomForLine()).toBe(false);
    channel.begin(8);
    expect(channel.hasRoomForLine()).toBe(true);
    channel.log('log', [encodeText('new')]);
    channel.flush();
    expect(sent().at(-1)).toMatchObject({ runId: 8 });
  });

  it('merges the points of a curve and the moves of a bar between two posts', () => {
    const id = channel.show({ kind: 'progress', label: '', value: 0, total: 9, note: '' }) ?? 0;
    channel.flush();
    posts = [];
    for (let i = 0; i < 5; i++) {
      channel.update(99, { kind: 'curve', points: [{ name: 'loss', x: [i], y: [i * i] }] });
      channel.update(id, { kind: 'progress', value: i, total: 9, note: '' });
    }
    channel.flush();
    expect(sent()).toEqual([
      { type: 'update', runId: 7, displayId: 99, update: { kind: 'curve', points: [{ name: 'loss', x: [0, 1, 2, 3, 4], y: [0, 1, 4, 9, 16] }] } },
      { type: 'update', runId: 7, displayId: id, update: { kind: 'progress', value: 4, total: 9, note: '' } },
    ]);
  });

  it('joins the text of a stream between two posts', () => {
    const id = channel.show({ kind: 'stream', label: '', text: '', dropped: 0, done: false }) ?? 0;
    channel.flush();
    posts = [];
    for (const text of ['a', 'b', 'c']) channel.update(id, { kind: 'stream', text, dropped: 0, done: text === 'c' });
    channel.flush();
    expect(sent()).toEqual([{ type: 'update', runId: 7, displayId: id, update: { kind: 'stream', text: 'abc', dropped: 0, done: true } }]);
  });

  it('shows so many bytes of tensors and tables a run, and hands them over', () => {
    const transferred: unknown[] = [];
    channel = new OutputChannel((messages, transfer) => (posts.push(messages), transferred.push(...transfer)), { now: () => time, later: (call) => timers.push(call) });
    const block = new Float32Array(OUTPUT_LIMITS.tensorBlockValues);
    const tensor = { shape: [block.length], dtype: 'float32', size: block.length, values: [], stats: null };
    const room = Math.floor(OUTPUT_LIMITS.bytesPerRun / block.byteLength);
    for (let i = 0; i < room; i++) expect(channel.show({ kind: 'tensor', tensor, block: { shape: tensor.shape, values: block } })).not.toBeNull();
    expect(channel.show({ kind: 'tensor', tensor, block: { shape: tensor.shape, values: block } })).toBeNull();
    expect(channel.show({ kind: 'notice', text: 'small ones are shown' })).not.toBeNull();
    channel.flush();
    expect(transferred[0]).toBe(block.buffer);
    expect(JSON.stringify(sent().filter((message) => message.type === 'output' && message.output.kind === 'notice'))).toContain('1 more display was dropped: a cell shows 128 MB of tensors, tables and images.');
  });

  it('thins a curve that never ends', () => {
    for (let i = 0; i < 1_000_000; i++) channel.update(1, { kind: 'curve', points: [{ name: 'loss', x: [i], y: [0] }] });
    channel.flush();
    const points = sent().flatMap((message) => (message.type === 'update' && message.update.kind === 'curve' ? message.update.points.flatMap(({ x }) => x) : []));
    expect(points.length).toBeLessThan(CURVE_POINTS_PER_SERIES * 8);
    expect(points.at(-1)).toBeGreaterThan(990_000);
  });
});
