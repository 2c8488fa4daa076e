/** Training of a small convolutional net and a dense one in a Worker: our wasm kernels, what TensorFlow.js ships, and convnetjs. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'esbuild';
import { assetBase } from '#lib/server/assets/asset-base.ts';
import type { Bench, Measure } from './measure.ts';
import { serveFolder } from './static-server.ts';

const REPETITIONS = 5;

/** TensorFlow.js as shipped, without our kernels. */
const SHIPPED = `
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
Object.assign(globalThis, { __epochBundle: { tf, setWasmPaths } });`;

/** In the Worker: a batch of 64 random pictures of 28 by 28, and for each way what trains on it once. */
const RACE = `
const COUNT = 64;
let state = 1;
const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
const pixels = Float32Array.from({ length: COUNT * 784 }, random);
const labels = Array.from({ length: COUNT }, (_, index) => index % 10);

async function openTf(backend, net) {
  await tf.setBackend(backend);
  if (tf.getBackend() !== backend) throw new Error('Expected the backend ' + backend + ', got ' + tf.getBackend());
  const x = net === 'cnn' ? tf.tensor4d(pixels, [COUNT, 28, 28, 1]) : tf.tensor2d(pixels, [COUNT, 784]);
  const y = tf.oneHot(tf.tensor1d(labels, 'int32'), 10);
  const layers = net === 'cnn'
    ? [tf.layers.conv2d({ inputShape: [28, 28, 1], filters: 8, kernelSize: 5, activation: 'relu' }), tf.layers.maxPooling2d({ poolSize: 2 }), tf.layers.conv2d({ filters: 16, kernelSize: 5, activation: 'relu' }), tf.layers.maxPooling2d({ poolSize: 2 }), tf.layers.flatten()]
    : [tf.layers.dense({ inputShape: [784], units: 256, activation: 'relu' }), tf.layers.dense({ units: 256, activation: 'relu' })];
  const model = tf.sequential({ layers: [...layers, tf.layers.dense({ units: 10, activation: 'softmax' })] });
  model.compile({ optimizer: net === 'cnn' ? tf.train.sgd(0.01) : tf.train.adam(), loss: 'categoricalCrossentropy' });
  return async () => void (await model.trainOnBatch(x, y));
}

function openConvnet() {
  const net = new convnetjs.Net();
  net.makeLayers([
    { type: 'input', out_sx: 28, out_sy: 28, out_depth: 1 },
    { type: 'conv', sx: 5, filters: 8, stride: 1, pad: 0, activation: 'relu' }, { type: 'pool', sx: 2, stride: 2 },
    { type: 'conv', sx: 5, filters: 16, stride: 1, pad: 0, activation: 'relu' }, { type: 'pool', sx: 2, stride: 2 },
    { type: 'softmax', num_classes: 10 },
  ]);
  const trainer = new convnetjs.SGDTrainer(net, { learning_rate: 0.01, momentum: 0, batch_size: COUNT, l2_decay: 0 });
  const pictures = labels.map((_, picture) => {
    const volume = new convnetjs.Vol(28, 28, 1, 0);
    for (let pixel = 0; pixel < 784; pixel++) volume.w[pixel] = pixels[picture * 784 + pixel];
    return volume;
  });
  return () => pictures.forEach((picture, index) => trainer.train(picture, labels[index]));
}

/** Examples a second, over at least a second and two batches; the first two batches (shaders, buffers) are not counted. */
async function rate(step) {
  await step();
  await step();
  const start = performance.now();
  let batches = 0;
  do { await step(); batches += 1; } while (performance.now() - start < 1000 || batches < 2);
  return (batches * COUNT * 1000) / (performance.now() - start);
}

/** Milliseconds of a batch by kernel. */
async function share(step) {
  const { kernels } = await tf.profile(step);
  const total = {};
  for (const { name, kernelTimeMs } of kernels) total[name] = (total[name] ?? 0) + (await kernelTimeMs);
  return total;
}
`;

/** How each way starts, in a Worker of its own; gives a rate. */
const WAYS = {
  cpu: { name: 'CNN: TensorFlow.js on cpu', bundle: 'ours', code: `rate(await openTf('cpu', 'cnn'))` },
  webgl: { name: 'CNN: TensorFlow.js on webgl', bundle: 'ours', code: `rate(await openTf('webgl', 'cnn'))` },
  convnet: { name: 'CNN: convnetjs', bundle: 'convnet', code: 'rate(openConvnet())' },
  ours: { name: 'CNN: wasm with our kernels', bundle: 'ours', code: `rate(await openTf('wasm', 'cnn'))` },
  denseShipped: { name: 'dense: wasm as shipped', bundle: 'shipped', code: `rate(await openTf('wasm', 'dense'))` },
  denseOurs: { name: 'dense: wasm with our kernels', bundle: 'ours', code: `rate(await openTf('wasm', 'dense'))` },
} as const;
type Way = keyof typeof WAYS;

export const convolutions: Bench = {
  name: 'convolutions',
  about: 'examples a second that a small CNN (8 and 16 filters of 5 by 5, batch 64) and a dense net (784-256-256-10) train on, in a Worker',
  async run(context) {
    const { outputFiles } = await build({ stdin: { contents: SHIPPED, resolveDir: process.cwd(), loader: 'js' }, bundle: true, write: false, format: 'iife', minify: true, logLevel: 'silent' });
    const shipped = outputFiles[0]?.text ?? '';
    const convnet = readFileSync(createRequire(import.meta.url).resolve('convnetjs'), 'utf8');
    const server = await serveFolder(path.resolve('public', `.${assetBase()}`), { '/': '<!doctype html><title>bare</title>' });
    const browser = await context.openBrowser();
    try {
      const page = await browser.newPage();
      await page.goto(server.origin);
      const load = (bundle: 'ours' | 'shipped' | 'convnet', withGpu: boolean): string => {
        if (bundle === 'convnet') return `self.window = self; ${convnet}; self.convnetjs ??= window.convnetjs;`;
        const library = bundle === 'ours' ? `importScripts('${server.origin}/tfjs.js');` : shipped;
        return `${library} const { tf, setWasmPaths } = self.__epochBundle; setWasmPaths('${server.origin}/'); ${withGpu ? `importScripts('${server.origin}/tfjs-webgl.js');` : ''}`;
      };
      const inWorker = <T>(way: Way, code: string): Promise<T> =>
        page.evaluate(
          (text) =>
            new Promise<T>((resolve, reject) => {
              const worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
              worker.onmessage = ({ data }: MessageEvent<{ result?: T; error?: string }>) => {
                worker.terminate();
                if (data.result === undefined) reject(new Error(data.error ?? 'no answer'));
                else resolve(data.result);
              };
              worker.onerror = (event) => reject(new Error(event.message));
            }),
          `${load(WAYS[way].bundle, way === 'webgl')} ${RACE} (async () => ({ result: await (${code}) }))().catch((error) => ({ error: String(error) })).then((answer) => postMessage(answer));`,
        );

      const values: Record<Way, number[]> = { cpu: [], webgl: [], convnet: [], ours: [], denseShipped: [], denseOurs: [] };
      for (let repetition = 0; repetition < REPETITIONS; repetition++) {
        for (const way of Object.keys(WAYS) as Way[]) {
          context.say(`${WAYS[way].name} ${String(repetition + 1)}/${String(REPETITIONS)}`);
          values[way].push(await inWorker<number>(way, WAYS[way].code));
        }
      }
      const profile = await inWorker<Record<string, number>>('ours', `(async () => { const step = await openTf('wasm', 'cnn'); await step(); return share(step); })()`);
      const ours = (baseline: Way, atLeast: number | null): Measure => ({ name: `${WAYS.ours.name}, against ${baseline}`, unit: '/s', values: values.ours, baseline: WAYS[baseline].name, ...(atLeast === null ? {} : { target: { of: 'ratio', atLeast } }) });
      return {
        measures: [
          ...(['cpu', 'webgl', 'convnet'] as const).map((way): Measure => ({ name: WAYS[way].name, unit: '/s', values: values[way] })),
          ours('cpu', 30),
          ours('webgl', null),
          ours('convnet', 8),
          { name: WAYS.denseShipped.name, unit: '/s', values: values.denseShipped },
          { name: WAYS.denseOurs.name, unit: '/s', values: values.denseOurs, baseline: WAYS.denseShipped.name, target: { of: 'ratio', atLeast: 3 } },
        ],
        notes: [`of a batch of the CNN with our kernels: ${formatShares(profile)}`],
      };
    } finally {
      await browser.close();
      await server.close();
    }
  },
};

/** The kernels that take most of a batch, in words. */
function formatShares(profile: Readonly<Record<string, number>>): string {
  const total = Object.values(profile).reduce((sum, ms) => sum + ms, 0);
  const most = Object.entries(profile).toSorted(([, a], [, b]) => b - a).slice(0, 6);
  return `${most.map(([name, ms]) => `${name} ${((100 * ms) / total).toFixed(0)}%`).join(', ')} of ${total.toFixed(1)} ms in kernels`;
}
