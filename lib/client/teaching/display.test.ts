import { beforeEach, describe, expect, it } from 'vitest';
import type { Output, OutputUpdate } from '#lib/notebook/outputs.ts';
import { connectDisplay } from './display-sink.ts';
import { CHART_LIMITS } from './to-chart.ts';
import { OUTPUT_LIMITS } from '#lib/notebook/outputs.ts';
import { readCell } from '#lib/notebook/table-columns.ts';
import { curve, heatmap, html, image, plot, progress, show, stream, svg, table } from './display.ts';

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
    const length = CHART_LIMITS.pointsShown + 1;
    plot({ type: 'scatter', series: [{ y: new Float64Array(length), low: new Float64Array(length), high: new Float64Array(length) }] });
    const [output] = outputs;
    const one = output?.kind === 'chart' ? output.chart.series[0] : undefined;
    expect(one?.of).toBe(length);
    expect(one?.x.length).toBeLessThanOrEqual(CHART_LIMITS.pointsShown);
    expect([one?.y.length, one?.low?.length, one?.high?.length]).toEqual(Array.from({ length: 3 }, () => one?.x.length));
  });

  it('takes more of the grammar: ends, labels, other marks, rules, stacks, boxes and heat', () => {
    plot({ type: 'scatter', series: [{ x: [1, 2], y: [3, 4], low: [2, 3], high: [4, 5], labels: ['a', 'b'] }, { name: 'fit', x: [1, 2], y: [3, 4], as: 'line' }], rules: [{ y: 0.5, label: 'chance' }, { x: 1 }] });
    plot({ type: 'bar', stacked: true, categories: ['a', 'b'], series: [{ y: [1, 2] }, { y: [3, 4] }] });
    plot({ type: 'heat', series: [{ x: [0, 1], y: [0, 0], value: [0.5, -1] }] });
    expect(outputs.map((output) => output.kind === 'chart' && output.chart)).toMatchObject([
      { series: [{ low: [2, 3], high: [4, 5], labels: ['a', 'b'] }, { as: 'line' }], rules: [{ y: 0.5, label: 'chance' }, { x: 1 }] },
      { stacked: true },
      { series: [{ value: [0.5, -1] }] },
    ]);
  });

  it.each([
    [{ type: 'pie', series: [] }, /type to be one of line, scatter, area, bar, histogram, box, heat, got pie/],
    [{ type: 'line', series: [] }, /at least one/],
    [{ type: 'line', series: [{ name: 'a' }] }, /'a' to have y/],
    [{ type: 'line', series: [{ name: 'a', x: [1], y: [1, 2] }] }, /equally long, got 1 and 2/],
    [{ type: 'line', series: [{ name: 'a', y: 5 }] }, /list of numbers, got number/],
    [{ type: 'line', series: [5] }, /each of plot's series to be a record/],
    [{ type: 'line', series: Array.from({ length: CHART_LIMITS.series + 1 }, () => ({ y: [1] })) }, /at most 50 series/],
    [{ type: 'line', series: [{ name: 'a', y: [1], low: [0] }] }, /low and high of 'a' together, got low alone/],
    [{ type: 'line', series: [{ name: 'a', y: [1], low: [0, 1], high: [2] }] }, /low of 'a' to be as long as y, got 2 and 1/],
    [{ type: 'box', series: [{ name: 'a', y: [1], low: [0], high: [2] }] }, /line, area, scatter or bar chart, got box/],
    [{ type: 'line', series: [{ name: 'a', y: [1], labels: 'x' }] }, /labels of 'a' to be a list of texts/],
    [{ type: 'line', series: [{ name: 'a', y: [1], as: 'bar' }] }, /one of line, area, scatter, got bar/],
    [{ type: 'bar', series: [{ name: 'a', y: [1], as: 'line' }] }, /in a bar chart all series are drawn alike/],
    [{ type: 'line', series: [{ name: 'a', y: [1], value: [1] }] }, /only in a heat chart, got it in a line chart/],
    [{ type: 'heat', series: [{ name: 'a', y: [1] }] }, /heat chart to have value/],
    [{ type: 'heat', series: [{ y: [1], value: [1] }, { y: [1], value: [1] }] }, /one series in a heat chart, got 2/],
    [{ type: 'heat', series: [{ y: new Float64Array(CHART_LIMITS.heatCells + 1), value: [] }] }, /at most 10,000 cells/],
    [{ type: 'line', stacked: true, series: [{ y: [1] }] }, /stacked only with the type bar, got line/],
    [{ type: 'bar', stacked: true, series: [{ y: [-1] }] }, /no values below 0/],
    [{ type: 'line', series: [{ y: [1] }], rules: [{ x: 1, y: 2 }] }, /either x or y, one number/],
    [{ type: 'line', series: [{ y: [1] }], rules: [{ y: NaN }] }, /either x or y, one number/],
    [{ type: 'bar', series: [{ y: [1] }], rules: [{ y: 1 }] }, /rules in a chart of the type line, area, scatter, got bar/],
    [{ type: 'line', series: [{ y: [1] }], rules: Array.from({ length: CHART_LIMITS.rules + 1 }, () => ({ y: 1 })) }, /at most 50 rules, got 51/],
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

  const columnsOf = (): Extract<Output, { kind: 'columns' }> => {
    const output = outputs.pop();
    if (output?.kind !== 'columns') throw new Error('Expected a table sent as columns');
    return output;
  };

  it('sends a long table as columns of numbers and text', () => {
    table(Array.from({ length: OUTPUT_LIMITS.tableRowsShown }, (_, i) => ({ i })));
    expect(outputs.pop()?.kind).toBe('table');
    table(Array.from({ length: 1_500 }, (_, i) => ({ i, name: `n${i}`, loss: i % 3 === 0 ? 'never' : i / 2, deep: { a: i } })));
    const { columns, rows, totalRows } = columnsOf();
    expect([rows, totalRows, columns.map(({ type }) => type)]).toEqual([1_500, 1_500, ['number', 'text', 'number', 'text']]);
    expect(columns.map((column) => readCell(column, 3))).toEqual(['3', 'n3', 'never', '{ a: 3 }']);
    expect(columns.map((column) => readCell(column, 1_499))).toEqual(['1499', 'n1499', '749.5', '{ a: 1499 }']);
  });

  it('cuts tables at rows, cells, characters, and says how long they are', () => {
    const { tableRows, tableCells, tableCharacters, tableCellCharacters } = OUTPUT_LIMITS;
    table(Array.from({ length: tableRows + 5 }, (_, i) => i));
    expect(columnsOf()).toMatchObject({ rows: tableRows, totalRows: tableRows + 5, totalColumns: 1 });
    const wide = Array.from({ length: 60 }, (_, i) => i);
    table(Array.from({ length: 50_000 }, () => wide));
    expect(columnsOf()).toMatchObject({ rows: tableCells / 50, totalRows: 50_000, totalColumns: 60 });
    table(Array.from({ length: 25_000 }, () => ['x'.repeat(5_000)]));
    const [column] = columnsOf().columns;
    expect(column && readCell(column, 0)).toBe('x'.repeat(tableCellCharacters));
    expect(column?.type === 'text' && column.text.length).toBe(tableCharacters);
    expect(column && readCell(column, 24_999)).toBe('');
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

it('shows values and matrices', () => {
  show(1, 'two', undefined);
  heatmap([[1, 2], [3, 4]]);
  expect(outputs.map(({ kind }) => kind)).toEqual(['value', 'text', 'value', 'tensor']);
  expect(outputs[3]).toMatchObject({ tensor: { shape: [2, 2], values: [1, 2, 3, 4] } });
});

describe('html and svg', () => {
  it('take markup up to a limit', () => {
    html('<b>hi</b>');
    html('<b>hi</b>', { height: 80 });
    svg(' <svg></svg>', { alt: ' nothing ' });
    expect(outputs).toEqual([{ kind: 'html', html: '<b>hi</b>', height: null }, { kind: 'html', html: '<b>hi</b>', height: 80 }, { kind: 'svg', svg: ' <svg></svg>', alt: 'nothing' }]);
    expect(() => html('x'.repeat(300_000))).toThrow(/at most 200,000 characters of HTML, got 300,000/);
  });

  it('say what they expect', () => {
    expect(() => html('', { height: 10 })).toThrow(/height from 40 to 2,000 pixels, got 10/);
    expect(() => html(5 as never)).toThrow(/HTML as text, got number/);
    // what learners write may have any form
    expect(() => (svg as (markup: string) => void)('<svg/>')).toThrow(/alt to say what the drawing shows/);
    expect(() => svg('<svg></svg>', { alt: ' ' })).toThrow(/alt to say/);
    expect(() => svg('circle', { alt: 'a' })).toThrow(/begins with <svg …>, got "circle"/);
  });
});

describe('stream', () => {
  const textOf = (): string => updates.map(([, update]) => (update.kind === 'stream' ? update.text : '')).join('');

  it('sends what is written, and its end', () => {
    const text = stream('sample');
    text.write('a');
    text.write('b');
    text.done();
    expect(outputs).toEqual([{ kind: 'stream', label: 'sample', text: '', dropped: 0, done: false }]);
    expect(textOf()).toBe('ab');
    expect(updates.at(-1)?.[1]).toEqual({ kind: 'stream', text: '', dropped: 0, done: true });
    expect(() => text.write('c')).toThrow(/no more text after done/);
  });

  it('counts what is too much, and cuts no letter in two', () => {
    const text = stream();
    text.write('x'.repeat(OUTPUT_LIMITS.streamCharacters - 1));
    text.write('\u{1F600}!');
    text.write('more');
    expect(textOf().length).toBe(OUTPUT_LIMITS.streamCharacters - 1);
    expect(updates.at(-1)?.[1]).toMatchObject({ dropped: 7 });
  });
});
