/** The kernel in a real browser: what learner code must not reach, and that nothing it does holds up the page. */
import type { Page } from '@playwright/test';
import { build } from 'esbuild';
import type { Kernel, KernelEvent, RunFinished } from '#lib/client/kernel/kernel.ts';
import type { Output } from '#lib/notebook/outputs.ts';
import { expect, test as base } from './fixtures.ts';

declare global {
  interface Window {
    kernel: Kernel;
    kernelEvents: (KernelEvent & { readonly at: number })[];
    openKernel(assetBase: string): Kernel;
  }
}

interface Ran extends RunFinished {
  readonly outputs: readonly Output[];
  /** ms from the call to the end, as the page saw it */
  readonly took: number;
}

/** The kernel's page side on a page of the site, without the notebook around it. */
class KernelPage {
  constructor(readonly page: Page) {}

  async open(code: string): Promise<void> {
    await this.page.goto('/');
    await this.page.evaluate(code);
    await this.page.evaluate(async () => {
      const { base: assetBase } = (await (await fetch('/build/current.json')).json()) as { base: string };
      window.kernel = window.openKernel(assetBase);
      window.kernelEvents = [];
      window.kernel.subscribe((event) => window.kernelEvents.push({ ...event, at: performance.now() }));
    });
  }

  run(source: string, cellId = 'cell'): Promise<Ran> {
    return this.page.evaluate(
      async ([id, text]) => {
        const start = performance.now();
        const handle = window.kernel.run(id, text);
        const finished = await handle.finished;
        const outputs = window.kernelEvents.flatMap((event) => (event.type === 'output' && event.runId === handle.runId ? [event.output] : []));
        return { ...finished, outputs, took: performance.now() - start };
      },
      [cellId, source] as const,
    );
  }

  /** Runs a cell that must fail and gives its error. */
  async refused(source: string): Promise<string> {
    const { status, outputs } = await this.run(source);
    expect(status, source).toBe('failed');
    const [last] = outputs.slice(-1);
    return last?.kind === 'error' ? `${last.error.name}: ${last.error.message}` : '';
  }

  /** The value a cell shows, on one line. */
  async value(source: string): Promise<string> {
    const { outputs } = await this.run(source);
    const [last] = outputs.slice(-1);
    if (last?.kind === 'text') return last.parts.map((part) => (part.type === 'primitive' ? part.text : part.type)).join(' ');
    if (last?.kind === 'tensor') return last.tensor.values.join(' ');
    if (last?.kind === 'value') return last.value.type === 'primitive' ? last.value.text : 'preview' in last.value ? last.value.preview : last.value.type;
    return last?.kind ?? 'nothing';
  }

  /** Starts a cell that never ends, stops it, and runs another; times in ms. */
  stopAndGoOn(endless: string, next: string): Promise<{ stop: number; next: number; status: string; nextStatus: string }> {
    return this.page.evaluate(
      async ([first, second]) => {
        const handle = window.kernel.run('endless', first);
        await new Promise<void>((resolve) => {
          const leave = window.kernel.subscribe((event) => {
            if (event.type !== 'started' || event.runId !== handle.runId) return;
            leave();
            resolve();
          });
        });
        const asked = performance.now();
        window.kernel.stop();
        const { status } = await handle.finished;
        const stopped = performance.now();
        const { status: nextStatus } = await window.kernel.run('next', second).finished;
        return { stop: stopped - asked, next: performance.now() - stopped, status, nextStatus };
      },
      [endless, next] as const,
    );
  }
}

const test = base.extend<{ kernel: KernelPage }, { kernelCode: string }>({
  kernelCode: [
     
    async ({}, use) => {
      const { outputFiles } = await build({
        stdin: { contents: "import { Kernel } from '#lib/client/kernel/kernel.ts'; window.openKernel = (assetBase) => new Kernel({ assetBase });", resolveDir: process.cwd(), loader: 'ts' },
        bundle: true,
        write: false,
        format: 'iife',
      });
      await use(outputFiles[0]?.text ?? '');
    },
    { scope: 'worker' },
  ],
  kernel: async ({ page, kernelCode }, use) => {
    const kernel = new KernelPage(page);
    await kernel.open(kernelCode);
    await use(kernel);
    await page.evaluate(() => window.kernel.dispose());
  },
});

const TF = "import * as tf from '@tensorflow/tfjs';";

test.describe('learner code', () => {
  test('has an origin of its own, without storage, cookies or a document', async ({ kernel, page }) => {
    await page.context().addCookies([{ name: 'session', value: 'secret', url: page.url() }]);
    await page.evaluate(() => localStorage.setItem('draft', 'secret'));
    expect(await kernel.value('self.origin')).toBe('null');
    expect(await kernel.value('[typeof document, typeof window, typeof parent, typeof top, typeof localStorage, typeof caches, typeof open].join()')).toBe(Array(7).fill('undefined').join());
    expect(await kernel.refused("indexedDB.open('drafts')")).toContain('SecurityError');
  });

  test('cannot send anything to the site or elsewhere', async ({ kernel, page }) => {
    const answered: string[] = [];
    page.on('response', (response) => {
      if (response.url().includes('stolen')) answered.push(response.url());
    });
    const site = new URL(page.url()).origin;
    for (const origin of [site, 'https://example.org']) {
      const url = `${origin}/api/health?stolen`;
      for (const source of [
        `await fetch('${url}', { credentials: 'include' })`,
        `await fetch('${url}', { mode: 'no-cors', credentials: 'include', method: 'POST', body: 'x' })`,
        `const request = new XMLHttpRequest(); request.open('GET', '${url}', false); request.send()`,
        `await new Promise((done, fail) => { const socket = new WebSocket('${url.replace(/^http/, 'ws')}'); socket.onopen = done; socket.onerror = () => fail(new Error('refused')) })`,
        `await new Promise((done, fail) => { const stream = new EventSource('${url}'); stream.onopen = done; stream.onerror = () => fail(new Error('refused')) })`,
        `importScripts('${url}')`,
        `await import('${url}')`,
        `await (0, eval)("import('${url}')")`,
        `new Worker('${url}')`,
        `await new Promise((done, fail) => { const worker = new Worker(URL.createObjectURL(new Blob(["fetch('${url}').then(() => postMessage('sent'), () => postMessage('refused'))"]))); worker.onmessage = ({ data }) => (data === 'sent' ? done(data) : fail(new Error(data))) })`,
      ]) {
        expect(await kernel.refused(source), source).not.toBe('');
      }
    }
    expect(answered).toEqual([]);
  });

  test('finds a frame that cannot reach the page, even from the frame itself', async ({ kernel, page, expectedErrors }) => {
    expectedErrors.push(/Unsafe attempt to initiate navigation/, /Blocked opening/, /Content Security Policy/);
    await kernel.run('1');
    const frame = page.frames().find((candidate) => candidate.url().includes('/kernel/frame.html'));
    if (!frame) throw new Error('Expected a kernel frame in the page.');
    const attempt = (code: string): Promise<string> => frame.evaluate(code).then((value) => `did: ${String(value)}`, (error: unknown) => (error as Error).message);
    expect(await attempt('document.cookie')).toContain('SecurityError');
    expect(await attempt('localStorage.length')).toContain('SecurityError');
    expect(await attempt('parent.document.title')).toContain('SecurityError');
    expect(await attempt("top.location.href = 'about:blank'")).toContain('SecurityError');
    expect(await attempt("String(window.open('/'))")).toBe('did: null');
    expect(await attempt("fetch('/api/health')")).toContain('Failed to fetch');
    expect(page.url()).not.toContain('about:blank');
  });

  test('has no cookies when the frame is opened as a page', async ({ page, context }) => {
    await page.goto('/kernel/frame.html');
    await context.addCookies([{ name: 'session', value: 'secret', url: page.url() }]);
    expect(await page.evaluate(() => self.origin)).toBe('null');
    await expect(page.evaluate(() => document.cookie)).rejects.toThrow(/sandboxed/);
  });

  test('cannot make the page believe forged messages of its Worker', async ({ kernel }) => {
    const { status, outputs } = await kernel.run("self.postMessage({ type: 'worker-error', id: 1, message: 'forged' }); 5");
    expect(status).toBe('done');
    expect(outputs).toMatchObject([{ kind: 'value' }]);
  });
});

test.describe('the page', () => {
  test('stays free while a cell spins, and the next cell runs', async ({ kernel }) => {
    await kernel.run(`${TF} tf.scalar(1)`);
    const { status, nextStatus } = await kernel.stopAndGoOn('while (true) {}', `${TF} tf.scalar(2).add(3)`);
    expect([status, nextStatus]).toEqual(['stopped', 'done']);
    expect(await kernel.page.evaluate(() => window.kernelEvents.filter(({ type }) => type === 'restarted').length)).toBe(1);
  });

  test('goes on at once with the spare Worker', async ({ kernel, page }) => {
    await kernel.run(`${TF} tf.scalar(1)`);
    // The spare is ready when a second kernel Worker has loaded TensorFlow.js.
    await expect.poll(() => page.workers().length).toBe(2);
    const { stop, next } = await kernel.stopAndGoOn('while (true) {}', `${TF} tf.scalar(2).add(3)`);
    expect(stop + next).toBeLessThan(5_000);
  });

  test('ends training softly and keeps the variables', async ({ kernel }) => {
    await kernel.run(`${TF} const precious = 7;`);
    const { status } = await kernel.stopAndGoOn(
      "const net = tf.sequential({ layers: [tf.layers.dense({ units: 8, inputShape: [8] })] }); net.compile({ optimizer: 'sgd', loss: 'meanSquaredError' }); await net.fit(tf.ones([64, 8]), tf.ones([64, 8]), { epochs: 1_000_000 });",
      'precious',
    );
    expect(status).toBe('stopped');
  });

  test('survives 100 MB of console output', async ({ kernel }) => {
    const { status, outputs, took } = await kernel.run("const line = 'x'.repeat(999); for (let i = 0; i < 100_000; i++) console.log(line); 'end'");
    expect(status).toBe('done');
    expect(took).toBeLessThan(20_000);
    expect(JSON.stringify(outputs).length).toBeLessThan(1_000_000);
    expect(outputs.at(-1)).toMatchObject({ kind: 'text', level: 'result' });
    expect(JSON.stringify(outputs)).toContain('were dropped');
    expect((await kernel.run("console.log('y'.repeat(100_000_000))")).status).toBe('done');
  });

  test('shows a list of ten million', async ({ kernel }) => {
    const { outputs } = await kernel.run('const huge = new Array(10_000_000).fill(1); huge');
    expect(outputs).toMatchObject([{ kind: 'value', value: { type: 'list', length: 10_000_000 } }]);
    expect((await kernel.run('huge')).ms).toBeLessThan(500);
  });
});

test.describe('cells', () => {
  test('share a scope and show values, errors and curves in order', async ({ kernel }) => {
    await kernel.run('const rate: number = 0.5; function step(w: number) { return w - rate }', 'define');
    expect(await kernel.value('step(2)')).toBe('1.5');
    const { outputs } = await kernel.run("import { curve } from 'epoch/display';\nconsole.log('first');\nconst c = curve({ title: 'Loss' });\nc.add({ loss: 1 });\nconsole.warn('second');\nmissing()");
    expect(outputs).toMatchObject([
      { kind: 'text', level: 'log' },
      { kind: 'curve', title: 'Loss' },
      { kind: 'text', level: 'warn' },
      { kind: 'error', error: { name: 'ReferenceError', at: { line: 6, column: 1 } } },
    ]);
    expect(await kernel.refused("import x from 'lodash'")).toContain("A cell can import '@tensorflow/tfjs', 'epoch/display', 'epoch/controls', 'epoch/data', 'epoch/ml', 'epoch/debug', 'epoch/training'.");
    expect(await kernel.refused(`${TF} tf.tensor2d([[1, 2], [3]])`)).toContain('All rows of a tensor must be equally long: entry [0] is a list of 2, entry [1] is a list of 1.');
  });

  test('may name a variable like anything of the language, and the kernel goes on', async ({ kernel }) => {
    const taken = 'Object Array Map Set WeakMap Promise Proxy Reflect Symbol Number String Boolean Date Math JSON RegExp Error TypeError ArrayBuffer Float32Array Uint8Array parseInt performance fetch setTimeout URL Blob'.split(' ');
    await kernel.run(taken.map((name, index) => `const ${name} = ${String(index)};`).join('\n'), 'taken');
    expect(await kernel.value('Map + Set')).toBe('5');
    const { status, outputs } = await kernel.run(`${TF} console.log({ a: [1] }); const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
model.compile({ optimizer: 'sgd', loss: 'meanSquaredError' });
await model.fit(tf.ones([4, 2]), tf.ones([4, 1]), { epochs: 2, verbose: 0 });
model.predict(tf.ones([1, 2]))`);
    expect(outputs).toMatchObject([{ kind: 'text' }, { kind: 'tensor' }]);
    expect(status).toBe('done');
    expect(await kernel.refused('missing()')).toContain('missing is not defined');
  });

  test('answer quickly once the kernel is warm', async ({ kernel }) => {
    await kernel.run(`${TF} tf.scalar(1)`);
    const times: number[] = [];
    for (let i = 0; i < 30; i++) times.push((await kernel.run(`const q${i} = ${i};\nconsole.log(q${i});\ntf.scalar(q${i}).add(1)`, `warm-${i % 5}`)).took);
    times.sort((a, b) => a - b);
    expect(times[15]).toBeLessThan(30);
  });

  test('choose a backend by measuring, never a software GPU, and change it on demand', async ({ kernel, page }) => {
    await kernel.run(`${TF} const t = tf.tensor1d([1, 2]);`);
    const chosen = await page.evaluate(() => window.kernelEvents.find((event) => event.type === 'backend'));
    expect(chosen).toMatchObject({ type: 'backend', trial: { cpu: expect.any(Number), wasm: expect.any(Number) } });
    await page.evaluate(() => window.kernel.setBackend('cpu'));
    expect(await kernel.value('tf.getBackend()')).toBe('cpu');
    expect(await kernel.value('t.mul(2)')).toBe('2 4');
  });

  test('train a convolutional net on WebAssembly', async ({ kernel, page }) => {
    await page.evaluate(() => window.kernel.setBackend('wasm'));
    const { status, outputs } = await kernel.run(`${TF}
const net = tf.sequential({ layers: [tf.layers.conv2d({ inputShape: [8, 8, 1], filters: 2, kernelSize: 3, activation: 'relu' }), tf.layers.maxPooling2d({ poolSize: 2 }), tf.layers.flatten(), tf.layers.dense({ units: 1 })] });
net.compile({ optimizer: 'adam', loss: 'meanSquaredError' });
await net.fit(tf.ones([4, 8, 8, 1]), tf.ones([4, 1]), { epochs: 3, verbose: 0 });
tf.getBackend()`);
    expect(status).toBe('done');
    expect(outputs).toMatchObject([{ parts: [{ text: 'wasm' }] }]);
  });
});
