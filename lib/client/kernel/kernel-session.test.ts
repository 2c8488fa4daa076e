import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { NAME_LIMITS, type NameChanges, type NamedValue } from '#lib/notebook/named-values.ts';
import type { KernelMessage } from '#lib/notebook/protocol.ts';
import { connectDisplay } from '../teaching/display-sink.ts';
import { KernelSession } from './kernel-session.ts';
import { OutputChannel } from './output-channel.ts';

type Finished = Extract<KernelMessage, { type: 'finished' }>;

let session: KernelSession;
let messages: KernelMessage[];
let waiting: Map<number, (finished: Finished) => void>;
let nextRun = 1;

beforeAll(async () => {
  await tf.setBackend('cpu');
});

beforeEach(() => {
  messages = [];
  waiting = new Map();
  const channel = new OutputChannel(
    (posted) => {
      for (const message of posted) {
        messages.push(message);
        if (message.type === 'finished') waiting.get(message.runId)?.(message);
      }
    },
    { now: () => performance.now(), later: (call, ms) => void setTimeout(call, ms) },
  );
  connectDisplay(channel);
  session = new KernelSession(channel, {
    now: () => performance.now(),
    scope: globalThis,
    loadTensorFlow: async () => ({ ...tf }),
    findGpus: async () => [],
    loadGpu: async () => undefined,
  });
});

afterAll(() => tf.disposeVariables());

function run(cellId: string, source: string, behind?: number): Promise<Finished> {
  const runId = nextRun++;
  return new Promise((resolve) => {
    waiting.set(runId, resolve);
    session.receive({ type: 'run', runId, cellId, source, ...(behind === undefined ? {} : { behind }) });
  });
}

const TF = "import * as tf from '@tensorflow/tfjs';";
const errors = () => messages.flatMap((message) => (message.type === 'output' && message.output.kind === 'error' ? [message.output.error] : []));

describe('runs', () => {
  it('shares names, shows the last value, reports facts', async () => {
    await run('a', 'const a1 = 20; let b1: number = 1');
    const finished = await run('b', 'b1 = a1 * 2 + 2; b1');
    expect(finished).toMatchObject({ status: 'done', facts: { uses: ['b1', 'a1'], writes: ['b1'] }, leakedTensors: 0, memory: null });
    expect(messages.filter(({ type }) => type === 'output')).toMatchObject([{ output: { kind: 'value', value: { text: '42' } } }]);
  });

  it('runs one thing at a time, also while a cell awaits', async () => {
    const first = run('a', 'const order: string[] = []; await new Promise((done) => setTimeout(done, 20)); order.push("a")');
    const second = run('b', 'order.push("b"); order.join("")');
    await Promise.all([first, second]);
    expect(messages.filter(({ type }) => type === 'output')).toMatchObject([{}, { output: { parts: [{ text: 'ab' }] } }]);
  });

  it('goes on by itself with what was sent behind a run, unless that failed', async () => {
    const [first, second, third] = [nextRun, nextRun + 1, nextRun + 2];
    const [a, b] = [run('a', 'const went: string[] = ["a"]'), run('b', 'went.push("b"); throw new Error("b")', first)];
    void run('c', 'went.push("c")', second);
    expect([(await a).status, (await b).status]).toEqual(['done', 'failed']);
    await run('d', 'went.length');
    expect(messages.filter((message) => 'runId' in message && message.runId === third)).toEqual([]);
    expect(messages.findLast(({ type }) => type === 'output')).toMatchObject({ output: { value: { text: '2' } } });
  });

  it('shows errors with their place and a hint, and goes on', async () => {
    await run('a', 'const weight = 1');
    expect(await run('b', '\n  wieght + 1')).toMatchObject({ status: 'failed' });
    expect(await run('c', 'let = 2 +')).toMatchObject({ status: 'failed', facts: null });
    expect(errors()).toMatchObject([{ name: 'ReferenceError', at: { line: 2, column: 3 }, hint: "Did you mean 'weight'?" }, { name: 'SyntaxError', at: { line: 1 } }]);
    expect(await run('d', 'weight')).toMatchObject({ status: 'done' });
  });

  it('keeps variables local for speed only while nothing else can see them', async () => {
    await run('a', 'let seen = 1; const look = () => seen;');
    await run('b', 'let seen = 5; seen += 1; const got = look(); got');
    await run('c', 'let unseen = 1; for (let i = 0; i < 3; i++) unseen *= 2;');
    await run('d', '[look(), unseen]');
    expect(messages.filter(({ type }) => type === 'output').map((message) => message.type === 'output' && message.output)).toMatchObject([{ value: { text: '6' } }, { value: { preview: '[6, 8]' } }]);
  });

  it('analyses texts without running them', () => {
    session.receive({ type: 'analyse', requestId: 3, cells: [{ cellId: 'a', source: 'const never = other' }, { cellId: 'b', source: 'let = ' }] });
    expect(messages).toMatchObject([{ type: 'analysed', requestId: 3, cells: [{ facts: { defines: ['never'], uses: ['other'] }, error: null }, { facts: null, error: { name: 'SyntaxError' } }] }]);
  });
});

describe('names that a figure shares', () => {
  let nextRequest = 1;
  const exchange = async (names: readonly string[], changes: NameChanges = {}): Promise<readonly NamedValue[] | undefined> => {
    const requestId = nextRequest++;
    session.receive({ type: 'exchange', requestId, names, changes });
    await run('after', '0'); // one thing at a time: the answer is there before
    const answer = messages.find((message) => message.type === 'exchanged' && message.requestId === requestId);
    return answer?.type === 'exchanged' ? answer.values : undefined;
  };

  it('are read as plain numbers', async () => {
    await run('a', `${TF} let n1 = -0.5, l1 = [1, 2], f1 = new Float32Array([3]), m1 = tf.tensor2d([[1, 2], [3, 4]]), v1 = tf.variable(tf.ones([2]));`);
    expect(await exchange(['n1', 'l1', 'f1', 'm1', 'v1', 'nowhere'])).toEqual([
      { kind: 'number', value: -0.5 },
      { kind: 'list', values: [1, 2], fixed: false },
      { kind: 'list', values: [3], fixed: false },
      { kind: 'list', values: [1, 2, 3, 4], fixed: true },
      { kind: 'list', values: [1, 1], fixed: false },
      { kind: 'missing' },
    ]);
  });

  it('are told in words when they hold something else', async () => {
    await run('a', `${TF} let w2a = 'two', w2b = ['two'], w2c: unknown, w2d = () => 1, w2e = new Array(NUMBERS + 1).fill(0), w2f = tf.zeros([NUMBERS + 1]), w2g = new Proxy([], { get() { throw new Error('no') } }), w2h = tf.zeros([1]); w2h.dispose();`.replaceAll('NUMBERS', String(NAME_LIMITS.numbersPerList)));
    const values = await exchange(['w2a', 'w2b', 'w2c', 'w2d', 'w2e', 'w2f', 'w2g', 'w2h']);
    expect(values?.map((value) => (value.kind === 'other' ? value.what : value.kind))).toEqual([
      'the text "two"', 'a list that holds more than numbers', 'undefined', 'a function', `a list of ${NAME_LIMITS.numbersPerList + 1} values`, `a tensor of ${NAME_LIMITS.numbersPerList + 1} numbers`, 'something that cannot be read', 'a tensor that was disposed',
    ]);
    expect(errors()).toEqual([]);
  });

  it('are given other numbers, of the same kind', async () => {
    await run('a', `${TF} let n3 = 1, l3 = [1, 2], f3 = new Float32Array([3, 4]), m3 = tf.tensor1d([5]), v3 = tf.variable(tf.ones([2, 1])); const old3 = l3;`);
    const before = tf.memory().numTensors;
    expect(await exchange(['n3', 'l3', 'm3'], { n3: 7, l3: [8, 9, 10], f3: [0.5, 1], m3: [6], v3: [2, 3], gone3: 1 })).toEqual([
      { kind: 'number', value: 7 },
      { kind: 'list', values: [8, 9, 10], fixed: false },
      { kind: 'list', values: [5], fixed: true },
    ]);
    expect(tf.memory().numTensors).toBe(before);
    await run('b', '[n3, l3.length, f3 instanceof Float32Array, f3[0], v3.shape.length, v3.dataSync()[1], old3[0], typeof gone3].join(" ")');
    expect(JSON.stringify(messages.filter(({ type }) => type === 'output').at(-1))).toContain('7 3 true 0.5 2 3 1 undefined');
  });

  it('wait for the cell that runs, and a mistake of a cell does not keep them', async () => {
    await run('a', 'let slow4 = 1');
    const running = run('slow', 'await new Promise((done) => setTimeout(done, 20)); slow4 = 2;');
    session.receive({ type: 'exchange', requestId: 77, names: ['slow4'], changes: {} });
    await running;
    await run('trap', "Object.defineProperty(globalThis, 'trap4', { set() { throw new Error('set') }, get() { throw new Error('got') }, configurable: true })");
    expect(await exchange(['trap4'], { trap4: 1 })).toEqual([{ kind: 'missing' }]);
    expect(messages.find((message) => message.type === 'exchanged' && message.requestId === 77)).toMatchObject({ values: [{ value: 2 }] });
  });
});

describe('tensors', () => {
  it('tells the backend once', async () => {
    await run('a', `${TF} tf.scalar(1)`);
    await run('b', 'tf.scalar(2)');
    expect(messages.filter(({ type }) => type === 'backend')).toMatchObject([{ backend: 'cpu', available: expect.arrayContaining(['cpu']) }]);
  });

  it('counts what a cell leaks, not what it names or shows', async () => {
    await run('a', `${TF} const kept = tf.ones([2]); const list = [{ deep: tf.ones([3]) }]; kept`);
    expect(await run('b', 'kept.mul(2)')).toMatchObject({ leakedTensors: 0 });
    expect(await run('c', 'const sum = kept.add(1).mul(2); 5')).toMatchObject({ leakedTensors: 1 });
    expect(await run('d', 'const clean = tf.tidy(() => kept.add(1).mul(2)); 5')).toMatchObject({ leakedTensors: 0 });
    expect(await run('e', 'for (let i = 0; i < 10; i++) tf.ones([1]);')).toMatchObject({ leakedTensors: 10 });
    expect(await run('f', 'clean.dispose()')).toMatchObject({ leakedTensors: 0 });
  });

  it('is level when cells run again', async () => {
    const lesson: readonly (readonly [string, string])[] = [
      ['imports', TF],
      ['data', 'const xs = tf.randomNormal([16, 2]); const ys = tf.tidy(() => xs.sum(1, true));'],
      ['model', "const model = tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [2] }), tf.layers.dense({ units: 1 })] }); model.compile({ optimizer: tf.train.adam(0.1), loss: 'meanSquaredError' });"],
      ['train', 'const history = await model.fit(xs, ys, { epochs: 2, verbose: 0 }); history.history.loss'],
      ['predict', 'model.predict(xs)'],
      ['variable', 'let w = tf.variable(tf.zeros([2])); w'],
    ];
    const counts: (number | undefined)[] = [];
    for (let round = 0; round < 3; round++) {
      let last: Finished | undefined;
      for (const [cellId, source] of lesson) last = await run(cellId, source);
      expect(errors()).toEqual([]);
      counts.push(last?.memory?.tensors);
    }
    expect(counts[1]).toBe(counts[0]);
    expect(counts[2]).toBe(counts[0]);
  });

  it('keeps what another name or a later output still holds', async () => {
    await run('a', `${TF} const first = tf.tensor1d([1, 2]); const alias = { first };`);
    await run('b', 'const other = alias.first');
    await run('a', `${TF} const first = tf.tensor1d([3, 4]);`);
    expect(await run('c', 'Array.from(other.dataSync())')).toMatchObject({ status: 'done' });
  });
});

describe('soft stop', () => {
  const until = (type: KernelMessage['type']): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => (messages.some((message) => message.type === type) ? resolve() : void setTimeout(look, 5));
      look();
    });

  it.each([
    ['training', "const net = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] }); net.compile({ optimizer: 'sgd', loss: 'meanSquaredError' }); await net.fit(tf.ones([8, 1]), tf.ones([8, 1]), { epochs: 1_000_000, verbose: 0 });"],
    ['a loop over frames', 'while (true) await tf.nextFrame();'],
  ])('ends %s and keeps the variables', async (_name, source) => {
    await run('imports', `${TF} const precious = 7;`);
    const runId = nextRun;
    const running = run('loop', source);
    await until('heeds-stop');
    session.receive({ type: 'soft-stop', runId });
    expect(await running).toMatchObject({ status: 'stopped' });
    expect(messages).toContainEqual({ type: 'stop-heard', runId, mayEnd: true });
    expect(errors()).toEqual([]);
    expect(await run('after', 'precious')).toMatchObject({ status: 'done' });
    expect(await run('again', "const net2 = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] }); net2.compile({ optimizer: 'sgd', loss: 'meanSquaredError' }); await net2.fit(tf.ones([8, 1]), tf.ones([8, 1]), { epochs: 1, verbose: 0 });")).toMatchObject({ status: 'done' });
  });

  it('says when it cannot end the cell', async () => {
    const runId = nextRun;
    const running = run('wait', 'await new Promise((done) => { (globalThis as any).finishWaiting = done })');
    await until('started');
    session.receive({ type: 'soft-stop', runId });
    expect(messages).toContainEqual({ type: 'stop-heard', runId, mayEnd: false });
    (globalThis as unknown as { finishWaiting(): void }).finishWaiting();
    await running;
  });
});
