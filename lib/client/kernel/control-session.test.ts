/** Controls in a kernel that really runs cells: what they hold, what they call, what becomes out of date. */
import * as tf from '@tensorflow/tfjs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectControls } from '#lib/notebook/controls/host.ts';
import { CONTROL_LIMITS, type RawValue, type ShownControl } from '#lib/notebook/controls/spec.ts';
import type { Output } from '#lib/notebook/outputs.ts';
import type { KernelMessage } from '#lib/notebook/protocol.ts';
import { connectDisplay } from '../teaching/display-sink.ts';
import { KernelSession } from './kernel-session.ts';
import { OutputChannel } from './output-channel.ts';

type Of<Type extends KernelMessage['type']> = Extract<KernelMessage, { type: Type }>;

const IMPORT = "import { slider, button, select, checkbox, file } from 'epoch/controls';";
let messages: KernelMessage[];
let session: KernelSession;
let waiting: (() => void)[];
let nextRun = 1;

beforeEach(() => {
  messages = [];
  waiting = [];
  const channel = new OutputChannel(
    (posted) => {
      messages.push(...posted);
      for (const look of waiting) look();
    },
    { now: () => performance.now(), later: (call, ms) => void setTimeout(call, ms) },
  );
  connectDisplay(channel);
  session = new KernelSession(channel, { now: () => performance.now(), scope: globalThis, loadTensorFlow: async () => ({ ...tf }), findGpus: async () => [], loadGpu: async () => undefined });
  connectControls(session.controls);
});

afterEach(() => connectControls(null));

/** The first message of a kind from now on that passes. */
const said = <Type extends KernelMessage['type']>(type: Type, passes: (message: Of<Type>) => boolean = () => true): Promise<Of<Type>> => {
  let seen = messages.length;
  return new Promise((resolve) => {
    waiting.push(() => {
      for (; seen < messages.length; seen++) {
        const message = messages[seen];
        if (message?.type === type && passes(message as Of<Type>)) resolve(message as Of<Type>); // of that type
      }
    });
  });
};
const run = async (cellId: string, source: string): Promise<Of<'finished'>> => {
  const runId = nextRun++;
  const finished = said('finished', (message) => message.runId === runId);
  session.receive({ type: 'run', runId, cellId, source });
  return finished;
};
const outputs = (): Output[] => messages.flatMap((message) => (message.type === 'output' ? [message.output] : []));
const control = (label: string): ShownControl & { value: RawValue } => {
  const found = outputs().findLast((output) => output.kind === 'control' && output.control.spec.label === label);
  if (found?.kind !== 'control') throw new Error(`Expected a control ${label} to be shown.`);
  return { ...found.control, value: found.value };
};
const set = (label: string, raw: RawValue): void => session.receive({ type: 'control', controlId: control(label).id, raw });
const changed = (): string[] => messages.flatMap((message) => (message.type === 'control-changed' ? [message.names.join(' ')] : []));
const texts = (): string[] => outputs().flatMap((output) => (output.kind === 'text' ? output.parts : output.kind === 'value' ? [output.value] : [])).map((node) => (node.type === 'primitive' ? node.text : node.type));

describe('a control', () => {
  it('is shown once, also as the last line, and what is set is there at once', async () => {
    await run('a', `${IMPORT} const rate = slider('Rate', { min: 0, max: 1, value: 0.5 }); rate`);
    expect(outputs().map(({ kind }) => kind)).toEqual(['control']);
    set('Rate', 0.75);
    expect(messages.at(-2)).toMatchObject({ type: 'control-taken', problem: '' });
    await run('b', 'rate.value');
    expect(texts()).toEqual(['0.75']);
  });

  it('refuses what it cannot hold and keeps what it has', async () => {
    await run('a', `${IMPORT} const rate = slider('Rate', { min: 0, max: 1, value: 0.5 }); const data = file('Data', { as: 'json' });`);
    set('Rate', 7);
    expect(messages.at(-1)).toMatchObject({ type: 'control-taken', problem: 'Expected a number from 0 to 1 for “Rate”, got 7.' });
    set('Data', '{');
    expect(messages.at(-1)).toMatchObject({ problem: expect.stringContaining('no JSON') });
    await run('b', '[rate.value, data.value].join()');
    expect(texts()).toEqual(['0.5,']);
  });

  it('keeps its value when its cell runs again, and not with other options', async () => {
    const source = (max: number) => `${IMPORT} const one = slider('S', { min: 0, max: ${max}, value: 1 }), two = slider('S', { min: 0, max: ${max}, value: 1 });`;
    await run('a', source(9));
    set('S', 4);
    await run('a', source(9));
    await run('b', '[one.value, two.value].join()');
    await run('a', source(10));
    await run('b', '[one.value, two.value].join()');
    expect(texts()).toEqual(['1,4', '1,1']);
  });

  it('begins with what the page remembers of a kernel before, where that fits', async () => {
    await run('a', `${IMPORT} const c = checkbox('C')`);
    const { key } = control('C');
    session.receive({ type: 'control-memory', kept: [[key, true]] });
    await run('a', `${IMPORT} const c = checkbox('C')`);
    expect(control('C').value).toBe(true);
    session.receive({ type: 'control-memory', kept: [[key, 'nonsense']] });
    await run('a', `${IMPORT} const c = checkbox('C')`);
    expect(control('C').value).toBe(false);
  });

  it('of an earlier run is answered and does nothing', async () => {
    await run('a', `${IMPORT} const c = checkbox('C')`);
    const old = control('C').id;
    await run('a', `${IMPORT} const c = checkbox('C')`);
    session.receive({ type: 'control', controlId: old, raw: true });
    expect(messages.at(-1)).toEqual({ type: 'control-taken', controlId: old, problem: '' });
    await run('b', 'c.value');
    expect(texts()).toEqual(['false']);
  });

  it('has a limit of its number, and a place', async () => {
    await run('a', `${IMPORT} for (let k = 0; k <= ${CONTROL_LIMITS.perRun}; k++) checkbox('C');`);
    expect(outputs().filter(({ kind }) => kind === 'control')).toHaveLength(CONTROL_LIMITS.perRun);
    expect(outputs().at(-1)).toMatchObject({ kind: 'error', error: { message: expect.stringContaining('at most 50 controls in one cell') } });
    await run('b', `${IMPORT} const c = button('Late', { onPress: () => void checkbox('Inner') });`);
    const ended = said('control-ended');
    set('Late', 1);
    await ended;
    expect(outputs().at(-1)).toMatchObject({ kind: 'error', error: { message: expect.stringContaining('can only be made while its cell runs') } });
  });
});

describe('what becomes out of date', () => {
  it('are the names that lead to it, also through lists and records', async () => {
    await run('a', `${IMPORT} const rate = slider('R', { min: 0, max: 1 }), all = { deep: [rate] }, other = 3, trap = new Proxy({}, { ownKeys() { throw 1; } });`);
    set('R', 1);
    expect(changed()).toEqual(['rate all']);
  });

  it('is told again after a cell that has not read the newest', async () => {
    await run('a', `${IMPORT} const live = slider('L', { min: 0, max: 9, value: 0 }), once = slider('O', { min: 0, max: 9, value: 0 });`);
    const first = said('output', ({ output }) => output.kind === 'value');
    const finished = run('loop', `import { show } from 'epoch/display'; once.value; show(live.value); while (live.value < 5) await new Promise((next) => setTimeout(next)); live.value`);
    await first;
    set('O', 1);
    set('L', 5);
    await finished;
    expect(texts().at(-1)).toBe('5');
    expect(changed()).toEqual(['once', 'live', 'once']);
  });

  it('is what onChange assigned or let grow', async () => {
    await run('a', `${IMPORT} let count = 0; const points: number[] = []; const same = [1]; const add = button('Add', { onPress: (n) => { count += n; points.push(n); } });`);
    const told = said('control-changed', ({ names }) => names.includes('count'));
    set('Add', 1);
    expect((await told).names).toEqual(['count', 'points']);
  });
});

describe('onChange', () => {
  it('runs behind the cell that runs, once for many values, with the newest', async () => {
    await run('a', `${IMPORT} const seen: number[] = []; const s = slider('S', { min: 0, max: 9, value: 0, onChange: (value) => { seen.push(value); } });`);
    const started = said('started');
    const busy = run('b', 'await new Promise((next) => setTimeout(next, 5)); seen.length');
    await started;
    const ended = said('control-ended');
    for (const raw of [1, 2, 3]) set('S', raw);
    await Promise.all([busy, ended]);
    await run('c', 'seen.join()');
    expect(texts()).toEqual(['0', '3']);
    expect(messages.filter(({ type }) => type === 'control-began')).toHaveLength(1);
  });

  it('shows below its control, with errors at their line', async () => {
    await run('a', `${IMPORT} import { show } from 'epoch/display';\nconst s = checkbox('S', { onChange: (on) => {\n  show(on ? 'yes' : 'no');\n  if (!on) throw new RangeError('off');\n} });`);
    const ended = said('control-ended');
    set('S', false);
    const { runId } = await ended;
    expect(runId).toBeLessThan(0);
    expect(messages.filter((message) => message.type === 'output' && message.runId === runId)).toMatchObject([{ output: { kind: 'text', parts: [{ text: 'no' }] } }, { output: { kind: 'error', error: { name: 'RangeError', at: { line: 4 } } } }]);
    expect(await run('b', 's.value')).toMatchObject({ status: 'done' });
  });

  it('leaves no tensors on the next cell’s account', async () => {
    await tf.setBackend('cpu');
    await run('a', `${IMPORT} import * as tf from '@tensorflow/tfjs'; const keep = tf.ones([2]); const b = button('B', { onPress: () => { tf.zeros([3]); } });`);
    const ended = said('control-ended');
    set('B', 1);
    await ended;
    expect(await run('b', '1 + 1')).toMatchObject({ leakedTensors: 0 });
    tf.disposeVariables();
    tf.engine().reset();
  });
});
