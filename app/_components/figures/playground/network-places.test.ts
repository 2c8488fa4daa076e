import { expect, it } from 'vitest';
import { toPlaces, toWords } from './network-places.ts';

const settings = { features: ['x', 'xx'], hidden: [3, 2] };

it('places every neuron and links each with all of the layer before', () => {
  const { nodes, links } = toPlaces(settings);
  expect(nodes.map(({ layer, neuron }) => `${String(layer)}${String(neuron)}`)).toEqual(['00', '01', '10', '11', '12', '20', '21', '30']);
  expect(links).toHaveLength(2 * 3 + 3 * 2 + 2);
  expect(links[1]?.key).toBe('0 0 1');
  expect(new Set(nodes.map(({ x, y }) => `${String(x)} ${String(y)}`)).size).toBe(nodes.length);
});

it('fits the room where it can', () => {
  expect(toPlaces(settings, 310).width).toBeLessThanOrEqual(310);
  expect(toPlaces(settings, 480).width).toBeGreaterThan(toPlaces(settings, 310).width);
  expect(toPlaces({ ...settings, hidden: [8, 8, 8, 8, 8, 8] }, 310).width).toBeGreaterThan(310);
});

it('names neurons in words', () => {
  expect([toWords({ layer: 0, neuron: 1 }, settings), toWords({ layer: 2, neuron: 0 }, settings), toWords({ layer: 3, neuron: 0 }, settings)]).toEqual(['the input X1 squared', 'neuron 1 of hidden layer 2', 'the output']);
});
