import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Output } from '#lib/notebook/outputs.ts';
import { captureConsole, formatConsole } from './capture-console.ts';
import { OutputChannel } from './output-channel.ts';

const original = { ...console };
let outputs: Output[];
let time: number;

beforeEach(() => {
  outputs = [];
  time = 0;
  const channel = new OutputChannel((messages) => messages.forEach((message) => message.type === 'output' && outputs.push(message.output)), { now: () => (time += 100), later: () => undefined });
  channel.begin(1);
  captureConsole(channel, () => time);
});

afterEach(() => void Object.assign(console, original));

const lines = (): string[] => outputs.map((output) => (output.kind === 'text' ? `${output.level}: ${output.parts.map((part) => (part.type === 'primitive' ? part.text : 'preview' in part ? part.preview : part.type)).join(' ')}` : output.kind));

it('keeps levels and order', () => {
  console.log('a', 1, [2]);
  console.warn('b');
  console.error(new Error('c'));
  console.table([{ x: 1 }]);
  console.info('d');
  expect(lines()).toEqual(['log: a 1 [2]', 'warn: b', 'error: Error: c', 'table', 'info: d']);
});

it('knows groups, counts, timers and assertions', () => {
  console.group('outer');
  console.log('inner');
  console.group();
  console.log('innermost');
  console.groupEnd();
  console.groupEnd();
  console.count();
  console.count();
  console.assert(true, 'silent');
  console.assert(false, 'loud');
  console.time('t');
  console.timeEnd('t');
  console.timeEnd('t');
  expect(lines()).toEqual(['log: outer', 'log:   inner', 'log:     innermost', 'log: default: 1', 'log: default: 2', 'error: Assertion failed: loud', expect.stringMatching(/^log: t: \d+\.\d{3} ms$/), expect.stringMatching(/^warn: No timer named 't' runs/)]);
});

it.each([
  [['%s is %d%%', 'x', 5.7], 'x is 5%'],
  [['%c styled', 'color: red'], ' styled'],
  [['value %o', { a: 1 }], 'value  { a: 1 }'],
  [['100% sure', 1], '100% sure 1'],
  [['%s', 'a', 'b'], 'a b'],
  [['%s and %s', 'one'], 'one and %s'],
])('formats %j', (values, text) => {
  expect(formatConsole(values).map((part) => (part.type === 'primitive' ? part.text : 'preview' in part ? part.preview : '')).join(' ')).toBe(text);
});
