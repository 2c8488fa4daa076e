import { describe, expect, it } from 'vitest';
import { toChartRows, toConfusionRows, toCsv, toFileName, toNetworkRows } from './to-csv.ts';

describe('fields', () => {
  it('are quoted where they would be taken for more than one', () => {
    expect(toCsv([['a,b', 'say "hi"', 'two\nlines', ' blank', 'plain', 1.5, NaN, 1e-7]])).toBe('"a,b","say ""hi""","two\nlines"," blank",plain,1.5,,1e-7\r\n');
  });
  it('are no formulas, while numbers stay numbers', () => {
    expect(toCsv([['=1+1', '-x', '@a', -2, 'a-b']])).toBe("'=1+1,'-x,'@a,-2,a-b\r\n");
  });
});

describe('rows', () => {
  it('are one for each x of lines, with blanks where a series has no point', () => {
    expect(toChartRows({ type: 'line', xLabel: 'step', series: [{ name: 'loss', x: [0, 1, 2], y: [3, NaN, 1] }, { name: 'val', x: [2], y: [5] }] })).toEqual([['step', 'loss', 'val'], [0, 3, NaN], [1, NaN, NaN], [2, 1, 5]]);
  });
  it('are all there are, however many', () => {
    const x = Array.from({ length: 30_000 }, (_, i) => i);
    expect(toChartRows({ type: 'line', series: [{ name: 'a', x, y: x }] })).toHaveLength(30_001);
  });
  it('are one for each point of clouds, and of lines that go back', () => {
    expect(toChartRows({ type: 'scatter', series: [{ name: 'a', x: [1, 1], y: [2, 3] }, { name: 'b', x: [5], y: [6] }] })).toEqual([['series', 'x', 'y'], ['a', 1, 2], ['a', 1, 3], ['b', 5, 6]]);
    expect(toChartRows({ type: 'line', series: [{ name: 'a', x: [1, 0], y: [2, 3] }, { name: 'b', x: [0], y: [1] }] })).toEqual([['series', 'x', 'y'], ['a', 1, 2], ['a', 0, 3], ['b', 0, 1]]);
  });
  it('have what a point has: ends, values, labels', () => {
    expect(toChartRows({ type: 'scatter', series: [{ name: 'a', x: [1], y: [2], low: [1], high: [3], labels: ['p'] }] })).toEqual([['series', 'x', 'y', 'low', 'high', 'label'], ['a', 1, 2, 1, 3, 'p']]);
    expect(toChartRows({ type: 'heat', series: [{ name: 'a', x: [1], y: [2], value: [7] }] })).toEqual([['series', 'x', 'y', 'value'], ['a', 1, 2, 7]]);
  });
  it('name the bars, and list the values of histograms and boxes', () => {
    expect(toChartRows({ type: 'bar', categories: ['A', 'B'], series: [{ name: 'm', x: [0, 1], y: [2, 3] }] })).toEqual([['x', 'm'], ['A', 2], ['B', 3]]);
    expect(toChartRows({ type: 'histogram', series: [{ name: 'v', x: [4, 5], y: [] }] })).toEqual([['series', 'x'], ['v', 4], ['v', 5]]);
    expect(toChartRows({ type: 'box', series: [{ name: 'v', x: [0, 1], y: [4, 5] }] })).toEqual([['series', 'value'], ['v', 4], ['v', 5]]);
  });
  it('of a matrix and of a network', () => {
    expect(toConfusionRows({ title: '', labels: ['a', 'b'], counts: [[1, 2], [3, 4]] })).toEqual([['is \\ taken for', 'a', 'b'], ['a', 1, 2], ['b', 3, 4]]);
    const layer = { params: 0, trainableParams: 0, units: null };
    expect(toNetworkRows({ title: '', params: 0, trainableParams: 0, layers: [{ ...layer, name: 'in', type: 'Input', shape: [2], from: [] }, { ...layer, name: 'out', type: 'Dense', shape: [null, 3], from: [0] }] })).toEqual([
      ['layer', 'type', 'output shape', 'parameters', 'trainable parameters', 'takes from'],
      ['in', 'Input', '2', 0, 0, ''],
      ['out', 'Dense', '? × 3', 0, 0, 'in'],
    ]);
  });
});

it('files are named after the title', () => {
  expect([toFileName('Loss & accuracy (val)', 'svg'), toFileName('Größe: Größen', 'csv'), toFileName('../..', 'png'), toFileName('x'.repeat(99), 'csv').length]).toEqual(['loss-accuracy-val.svg', 'größe-größen.csv', 'chart.png', 64]);
});
