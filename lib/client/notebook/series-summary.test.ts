import { describe, expect, it } from 'vitest';
import { alignSeries, describeChart, describeSeries, sampleRows } from './series-summary.ts';

describe('charts in words and rows', () => {
  it('says how a falling curve went', () => {
    expect(describeSeries({ name: 'loss', x: [0, 1, 2], y: [2.5, 0.25, 0.5] })).toBe('loss: 3 points, from 2.5 to 0.5, lowest 0.25 at 1');
  });
  it('says how a rising curve went', () => {
    expect(describeSeries({ name: 'accuracy', x: [0, 1], y: [0.1, 0.9] })).toContain('highest 0.9 at 1');
  });
  it('names both extremes of a curve that goes beyond its ends', () => {
    expect(describeSeries({ name: 'bump', x: [0, 1, 2], y: [0, 1, 0] })).toBe('bump: 3 points, from 0 to 0, lowest 0 at 0, highest 1 at 1');
    expect(describeSeries({ name: 'dip', x: [0, 1, 2], y: [1, -1, 2] })).toBe('dip: 3 points, from 1 to 2, lowest -1 at 1, highest 2 at 2');
  });
  it('says where a cloud of points lies, whatever their order', () => {
    const series = [{ name: 'oranges', x: [4, 3, 5], y: [30, 80, 20] }];
    expect(describeChart({ type: 'scatter', xLabel: 'radius, cm', series })).toBe('oranges: 3 points; radius, cm: 3 to 5; y: 20 to 80');
    expect(describeChart({ type: 'scatter', series: [{ name: 'none', x: [], y: [] }] })).toBe('none: no points yet');
  });
  it('does not take rounding for a mean', () => {
    expect(describeChart({ type: 'histogram', series: [{ name: 'v', x: [-0.3, 0.1, 0.2], y: [0, 0, 0] }] })).toBe('v: 3 values from -0.3 to 0.2, mean 0');
  });
  it('passes over gaps', () => {
    expect(describeSeries({ name: 'a', x: [0, 1], y: [NaN, 3] })).toBe('a: 3 at 1');
    expect(describeSeries({ name: 'a', x: [], y: [] })).toBe('a: no points yet');
  });
  it('names bars and sums up a distribution', () => {
    expect(describeChart({ type: 'bar', categories: ['Ada', 'Bo'], series: [{ name: 'marks', x: [0, 1], y: [60, 80] }] })).toBe('marks: Ada 60, Bo 80');
    expect(describeChart({ type: 'histogram', series: [{ name: 'v', x: [1, 2, 3, NaN], y: [0, 0, 0, 0] }] })).toBe('v: 3 values from 1 to 3, mean 2');
  });
  it('says when points were left out', () => {
    expect(describeSeries({ name: 'a', x: [0, 2], y: [1, 3], of: 4 })).toBe('a: 4 points, of which 2 are shown and saved, from 1 to 3, highest 3 at 2');
  });
  it('tells of many lines only where they end', () => {
    const series = Array.from({ length: 6 }, (_, i) => ({ name: `s${i}`, x: [0, 1], y: [0, i] }));
    expect(describeChart({ type: 'line', series })).toBe('6 series. They end at: s0 0, s1 1, s2 2, s3 3, s4 4, s5 5');
  });
  it('tells boxes by their quartiles and heat by its extremes', () => {
    expect(describeChart({ type: 'box', series: [{ name: 'v', x: [], y: [1, 2, 3, 4, 100] }] })).toBe('v: 5 values, median 3, half of them between 2 and 4, all but 1 between 1 and 4');
    expect(describeChart({ type: 'heat', xLabel: 'rate', series: [{ name: 'loss', x: [0.1, 0.2], y: [8, 8], value: [3, 1] }] })).toBe('loss: 2 cells, lowest 1 at rate 0.2, y 8, highest 3 at rate 0.1, y 8');
    expect(describeChart({ type: 'box', series: [{ name: 'v', x: [], y: [] }] })).toBe('v: no values');
  });
  it('aligns series over one axis', () => {
    expect(alignSeries([{ name: 'a', x: [0, 1], y: [1, 2] }, { name: 'b', x: [0, 1], y: [3, NaN] }])).toEqual([[0, 1], [1, 2], [3, null]]);
    expect(alignSeries([{ name: 'a', x: [2, 0], y: [1, 2] }, { name: 'b', x: [1], y: [3] }])).toEqual([[0, 1, 2], [2, null, 1], [null, 3, null]]);
    expect(alignSeries([])).toEqual([[]]);
  });
  it('samples rows with both ends', () => {
    expect(sampleRows(3, 5)).toEqual([0, 1, 2]);
    expect(sampleRows(101, 3)).toEqual([0, 50, 100]);
  });
});
