import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPool, type RealmKind, type SandboxPool } from '../sandbox/pool.ts';
import type { SandboxProcess } from '../sandbox/sandbox-process.ts';
import { compileFixture, FIXTURE_SOLUTION } from './fixture-exercise.ts';
import { grade, OurFaultError, type ExerciseToGrade, type Grade } from './grade.ts';

let pool: SandboxPool;
let exercise: ExerciseToGrade;
let seed = 0;

beforeAll(async () => {
  [pool, exercise] = await Promise.all([openPool({ demand: process.platform === 'linux' ? 'filtered' : 'basic' }), compileFixture()]);
});
afterAll(() => pool.close());

const submit = (code: string, to: Partial<ExerciseToGrade> = {}): Promise<Grade> => grade({ code, seed: String(++seed) }, { ...exercise, ...to }, pool);
const expectNormal = async (): Promise<void> => expect((await submit(FIXTURE_SOLUTION)).verdict).toMatchObject({ kind: 'passed', earned: 5, points: 5 });

describe('honest answers', () => {
  test('the solution passes, with a receipt', async () => {
    const { verdict, receipt } = await submit(FIXTURE_SOLUTION);
    expect(verdict).toMatchObject({ kind: 'passed', earned: 5, points: 5, error: null, limit: null });
    expect(receipt).toMatchObject({ backend: 'cpu', sandbox: { runtime: 'deno 2.9.5' }, limits: { seconds: 10, outputCharacters: 100_000 }, kind: 'passed', earned: 5 });
  });

  test('a partly right answer gets its part, with the smallest failing input', async () => {
    const { verdict } = await submit('const sigmoid = (x: number) => (x > 5 ? 0 : 1 / (1 + Math.exp(-x)));');
    expect(verdict).toMatchObject({ kind: 'partly', earned: 3 });
    expect(verdict.checks[2]).toMatchObject({ status: 'failed', tried: 'sigmoid(5.001)', got: '0', expected: null });
  });

  test('an error tells its line in the learner’s text', async () => {
    const { verdict } = await submit('type N = number;\n\nconst sigmoid = (x: N): N => {\n  return x.map((y) => y);\n};');
    expect(verdict).toMatchObject({ kind: 'error', earned: 0, error: { name: 'TypeError', message: 'x.map is not a function', line: 4 } });
  });

  test('an unreadable answer is an error that needs no sandbox', async () => {
    const closed: SandboxPool = { ...pool, tier: 'basic', runtime: '', take: () => Promise.reject(new Error('none is needed')), close: async () => undefined };
    const { verdict } = await grade({ code: 'const a = ;\n', seed: '1' }, exercise, closed);
    expect(verdict).toMatchObject({ kind: 'error', points: 5, earned: 0, error: { name: 'SyntaxError', line: 1 } });
  });

  test('variables may be named like anything of the language', async () => {
    const taken = 'Object Array Map Set Promise Symbol Number String JSON RegExp Error TypeError ArrayBuffer Float32Array Uint8Array'.split(' ').map((name) => `const ${name} = 1;`);
    expect((await submit(`${taken.join('\n')}\n${FIXTURE_SOLUTION}`)).verdict).toMatchObject({ kind: 'passed', earned: 5 });
  });

  test('tensors cross both ways, tfjs trains, the log is kept', async () => {
    const { verdict } = await submit(`
      import * as tf from '@tensorflow/tfjs';
      const w = tf.variable(tf.scalar(0));
      const optimizer = tf.train.sgd(0.1);
      for (let i = 0; i < 50; i++) optimizer.minimize(() => w.sub(1).square());
      console.log('w is', w);
      const sigmoid = (x: number) => tf.tidy(() => tf.sigmoid(tf.scalar(x)));
    `);
    expect(verdict).toMatchObject({ kind: 'passed' });
    expect(verdict.log).toMatch(/^w is Tensor\s+0\.99/);
  });

  test('rows of different lengths are told, not taken for a tensor', async () => {
    const { verdict } = await submit(`import * as tf from '@tensorflow/tfjs'; tf.tensor2d([[1, 2], [3]]); ${FIXTURE_SOLUTION}`);
    expect(verdict).toMatchObject({ kind: 'error', error: { message: 'All rows of a tensor must be equally long: entry [0] is a list of 2, entry [1] is a list of 1.' } });
  });

  test('luck cannot be had by submitting again: the learner’s own randomness is fixed', async () => {
    const logs = await Promise.all([1, 2].map(async () => (await submit(`console.log(Math.random(), Math.random()); ${FIXTURE_SOLUTION}`)).verdict.log));
    expect(logs[0]).toBe(logs[1]);
  });

  test('progress is told check by check', async () => {
    const told: [string, number][] = [];
    await grade({ code: FIXTURE_SOLUTION, seed: '1' }, exercise, pool, { onCheck: (...check) => told.push(check) });
    expect(told).toEqual([['gives one half at 0', 1], ['is right elsewhere', 2], ['is right everywhere', 3]]);
  });

  test('the wasm backend trains where an exercise asks for it', async () => {
    const { verdict, receipt } = await submit(`import * as tf from '@tensorflow/tfjs'; console.log(tf.getBackend()); const sigmoid = (x: number) => tf.sigmoid(tf.scalar(x));`, { backend: 'wasm' });
    expect([verdict.kind, verdict.log, receipt.backend]).toEqual(['passed', 'wasm\n', 'wasm']);
  });

  test.each(['cpu', 'wasm'] as const)('convolutions and embeddings train on %s as in the browser', async (backend) => {
    const { verdict } = await submit(
      `
      import * as tf from '@tensorflow/tfjs';
      const finite = (tensor: tf.Tensor) => Number.isFinite(tensor.sum().dataSync()[0]);
      const x = tf.randomNormal([1, 6, 6, 2], 0, 1, 'float32', 1) as tf.Tensor4D;
      const filter = tf.ones([2, 2, 2, 1]) as tf.Tensor4D;
      for (const dilation of [1, 2]) console.log(finite(tf.grad((w) => tf.conv2d(x, w as tf.Tensor4D, 1, 'same', 'NHWC', dilation).square().sum())(filter)));
      console.log(finite(tf.grad((table) => tf.gather(table, tf.tensor1d([0, 2, 2], 'int32')).square().sum())(tf.ones([3, 2]))));
      ${FIXTURE_SOLUTION}`,
      { backend },
    );
    expect([verdict.kind, verdict.log]).toEqual(['passed', 'true\ntrue\ntrue\n']);
  });
});

describe('sandboxes that die', () => {
  /** A pool whose process of one kind is ended from outside as soon as it is taken. */
  const sabotage = (kind: RealmKind): SandboxPool => ({
    tier: pool.tier,
    runtime: pool.runtime,
    close: async () => undefined,
    settled: async () => undefined,
    take: async (wanted) => {
      const realm = await pool.take(wanted);
      if (wanted === kind) process.kill((realm as SandboxProcess).pid, 'SIGKILL');
      return realm;
    },
  });

  test.each(['learner-cpu', 'checker'] as const)('a killed %s is our fault, never a zero', async (kind) => {
    await expect(grade({ code: FIXTURE_SOLUTION, seed: '1' }, exercise, sabotage(kind))).rejects.toThrow(OurFaultError);
    await expectNormal();
  });

  test('a warm process that died while waiting is not handed out', async () => {
    const own = await openPool({ warm: 1 });
    const first = (await own.take('checker')) as SandboxProcess;
    first.kill();
    await first.exited;
    const second = (await own.take('checker')) as SandboxProcess;
    expect(second.isAlive).toBe(true);
    await own.close();
    await expect(own.take('checker')).rejects.toThrow(OurFaultError);
  });
});
