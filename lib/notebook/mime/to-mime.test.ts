import { inflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { encodeTensorOutput } from '../encode-tensor.ts';
import { HEATMAP_SIDE, TABLE_ROWS, toShown, type MimeBundle } from './to-mime.ts';
import type { Output } from '../outputs.ts';

function dataOf(output: Output): MimeBundle {
  const shown = toShown(output);
  if (shown.kind !== 'data') throw new Error(`Expected data, got ${shown.kind}`);
  return shown.data;
}

const tensor = (shape: number[], values: number[]): Output => encodeTensorOutput({ shape, dtype: 'float32', size: values.length, isDisposed: false, dataId: {}, dataSync: () => Float32Array.from(values) });

test('an image is a PNG of its pixels', () => {
  const pixels = Uint8ClampedArray.of(255, 0, 0, 255, 0, 255, 0, 128);
  const png = Buffer.from(dataOf({ kind: 'image', width: 1, height: 2, pixels, alt: 'two dots' })['image/png'] ?? '', 'base64');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1, 2]);
  const at = png.indexOf('IDAT');
  const lines = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)));
  expect([...lines]).toEqual([0, 255, 0, 0, 255, 0, 0, 255, 0, 128]);
  // of an empty chunk, known to everybody
  expect(png.subarray(-12).toString('hex')).toBe('0000000049454e44ae426082');
});

test('markup of values and names stays text', () => {
  const html = '<img src=x onerror=alert(1)>';
  const shown = dataOf({ kind: 'table', columns: [html], rows: [[{ type: 'primitive', of: 'string', text: html }]], totalRows: 1 });
  expect(shown['text/html']).not.toContain('<img');
  const svg = dataOf({ kind: 'chart', chart: { type: 'bar', title: html, xLabel: html, yLabel: html, categories: [html], series: [{ name: html, x: [0], y: [1] }, { name: html, x: [0], y: [2] }] } })['image/svg+xml'];
  expect(svg).not.toContain('<img');
});

describe('tensors', () => {
  test('small ones are squares and text', () => {
    expect(dataOf(tensor([2, 2], [1, 2, 3, 0.5]))).toMatchObject({ 'text/plain': 'Tensor [2, 2] float32\n[1, 2]\n[3, 0.5]', 'text/html': expect.stringContaining('<td') as string });
  });
  test('wider ones are text alone', () => {
    expect(dataOf(tensor([HEATMAP_SIDE], Array.from({ length: HEATMAP_SIDE }, () => 1)))).toHaveProperty('text/html');
    expect(dataOf(tensor([HEATMAP_SIDE + 1], Array.from({ length: HEATMAP_SIDE + 1 }, () => 1)))).not.toHaveProperty('text/html');
  });
});

test('a long table is cut and says so', () => {
  const rows = Array.from({ length: TABLE_ROWS + 5 }, (_, i) => [{ type: 'primitive', of: 'number', text: String(i) } as const]);
  expect(dataOf({ kind: 'table', columns: ['a'], rows, totalRows: 1_000 })['text/plain']).toMatch(new RegExp(`\\n${TABLE_ROWS - 1}\\n800 more rows$`));
});

test.each(['line', 'scatter', 'area', 'bar', 'histogram', 'box', 'heat'] as const)('a chart of the type %s is drawn of finite numbers, also with gaps, one point or none', (type) => {
  for (const y of [[1, NaN, 3], [5], [], [NaN], [-2, 2]]) {
    const x = y.map((_, i) => i);
    const svg = dataOf({ kind: 'chart', chart: { type, series: [{ name: 'a', x: type === 'histogram' ? y : x, y, ...(type === 'heat' ? { value: y } : {}), ...(type === 'line' || type === 'scatter' ? { low: y, high: y.map((value) => value + 1) } : {}) }, ...(type === 'heat' ? [] : [{ name: 'b', x, y }])] } })['image/svg+xml'] ?? '';
    expect(svg).toMatch(/^<svg [\s\S]*<\/svg>$/);
    expect(svg).not.toMatch(/NaN|Infinity|undefined|var\(/);
  }
});

test('a curve on a logarithmic axis rises in equal steps, and what is not above zero is a gap', () => {
  const svg = dataOf({ kind: 'curve', title: 't', xLabel: 'x', yLabel: 'y', logY: true, series: [{ name: 'loss', x: [0, 1, 2, 3], y: [1, 10, 100, 0] }] })['image/svg+xml'] ?? '';
  const ys = [...(/<path d="(M[\d.,L]+)" fill="none" stroke="#1d5fa8"/.exec(svg)?.[1] ?? '').matchAll(/,([\d.]+)/g)].map(([, y]) => Number(y));
  expect(ys).toHaveLength(3);
  expect((ys[0] ?? 0) - (ys[1] ?? 0)).toBeGreaterThan(50);
  expect((ys[0] ?? 0) - (ys[1] ?? 0)).toBeCloseTo((ys[1] ?? 0) - (ys[2] ?? 0), 0);
});

test('a control is what it is set to', () => {
  const control = { id: '1.1', key: '', spec: { type: 'slider', label: 'Speed', min: 0, max: 9, step: null, scale: 'linear', unit: 'm/s' } } as const;
  expect(dataOf({ kind: 'control', control, value: 2.5, problem: '', phase: 'open' })).toEqual({ 'text/plain': 'Speed: 2.5 m/s (slider)' });
});

test('labels, rules, titles and names of a picture are text, whatever they hold', () => {
  const html = '<img src=x onerror=alert(1)>"&';
  const chart = dataOf({ kind: 'chart', chart: { type: 'scatter', title: html, series: [{ name: html, x: [0], y: [1], labels: [html] }, { name: html, x: [0], y: [2] }], rules: [{ y: 1, label: html }, { x: 1, label: html }] } })['image/svg+xml'];
  const matrix = dataOf({ kind: 'confusion', confusion: { title: html, labels: [html, 'b'], counts: [[1, 0], [0, 1]] } })['image/svg+xml'];
  const network = dataOf({ kind: 'network', network: { title: html, params: 0, trainableParams: 0, layers: [{ name: html, type: html, shape: [2], params: 0, trainableParams: 0, from: [], units: null }] } })['image/svg+xml'];
  for (const svg of [chart, matrix, network]) expect(svg).not.toMatch(/<img|="[^"<]*"&/);
});

test('a confusion matrix and a network are a picture and words', () => {
  const confusion = { title: 'Pets', labels: ['cat', 'dog'], counts: [[3, 1], [0, 4]] };
  const shown = dataOf({ kind: 'confusion', confusion });
  expect(shown['text/plain']).toBe('Pets: 7 of 8 right, accuracy 87.5 %. Most often: cat, taken for dog: 1 of 4, 25 %\ncat: precision 100 %, recall 75 %, F1 85.7 %, 4 examples\ndog: precision 80 %, recall 100 %, F1 88.9 %, 4 examples');
  expect(shown['image/svg+xml']?.match(/<rect /g)).toHaveLength(5);
  const layer = { trainableParams: 0, units: 2 };
  const network = dataOf({ kind: 'network', network: { title: 'Net', params: 6, trainableParams: 6, layers: [{ ...layer, name: 'input', type: 'Input', shape: [2], params: 0, from: [] }, { ...layer, name: 'out', type: 'Dense', shape: [2], params: 6, trainableParams: 6, from: [0] }] } });
  expect(network['text/plain']).toBe('Net: 1 input and 1 layer, 6 parameters\n1  input, 2 out\n2  out, Dense, 2 out, 6 parameters, from input');
  expect(network['image/svg+xml']?.match(/<circle /g)).toHaveLength(4);
});

test('console lines, warnings and progress', () => {
  const parts = [{ type: 'primitive', of: 'string', text: 'a' } as const];
  expect(toShown({ kind: 'text', level: 'log', parts })).toEqual({ kind: 'stream', name: 'stdout', text: 'a\n' });
  expect(toShown({ kind: 'text', level: 'warn', parts })).toEqual({ kind: 'stream', name: 'stderr', text: 'a\n' });
  expect(dataOf({ kind: 'progress', label: 'train', value: 2, total: 3, note: '' })['text/plain']).toBe('train: 2 of 3');
});

test('a model is a table of its layers, markup in names stays text', () => {
  const inner = { name: 'b<i>', type: 'Dense', outputShape: [null, 1], params: 9, trainable: 0, layers: null };
  const bundle = dataOf({ kind: 'model', model: { name: 'net', type: 'Sequential', layers: [{ name: 'a', type: 'Functional', outputShape: null, params: 9, trainable: 0, layers: [inner] }], params: 9, trainable: 0, droppedLayers: 0 } });
  expect(bundle['text/plain']).toBe('net Sequential\n  a Functional several shapes 9\n    b<i> Dense [?, 1] 9\n9 parameters, 0 trainable, 9 frozen, 36 bytes in 1 layer');
  expect(bundle['text/html']).toContain('b&lt;i&gt;');
});

test('growing text is text, a drawing is itself with its words, long tables are their first rows', () => {
  expect(dataOf({ kind: 'stream', label: 'sample', text: 'once', dropped: 3, done: true })).toEqual({ 'text/plain': 'sample\nonce\n3 more characters were dropped' });
  expect(dataOf({ kind: 'svg', svg: '<svg/>', alt: 'nothing' })).toEqual({ 'text/plain': 'nothing', 'image/svg+xml': '<svg/>' });
  const values = Float64Array.from({ length: 2_000 }, (_, row) => row);
  const bundle = dataOf({ kind: 'columns', columns: [{ type: 'number', name: 'n', values, words: new Map([[1, 'one']]) }], rows: 2_000, totalRows: 3_000, totalColumns: 1 });
  expect(bundle['text/plain']).toMatch(/^n\n0\none\n2\n[^]*\n199\n2800 more rows$/);
});
