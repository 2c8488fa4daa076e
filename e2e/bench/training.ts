/** What the kernel costs while training: the same TensorFlow.js, the same code, in a cell and in a Worker of a bare page. */
import path from 'node:path';
import { invariant } from '#lib/base/invariant.ts';
import { assetBase } from '#lib/server/assets/asset-base.ts';
import type { Bench } from './measure.ts';
import { serveFolder } from './static-server.ts';
import { openLesson, readOutput, timeRun } from './lesson-page.ts';

const REPETITIONS = 5;

/** Gives training steps per second of a 64-64-10 network on random data; the first steps are not counted. */
const TRAIN = `
  await tf.setBackend('wasm');
  const x = tf.randomNormal([64, 64], 0, 1, 'float32', 1);
  const y = tf.oneHot(tf.range(0, 64, 1, 'int32').mod(10).cast('int32'), 10);
  const w1 = tf.variable(tf.randomNormal([64, 64], 0, 0.1, 'float32', 2));
  const w2 = tf.variable(tf.randomNormal([64, 10], 0, 0.1, 'float32', 3));
  const optimizer = tf.train.sgd(0.1);
  const step = () => optimizer.minimize(() => tf.losses.softmaxCrossEntropy(y, x.matMul(w1).relu().matMul(w2)));
  for (let i = 0; i < 50; i++) step();
  const start = performance.now();
  for (let i = 0; i < 500; i++) step();
  w2.dataSync();
  const perSecond = 500 / ((performance.now() - start) / 1000);
  tf.dispose([x, y, w1, w2]);
  optimizer.dispose();
`;

const CELL = `import * as tf from '@tensorflow/tfjs';\nconst rate = await (async () => {${TRAIN} return perSecond; })();\n\`rate=\${rate}\``;

export const training: Bench = {
  name: 'training',
  about: 'training steps per second in a cell against the same TensorFlow.js in a Worker of a bare page',
  async run(context) {
    const inCell: number[] = [];
    const bare: number[] = [];
    const server = await serveFolder(path.resolve('public', `.${assetBase()}`), { '/': '<!doctype html><title>bare</title>' });
    try {
    for (let repetition = 0; repetition < REPETITIONS; repetition++) {
      context.say(`training ${repetition + 1}/${REPETITIONS}`);
      const browser = await context.openBrowser();
      try {
        const { page, ids } = await openLesson(browser, context.origin, [CELL]);
        const [id = ''] = ids;
        await timeRun(page, id);
        const text = await readOutput(page, id);
        const rate = /rate=([\d.]+)/.exec(text)?.[1];
        invariant(rate, `the cell to print its rate, got ${text}`);
        inCell.push(Number(rate));
        const lean = await (await browser.newContext()).newPage();
        await lean.goto(server.origin);
        bare.push(
          await lean.evaluate(
            (code) =>
              new Promise<number>((resolve, reject) => {
                const text = `importScripts('${location.origin}/tfjs.js');
                  const { tf, setWasmPaths } = self.__epochBundle;
                  setWasmPaths('${location.origin}/');
                  (async () => { ${code} postMessage(perSecond); })().catch((error) => postMessage(String(error)));`;
                const worker = new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
                worker.onmessage = ({ data }) => (typeof data === 'number' ? resolve(data) : reject(new Error(String(data))));
                worker.onerror = (event) => reject(new Error(event.message));
              }),
            TRAIN,
          ),
        );
      } finally {
        await browser.close();
      }
    }
    } finally {
      await server.close();
    }
    return {
      measures: [
        { name: 'bare page: steps', unit: '/s', values: bare },
        { name: 'cell: steps', unit: '/s', values: inCell, baseline: 'bare page: steps', target: { of: 'ratio', atLeast: 1 / 1.1 } },
      ],
    };
  },
};
