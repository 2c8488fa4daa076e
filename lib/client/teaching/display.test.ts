import { beforeEach, describe, expect, it } from 'vitest';
import type { Output, OutputUpdate } from '#lib/notebook/outputs.ts';
import { connectDisplay } from './display-sink.ts';
import { curve, heatmap, html, image, plot, progress, show, table } from './display.ts';
import { CHART_POINTS_SHOWN } from './to-chart.ts';

let outputs: Output[];
let updates: [number, OutputUpdate][];

beforeEach(() => {
  outputs = [];
  updates = [];
  connectDisplay({ show: (output) => outputs.push(output), update: (id, update) => updates.push([id, update]) });
});

describe('plot', () => {
  it('counts x from zero and takes typed arrays', () => {
    plot({ type: 'line', title: 'Loss', series: [{ name: 'train', y: new Float32Array([1, 2]) }, { x: [5, 6], y: [7, 8] }] });
    expect(outputs).toEqual([
      { kind: 'chart', chart: { type: 'line', title: 'Loss', series: [{ name: 'train', x: [0, 1], y: [1, 2] }, { name: 'values 2', x: [5, 6], y: [7, 8] }] } },
    ]);
  });

  it('takes the values of a histogram as x', () => {
    plot({ type: 'histogram', series: [{ name: 'w', x: [1, 1, 2] }] });
    expect(outputs).toMatchObject([{ chart: { series: [{ x: [1, 1, 2], y: [1, 1, 2] }] } }]);
  });

  it('thins what no screen can show', () => {
    plot({ type: 'scatter', series: [{ y: new Float64Array(100_001) }] });
    const [output] = outputs;
    expect(output?.kind === 'chart' && output.chart.series[0]?.x.length).toBeLessThanOrEqual(CHART_POINTS_SHOWN);
  });

  it.each([
    [{ type: 'pie', series: [] }, /type to be one of line, scatter, bar, histogram, got pie/],
    [{ type: 'line', series: [] }, /at least one/],
    [{ type: 'line', series: [{ name: 'a' }] }, /'a' to have y/],
    [{ type: 'line', series: [{ name: 'a', x: [1], y: [1, 2] }] }, /equally long, got 1 and 2/],
    [{ type: 'line', series: [{ name: 'a', y: 5 }] }, /list of numbers, got number/],
  ])('says what is wrong with %j', (spec, message) => {
    // What a learner writes may have any form.
    expect(() => plot(spec as unknown as Parameters<typeof plot>[0])).toThrow(message);
  });
});

describe('table', () => {
  it('takes the fields of all rows', () => {
    table([{ a: 1, b: 'x' }, { a: 2, c: true }]);
    expect(outputs).toMatchObject([{ kind: 'table', columns: ['a', 'b', 'c'], totalRows: 2 }]);
    expect(JSON.stringify(outputs)).toContain('"text":"x"');
  });

  it('takes lists with headings, chosen fields, and plain values', () => {
    table([[1, 2], [3, 4]], { columns: ['x', 'y'] });
    table([{ a: 1, b: 2 }], { columns: ['b'] });
    table([5, 6]);
    expect(outputs.map((output) => output.kind === 'table' && output.columns)).toEqual([['x', 'y'], ['b'], ['value']]);
  });

  it('cuts long tables and says how long they are', () => {
    table(Array.from({ length: 5_000 }, (_, i) => ({ i })));
    const [output] = outputs;
    expect(output?.kind === 'table' && [output.rows.length, output.totalRows]).toEqual([1_000, 5_000]);
  });

  it('refuses what has no rows', () => {
    expect(() => table({} as unknown as unknown[])).toThrow(/rows to be a list, got object/);
  });
});

describe('image', () => {
  const tensor = (shape: readonly number[], values: readonly number[], dtype = 'float32') => ({
    shape, dtype, size: values.length, isDisposed: false, dataId: {}, dataSync: () => Float32Array.from(values),
  });

  it('turns grey values into pixels', () => {
    image([[0, 1], [0.5, 0]], { alt: 'a test' });
    expect(outputs).toEqual([
      { kind: 'image', width: 2, height: 2, alt: 'a test', pixels: new Uint8ClampedArray([0, 0, 0, 255, 255, 255, 255, 255, 128, 128, 128, 255, 0, 0, 0, 255]) },
    ]);
  });

  it('takes colours, whole numbers, batches of one, flat lists and scales', () => {
    image(tensor([1, 1, 3], [1, 0, 0]));
    image(tensor([1, 1], [255], 'int32'));
    image(tensor([1, 1, 1, 1], [1]));
    image([0, 255, 255, 0], { width: 2, height: 2 });
    image([[1]], { scale: 3 });
    expect(outputs.map((output) => output.kind === 'image' && [output.width, output.height, ...output.pixels.slice(0, 4)])).toEqual([
      [1, 1, 255, 0, 0, 255],
      [1, 1, 255, 255, 255, 255],
      [1, 1, 255, 255, 255, 255],
      [2, 2, 0, 0, 0, 255],
      [3, 3, 255, 255, 255, 255],
    ]);
  });

  it('says what shape it wants', () => {
    expect(() => image([1, 2, 3])).toThrow(/width and height/);
    expect(() => image([1, 2, 3], { width: 2, height: 2 })).toThrow(/2 × 2 pixels/);
    expect(() => image(tensor([2, 2, 2], [1, 1, 1, 1, 1, 1, 1, 1]))).toThrow(/got \[2, 2, 2\]/);
    expect(() => image([[1]], { scale: 5_000 })).toThrow(/at most 4,000,000 pixels/);
    expect(() => image([[1, 2], [3]])).toThrow(/2 numbers like the first, got 1 in row 1/);
  });
});

describe('curve and progress', () => {
  it('adds points and counts steps', () => {
    const losses = curve({ title: 'Loss' });
    losses.add({ loss: 3 });
    losses.add({ loss: 2, accuracy: 0.5 });
    losses.add({ loss: 1 }, 10);
    expect(outputs).toEqual([{ kind: 'curve', title: 'Loss', xLabel: 'step', yLabel: '', logY: false, series: [] }]);
    expect(updates.map(([, update]) => update)).toEqual([
      { kind: 'curve', points: [{ name: 'loss', x: [0], y: [3] }] },
      { kind: 'curve', points: [{ name: 'loss', x: [1], y: [2] }, { name: 'accuracy', x: [1], y: [0.5] }] },
      { kind: 'curve', points: [{ name: 'loss', x: [10], y: [1] }] },
    ]);
  });

  it('moves a bar', () => {
    const bar = progress(3, 'epochs');
    bar.step();
    bar.step('loss 0.1');
    bar.set(3);
    expect(updates.map(([, update]) => update.kind === 'progress' && [update.value, update.note])).toEqual([[1, ''], [2, 'loss 0.1'], [3, 'loss 0.1']]);
  });

  it('goes on quietly when the run shows too much already', () => {
    connectDisplay({ show: () => null, update: (id, update) => updates.push([id, update]) });
    curve({ title: 'Loss' }).add({ loss: 1 });
    progress(3).step();
    expect(updates).toEqual([]);
  });
});

it('shows values, matrices and HTML', () => {
  show(1, 'two', undefined);
  heatmap([[1, 2], [3, 4]]);
  html('<b>hi</b>');
  expect(outputs.map(({ kind }) => kind)).toEqual(['value', 'text', 'value', 'tensor', 'html']);
  expect(outputs[3]).toMatchObject({ tensor: { shape: [2, 2], values: [1, 2, 3, 4] } });
  expect(() => html('x'.repeat(300_000))).toThrow(/at most 200,000 characters of HTML, got 300,000/);
});
