import * as tf from '@tensorflow/tfjs';
import { afterEach, describe, expect, it } from 'vitest';
import { isLayersModel, readModel } from './read-model.ts';

afterEach(() => tf.disposeVariables());

describe('a sequential model', () => {
  it('tells shapes, parameters and who feeds whom, its input too', () => {
    const model = tf.sequential({ name: 'net', layers: [tf.layers.dense({ name: 'hidden', units: 8, inputShape: [2], activation: 'relu' }), tf.layers.dropout({ name: 'drop', rate: 0.5 }), tf.layers.dense({ name: 'out', units: 1 })] });
    const facts = readModel(model);
    const [input] = facts.inputs;
    expect(facts).toMatchObject({ name: 'net', className: 'Sequential', params: 33, trainableParams: 33, inputs: [{ shape: [null, 2] }] });
    expect(facts.layers).toEqual([
      { name: 'hidden', className: 'Dense', outputShape: [null, 8], params: 24, trainableParams: 24, inbound: [input?.name], layers: null },
      { name: 'drop', className: 'Dropout', outputShape: [null, 8], params: 0, trainableParams: 0, inbound: ['hidden'], layers: null },
      { name: 'out', className: 'Dense', outputShape: [null, 1], params: 9, trainableParams: 9, inbound: ['drop'], layers: null },
    ]);
    model.dispose();
  });

  it('counts frozen layers apart', () => {
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 4, inputShape: [3], trainable: false }), tf.layers.dense({ units: 1 })] });
    expect(readModel(model)).toMatchObject({ params: 21, trainableParams: 5 });
    model.dispose();
  });

  it('may have no layers yet', () => {
    expect(readModel(tf.sequential())).toMatchObject({ inputs: [], layers: [], params: 0 });
  });
});

describe('a functional model', () => {
  it('tells branches and merges, and counts a shared layer once', () => {
    const input = tf.input({ shape: [4], name: 'in' });
    const shared = tf.layers.dense({ name: 'shared', units: 4 });
    const twice = shared.apply(shared.apply(input)) as tf.SymbolicTensor;
    const sum = tf.layers.add({ name: 'sum' }).apply([twice, input]) as tf.SymbolicTensor;
    const model = tf.model({ inputs: input, outputs: sum });
    const facts = readModel(model);
    expect(facts).toMatchObject({ className: 'Functional', inputs: [{ name: 'in', shape: [null, 4] }], params: 20 });
    expect(facts.layers.map(({ name, inbound }) => [name, inbound])).toEqual([['shared', ['in', 'shared']], ['sum', ['shared', 'in']]]);
    model.dispose();
  });

  it('opens a model within the model, and names no layer of another one', () => {
    const inner = tf.sequential({ name: 'inner', layers: [tf.layers.dense({ name: 'a', units: 3, inputShape: [2] })] });
    const model = tf.sequential({ name: 'outer', layers: [inner, tf.layers.dense({ name: 'b', units: 1 })] });
    expect(readModel(model).layers).toMatchObject([{ name: 'inner', className: 'Sequential', params: 9, layers: [{ name: 'a', params: 9 }] }, { name: 'b', inbound: ['inner'], layers: null }]);
    model.dispose();
  });

  it('leaves out who feeds a layer in another model, and the shape of one that has several', () => {
    const layer = tf.layers.dense({ name: 'a', units: 3 });
    const [here, there] = ['here', 'there'].map((name) => tf.input({ shape: [5, 2], name }));
    const model = tf.model({ inputs: here as tf.SymbolicTensor, outputs: layer.apply(here as tf.SymbolicTensor) as tf.SymbolicTensor });
    layer.apply(there as tf.SymbolicTensor);
    layer.apply(tf.input({ shape: [7, 2] }));
    expect(readModel(model).layers).toMatchObject([{ inbound: ['here'], outputShape: null, params: 9 }]);
    model.dispose();
  });
});

it('knows a model from other things', () => {
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
  expect(isLayersModel(model)).toBe(true);
  expect([null, 3, {}, [2, 8, 1], { layers: [] }, tf.layers.dense({ units: 1 })].map(isLayersModel)).toEqual([false, false, false, false, false, false]);
  expect(isLayersModel({ get layers(): never { throw new Error('no'); } })).toBe(false);
  model.dispose();
});
