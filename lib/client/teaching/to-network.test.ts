import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { layOutNetwork, UNITS_DRAWN } from '#lib/notebook/charts/lay-out-network.ts';
import { describeNetwork, describeNetworkLayer, NETWORK_LAYERS } from '#lib/notebook/charts/network.ts';
import { toNetwork, type NetworkSource } from './to-network.ts';

const count = (sizes: NetworkSource, kind: string): number => layOutNetwork(toNetwork(sizes)).parts.filter((part) => part.kind === kind).length;

describe('a list of sizes', () => {
  it('is inputs and dense layers with their biases', () => {
    const network = toNetwork([2, 8, 1]);
    expect(network.layers.map(({ name, params, from }) => [name, params, from])).toEqual([['input', 0, []], ['hidden 1', 24, [0]], ['output', 9, [1]]]);
    expect(describeNetwork(network)).toBe('1 input and 2 layers, 33 parameters');
    expect(describeNetworkLayer(network, 1)).toBe('hidden 1, Dense, 8 out, 24 parameters, from input');
  });
  it('is drawn with a circle for each unit and a line for each weight', () => {
    expect([count([2, 8, 1], 'unit'), count([2, 8, 1], 'link')]).toEqual([11, 24]);
  });
  it('has three layers side by side on a phone, and columns as far apart as their longest text is wide', () => {
    expect(layOutNetwork(toNetwork([2, 4, 1])).width).toBeLessThanOrEqual(340);
    const [few, many] = [layOutNetwork(toNetwork([2, 4, 1])).places, layOutNetwork(toNetwork([2, 1_000_000, 1_000])).places].map(([first, second]) => (second?.x ?? 0) - (first?.x ?? 0));
    // "1,001,000,000 params" in 18 characters of 12 px
    expect(few).toBeLessThan(100);
    expect(many).toBeGreaterThan(18 * 6.5);
  });
  it('leaves out circles of a wide layer, and says so by dots', () => {
    expect(count([UNITS_DRAWN, 1], 'unit')).toBe(UNITS_DRAWN + 1);
    expect(count([UNITS_DRAWN + 1, 1], 'unit')).toBe(UNITS_DRAWN);
    const texts = layOutNetwork(toNetwork([UNITS_DRAWN + 1, 1])).parts.flatMap((part) => (part.kind === 'text' ? part.text : []));
    expect(texts).toContain('⋮');
  });
});

describe('a model', () => {
  it('has its branches side by side, and links over layers that they pass', () => {
    const input = tf.input({ shape: [4], name: 'in' });
    const a = tf.layers.dense({ units: 3, name: 'a' }).apply(input) as tf.SymbolicTensor;
    const b = tf.layers.dense({ units: 3, name: 'b' }).apply(input) as tf.SymbolicTensor;
    const both = tf.layers.concatenate({ name: 'both' }).apply([a, b, input]) as tf.SymbolicTensor;
    const model = tf.model({ inputs: input, outputs: both });
    const network = toNetwork(model, { title: 'Two ways' });
    expect(network.title).toBe('Two ways');
    const { places, width, height, parts } = layOutNetwork(network);
    const named = Object.fromEntries(network.layers.map(({ name }, at) => [name, places[at]]));
    expect(named['a']?.x).toBe(named['b']?.x);
    expect(named['a']?.y).not.toBe(named['b']?.y);
    expect(named['both']?.x).toBeGreaterThan(named['a']?.x ?? Infinity);
    const numbers = parts.flatMap((part) => (part.kind === 'link' ? [...part.path.matchAll(/-?[\d.]+/g)].map(([number]) => Number(number)) : []));
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThanOrEqual(Math.max(width, height));
    model.dispose();
  });
  it('shows convolutions as boxes and says what is frozen', () => {
    const model = tf.sequential({ name: 'cnn', layers: [tf.layers.conv2d({ name: 'conv', inputShape: [8, 8, 1], filters: 2, kernelSize: 3, trainable: false }), tf.layers.flatten({ name: 'flat' }), tf.layers.dense({ name: 'out', units: 2 })] });
    const network = toNetwork(model);
    expect(network.layers.map(({ units }) => units)).toEqual([null, null, 72, 2]);
    expect(describeNetworkLayer(network, 1)).toMatch(/^conv, Conv2D, 6 × 6 × 2 out, 20 parameters, frozen, from /);
    expect(describeNetwork(network)).toBe('1 input and 3 layers, 166 parameters, 146 of them trained');
    model.dispose();
  });
});

it.each<[unknown, RegExp]>([
  [5, /layers model or a list of layer sizes such as \[2, 8, 1\], got number/],
  [[3], /at least two layers/],
  [[3, 0], /whole number from 1, got 0 at 1/],
  [[3, '2'], /whole number from 1, got 2 at 1/],
  [Array.from({ length: NETWORK_LAYERS + 1 }, () => 1), /at most 200 layers, got 201/],
  [tf.sequential({ name: 'empty' }), /model 'empty' to have layers/],
])('says what is wrong with it', (source, message) => {
  // What a learner writes may have any form.
  expect(() => toNetwork(source as NetworkSource)).toThrow(message);
});
