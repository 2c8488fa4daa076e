import { readFileSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { assetBase } from './asset-base.ts';
import { ASSET_ENTRIES } from './asset-entries.ts';
import { buildAssets } from './build-assets.ts';

const root = process.cwd();
let base: string;

beforeAll(async () => {
  ({ base } = await buildAssets(root));
});

const file = (name: string): string => join(root, 'public', base, name);

describe('buildAssets', () => {
  it('makes every file and names the folder', async () => {
    expect(base).toMatch(/^\/build\/[0-9a-f]{16}$/);
    expect(assetBase(root)).toBe(base);
    for (const entry of ASSET_ENTRIES) expect((await stat(file(entry.file))).size, entry.file).toBeGreaterThan(30);
  });

  it('does nothing when nothing changed', async () => {
    expect(await buildAssets(root)).toEqual({ base, built: [] });
  });

  it('keeps Workers classic scripts without imports, which the sandbox can start from a blob', async () => {
    for (const { kind, file: name } of ASSET_ENTRIES) {
      if (kind !== 'worker') continue;
      const text = await readFile(file(name), 'utf8');
      // Compiles without running; a module would not compile.
      expect(() => new Script(text), name).not.toThrow();
    }
  });

  it('leaves the language of lessons to the studio, so that the learner’s editor stays as light as it is', async () => {
    const [learners, studio] = await Promise.all(['monaco/monaco-entry.js', 'monaco/studio-entry.js'].map((name) => readFile(file(name), 'utf8')));
    expect([learners?.includes('lesson.heading'), studio?.includes('lesson.heading')]).toEqual([false, true]);
    expect(gzipSync(learners ?? '').length / 1024).toBeLessThan(920);
  });

  it('keeps what a first cell loads small', async () => {
    const kilobytes = async (name: string): Promise<number> => gzipSync(await readFile(file(name))).length / 1024;
    expect(await kilobytes('kernel-worker.js')).toBeLessThan(130);
    expect(await kilobytes('tfjs.js')).toBeLessThan(220);
  });

  it('keeps small what is there for the time without a connection', async () => {
    const bytes = async (name: string): Promise<number> => gzipSync(await readFile(file(name))).length;
    expect(await bytes('service-worker.js')).toBeLessThan(5_000);
    expect(await bytes('offline.js')).toBeLessThan(5_000);
  });
});

describe('types for the editor', () => {
  /** Messages of the TypeScript checker for a cell, with the declarations that the editor has. */
  function check(source: string): string[] {
    const types = ['monaco/types.json', 'monaco/check-types.json'].flatMap((name) => Object.entries(JSON.parse(readFileSync(file(name), 'utf8')) as Record<string, string>));
    const files = new Map(types.map(([path, text]) => [`/node_modules/${path}`, text]));
    files.set('/cell.ts', source);
    const options: ts.CompilerOptions = { target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, strict: true, noEmit: true, skipLibCheck: true, types: [], lib: ['lib.esnext.d.ts', 'lib.webworker.d.ts'] };
    const host = ts.createCompilerHost(options);
    const { fileExists, getSourceFile, readFile: read } = host;
    host.fileExists = (path) => files.has(path) || fileExists(path);
    host.directoryExists = () => true;
    host.readFile = (path) => files.get(path) ?? read(path);
    host.getSourceFile = (path, language, ...rest) => {
      const text = files.get(path);
      return text === undefined ? getSourceFile(path, language, ...rest) : ts.createSourceFile(path, text, language);
    };
    const program = ts.createProgram(['/cell.ts'], options, host);
    return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
  }

  it('know TensorFlow.js with its chained methods, and the modules of ours', () => {
    expect(
      check(`import * as tf from '@tensorflow/tfjs';
import { checkbox, drawingPad, file, select, slider, webcam } from 'epoch/controls';
import { curve, plot, progress, show, table, image, heatmap, html, stream, summary, svg } from 'epoch/display';
import { load } from 'epoch/data';
import { sigmoid } from 'epoch/ml';
const x: tf.Tensor2D = tf.tensor2d([[1, 2]]);
const y = x.matMul(x.transpose()).add(1).mul(2).mean();
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
model.compile({ optimizer: tf.train.adam(0.1), loss: 'meanSquaredError' });
const history = await model.fit(x, y);
const losses = curve({ title: 'Loss', logY: true });
losses.add({ loss: Number(history.history.loss?.[0]) });
progress(10, 'epochs').step('note');
plot({ type: 'line', series: [{ name: 'a', y: new Float32Array(3) }, { y: tf.zeros([3]) }] });
table(await load('iris.csv'), { columns: ['a'] });
const rate = slider('Rate', { min: 0.001, max: 1, scale: 'log', onChange: (value) => value.toFixed(2) });
const activation: 'relu' | 'tanh' = select('Activation', ['relu', 'tanh']).value;
const width: number = select('Width', { narrow: 4, wide: 64 }, { value: 64 }).value;
if (checkbox('On').value) tf.train.sgd(rate.value + width + activation.length);
image(drawingPad('Digit').value);
const { value: picture } = webcam('You');
if (picture) { tf.browser.fromPixels(picture); image(picture); }
for (const row of file('Rows', { as: 'csv' }).value ?? []) table([row]);
image(x, { scale: 4, alt: 'x' }); heatmap(x); html('<b>b</b>', { height: 60 }); show(y, sigmoid(1));
summary(model); stream('text').write('a'); svg('<svg></svg>', { alt: 'nothing' });
export {};`),
    ).toEqual([]);
  });

  it('know what checks import, for authors', () => {
    expect(
      check(`import { array, checks, float } from 'epoch/checks';
export default checks(({ learner, check }) => {
  check.property('doubles', { points: 1, rule: 'Twice.', inputs: [array(float({ min: 0, max: 1 }), { minLength: 1, maxLength: 3 })] }, async ({ expect }, list) => {
    expect(await learner.callPure('double', list)).toBeCloseTo(list.map((x) => 2 * x));
  });
});`),
    ).toEqual([]);
    expect(check("import { nothing } from 'epoch/checks'; export {};").join()).toMatch(/no exported member 'nothing'/);
  });

  it('find mistakes', () => {
    expect(check("import * as tf from '@tensorflow/tfjs'; tf.tensor2d([[1]]).reshape('x'); export {};").join()).toMatch(/Argument of type 'string'/);
    expect(check("import { plot } from 'epoch/display'; plot({ type: 'pie', series: [] }); export {};").join()).toMatch(/"pie"/);
    expect(check("import { slider } from 'epoch/controls'; slider('Rate', { min: 0 }); export {};").join()).toMatch(/Property 'max' is missing/);
    expect(check("import { select } from 'epoch/controls'; select('A', ['b'], { value: 'c' }); export {};").join()).toMatch(/"c"/);
    expect(check("import { nothing } from 'epoch/data'; export {};").join()).toMatch(/no exported member 'nothing'/);
  });
});
