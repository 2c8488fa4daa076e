/** Models of cells, kept by the page. */
import type { io } from '@tensorflow/tfjs-core';
import { MODEL_SCHEMES, type KeepAnswer, type ModelScheme } from '#lib/notebook/keep-messages.ts';
import type { ModelStorage } from '../sandbox/model-storage.ts';
import { selectTrainingHost } from './training-host.ts';

/** What TensorFlow.js saves, less its weights. */
type Topology = Omit<io.ModelArtifacts, 'weightData'>;

const handler = (scheme: ModelScheme, name: string): io.IOHandler => ({
  async save({ weightData, ...topology }) {
    const weights = join(weightData);
    const info = describe(topology, weights.byteLength);
    await selectTrainingHost().keep({ what: 'save-model', place: { scheme, name }, model: { json: JSON.stringify(topology), weights }, info: JSON.stringify(info) });
    return { modelArtifactsInfo: info };
  },
  async load() {
    const { json, weights } = expectAnswer(await selectTrainingHost().keep({ what: 'load-model', place: { scheme, name } }), 'model').model;
    return { ...(JSON.parse(json) as Topology), weightData: weights }; // what `save` wrote, or an uploaded file that TensorFlow.js checks
  },
});

export const modelKeeper: ModelStorage = {
  schemes: MODEL_SCHEMES,
  managed: ['indexeddb', 'localstorage'],
  handler: (scheme, name) => handler(scheme as ModelScheme, name), // one of `schemes`
  async list(scheme) {
    const { models } = expectAnswer(await selectTrainingHost().keep({ what: 'list-models', scheme: scheme as ModelScheme }), 'models'); // one of `managed`
    return Object.fromEntries(models.map(({ name, info }) => [name, readInfo(info)]));
  },
  async remove(scheme, name) {
    const found = (await modelKeeper.list(scheme))[name];
    await selectTrainingHost().keep({ what: 'remove-model', place: { scheme: scheme as ModelScheme, name } }); // one of `managed`
    if (!found) throw new Error(`There is no model ${scheme}://${name}.`);
    return found;
  },
};

function expectAnswer<What extends KeepAnswer['what']>(answer: KeepAnswer, what: What): Extract<KeepAnswer, { what: What }> {
  if (answer.what !== what) throw new Error(`Expected the page to answer with ${what}, got ${answer.what}.`);
  return answer as Extract<KeepAnswer, { what: What }>; // compared in the line before
}

const join = (data: io.WeightData | undefined): ArrayBuffer => {
  const parts = data === undefined ? [] : [data].flat();
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(new Uint8Array(part), at);
    at += part.byteLength;
  }
  return whole.buffer;
};

function describe(topology: Topology, weightDataBytes: number): io.ModelArtifactsInfo {
  const bytes = (value: unknown): number => (value === undefined ? 0 : new TextEncoder().encode(JSON.stringify(value)).length);
  return {
    dateSaved: new Date(),
    modelTopologyType: 'JSON',
    modelTopologyBytes: bytes(topology.modelTopology),
    weightSpecsBytes: bytes(topology.weightSpecs),
    weightDataBytes,
  };
}

function readInfo(text: string): io.ModelArtifactsInfo {
  const info = JSON.parse(text) as io.ModelArtifactsInfo; // written by `save`
  return { ...info, dateSaved: new Date(info.dateSaved) };
}
