import * as tf from '@tensorflow/tfjs';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { connectTraining } from '../teaching/training-host.ts';
import { modelKeeper } from '../teaching/model-keeper.ts';
import type { KeepAnswer, KeepAsk, ModelFile } from '#lib/notebook/keep-messages.ts';
import { readModelFiles, toModelZip } from './model-files.ts';

/** What a model of TensorFlow.js is on its way to the page. */
async function save(model: tf.LayersModel): Promise<ModelFile> {
  const kept: ModelFile[] = [];
  connectTraining({ tensorFlow: async () => tf, now: () => 0, keep: async (ask: KeepAsk): Promise<KeepAnswer> => (ask.what === 'save-model' && kept.push(ask.model), { what: 'done' }) });
  const { modelArtifactsInfo } = await model.save(modelKeeper.handler('indexeddb', 'x'));
  expect(modelArtifactsInfo).toMatchObject({ modelTopologyType: 'JSON', weightDataBytes: kept[0]?.weights.byteLength });
  return kept[0] ?? { json: '', weights: new ArrayBuffer(0) };
}

async function load(file: ModelFile): Promise<tf.LayersModel> {
  connectTraining({ tensorFlow: async () => tf, now: () => 0, keep: async () => ({ what: 'model', model: file }) });
  return tf.loadLayersModel(modelKeeper.handler('indexeddb', 'x'));
}

it('brings a model of TensorFlow.js back from a zip, and from its two files', async () => {
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [2], activation: 'relu' }), tf.layers.dense({ units: 1 })] });
  const input = tf.tensor2d([[1, -2]]);
  const expected = (model.predict(input) as tf.Tensor).arraySync();
  const made = toModelZip(await save(model));
  if (!made.ok) throw new Error(made.error);
  const zip = made.value;
  const files = unzipSync(zip);
  expect(Object.keys(files)).toEqual(['model.json', 'model.weights.bin']);
  const beside = Object.entries(files).map(([name, bytes]) => ({ name: `folder/${name}`, bytes }));
  for (const given of [[{ name: 'My model.ZIP', bytes: zip }], beside]) {
    const read = readModelFiles(given);
    if (!read.ok) throw new Error(read.error);
    expect(((await load(read.value)).predict(input) as tf.Tensor).arraySync()).toEqual(expected);
  }
});

it.each<[string, Parameters<typeof readModelFiles>[0], string]>([
  ['no file', [], 'got no .json'],
  ['a picture', [{ name: 'a.png', bytes: strToU8('x') }], 'got no .json'],
  ['a broken zip', [{ name: 'a.zip', bytes: strToU8('PK') }], 'got no .json'],
  ['another JSON', [{ name: 'a.json', bytes: strToU8('{"weightsManifest": []}') }], 'to be a layers model'],
  ['no JSON', [{ name: 'a.json', bytes: strToU8('{') }], 'to be a layers model'],
  ['weights left at home', [{ name: 'a.json', bytes: strToU8('{"modelTopology": {}, "weightsManifest": [{"paths": ["../w.bin"], "weights": []}]}') }], 'Expected the file w.bin beside a.json'],
  ['a zip that is huge inside', [{ name: 'a.zip', bytes: zipSync({ 'w.bin': new Uint8Array(105 * 1024 * 1024) }) }], 'got no .json'],
])('says what is wrong with %s', (_, given, words) => {
  const read = readModelFiles(given);
  expect(read.ok ? '' : read.error).toContain(words);
});

it.each<[string, string]>([
  ['no JSON', '{'],
  ['nothing of a model', '{}'],
  ['weights of another form', '{"modelTopology": {}, "weightSpecs": 5}'],
  ['a model nested without end', `{"modelTopology": {"a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}}`],
])('makes no file of %s, and says so', (_, json) => {
  expect(toModelZip({ json, weights: new ArrayBuffer(4) })).toMatchObject({ ok: false, error: expect.stringContaining('Expected a layers model') });
});
