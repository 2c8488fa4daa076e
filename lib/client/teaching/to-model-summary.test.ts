import * as tf from '@tensorflow/tfjs';
import { afterEach, expect, it } from 'vitest';
import { listLayers } from '../notebook/model-rows.ts';
import { describeModel, formatBytes } from '#lib/notebook/describe-model.ts';
import { OUTPUT_LIMITS } from '#lib/notebook/outputs.ts';
import { toModelOutput } from './to-model-summary.ts';
import { toOutput } from './to-output.ts';

afterEach(() => tf.disposeVariables());

it('a model is shown as its layers, wherever a value is shown', () => {
  const inner = tf.sequential({ name: 'inner', layers: [tf.layers.dense({ name: 'deep', units: 3, inputShape: [8] })] });
  const model = tf.sequential({ name: 'net', layers: [tf.layers.dense({ name: 'first', units: 8, inputShape: [2], trainable: false }), inner, tf.layers.dropout({ name: 'flat', rate: 0.5 })] });
  const output = toOutput(model);
  if (output?.kind !== 'model') throw new Error(`Expected a model, got ${output?.kind}`);
  expect(output.model).toMatchObject({
    name: 'net',
    type: 'Sequential',
    params: 51,
    trainable: 27,
    droppedLayers: 0,
    layers: [
      { name: 'first', type: 'Dense', outputShape: [null, 8], params: 24, trainable: 0, layers: null },
      { name: 'inner', type: 'Sequential', outputShape: [null, 3], params: 27, trainable: 27, layers: [{ name: 'deep', params: 27 }] },
      { name: 'flat', params: 0 },
    ],
  });
  expect(describeModel(output.model)).toBe('51 parameters, 27 trainable, 24 frozen, 204 bytes in 3 layers');
  expect(listLayers(output.model.layers, new Set()).map(({ path }) => path)).toEqual(['0', '1', '2']);
  expect(listLayers(output.model.layers, new Set(['1'])).map(({ layer, depth }) => [layer.name, depth])).toEqual([['first', 0], ['inner', 0], ['deep', 1], ['flat', 0]]);
});

it('a model with very many layers is cut', () => {
  const layer = { name: 'one', weights: [], trainableWeights: [], inboundNodes: [], outputShape: [null, 1], getClassName: () => 'Activation' };
  const model = { name: 'deep', layers: Array.from({ length: OUTPUT_LIMITS.modelLayersShown + 7 }, () => layer), predict: () => null, getConfig: () => null, getClassName: () => 'Sequential' };
  const output = toModelOutput(model);
  expect([output.model.layers.length, output.model.droppedLayers]).toEqual([OUTPUT_LIMITS.modelLayersShown, 7]);
});

it('anything else is refused, or shown as what it is', () => {
  expect(() => toModelOutput(tf as never)).toThrow(/Expected a layers model, got object/);
  expect(toOutput({ layers: [1], predict: () => 0, getConfig: () => 0, name: 'looks like one' })?.kind).toBe('value');
  expect(toOutput(undefined)).toBeNull();
});

it.each([[132, '132 bytes'], [1_500, '1.5 KB'], [24_300_000, '24.3 MB'], [2e9, '2 GB']])('%d bytes are %s', (bytes, text) => expect(formatBytes(bytes)).toBe(text));
