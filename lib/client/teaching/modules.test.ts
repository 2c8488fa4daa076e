import { expect, it } from 'vitest';
import * as silentDisplay from '#lib/grading/silent-display.ts';
import { connectData } from './data-source.ts';
import { load } from './data.ts';
import * as display from './display.ts';
import { createImporter } from './import-module.ts';
import { parseCsv } from '#lib/base/parse-csv.ts';

it('reads comma-separated values', () => {
  expect(parseCsv('x,name,y\n1,"a, ""b""",\r\n-2.5,c,NaN\n\n')).toEqual([
    { x: 1, name: 'a, "b"', y: '' },
    { x: -2.5, name: 'c', y: 'NaN' },
  ]);
  expect(parseCsv('only')).toEqual([]);
  expect(parseCsv('a\n"two\nlines"')).toEqual([{ a: 'two\nlines' }]);
});

it('loads each kind of file as what it is', async () => {
  const files: Readonly<Record<string, string>> = { 'a.csv': 'x\n1', 'b.json': '{"k":[1]}', 'c.txt': 'text', 'd.bin': 'ab' };
  connectData(async (path) => new TextEncoder().encode(files[path]).buffer);
  expect(await load('a.csv')).toEqual([{ x: 1 }]);
  expect(await load('b.json')).toEqual({ k: [1] });
  expect(await load('c.txt')).toBe('text');
  expect((await load('d.bin')).byteLength).toBe(2);
});

it('shows nothing where an answer is graded, under the same names', () => {
  expect(Object.keys(silentDisplay).sort()).toEqual(Object.keys(display).sort());
  const text = silentDisplay.stream();
  expect([text.write(), text.done(), silentDisplay.summary(), silentDisplay.svg()]).toEqual([undefined, undefined, undefined, undefined]);
});

it('imports from the list only', async () => {
  const tf = { version: 'test' };
  const importModule = createImporter(async () => tf);
  expect(await importModule('@tensorflow/tfjs')).toBe(tf);
  expect(Object.keys(await importModule('epoch/controls')).sort()).toEqual(['Picture', 'button', 'checkbox', 'drawingPad', 'file', 'number', 'select', 'slider', 'text', 'webcam']);
  expect(Object.keys(await importModule('epoch/display')).sort()).toEqual(['confusion', 'curve', 'heatmap', 'html', 'image', 'network', 'plot', 'progress', 'show', 'stream', 'summary', 'svg', 'table']);
  expect(Object.keys(await importModule('epoch/data'))).toEqual(['load']);
  expect(Object.keys(await importModule('epoch/ml'))).toContain('sigmoid');
  await expect(importModule('lodash')).rejects.toThrow("Cannot import 'lodash'. A cell can import '@tensorflow/tfjs', 'epoch/display', 'epoch/controls', 'epoch/data', 'epoch/ml', 'epoch/debug', 'epoch/training'.");
  expect(Object.keys(await importModule('epoch/training')).sort()).toEqual(['checkpoint', 'startRun', 'train']);
  await expect(importModule('https://example.org/x.js')).rejects.toThrow(/Cannot import/);
});
