/** `epoch/display`: what a cell shows beside its value. Names and signatures are the ones learners and authors write. */
import { encodeTensorOutput } from '#lib/notebook/encode-tensor.ts';
import { encodeValue } from '#lib/notebook/encode-value.ts';
import { selectSink } from './display-sink.ts';
import type { LayersModelLike } from './read-model.ts';
import { toChart, type PlotSpec } from './to-chart.ts';
import { toConfusion, type ClassList, type ConfusionOptions, type CountMatrix } from './to-confusion.ts';
import { toImage, type ImageOptions, type ImageSource } from './to-image.ts';
import { toNetwork, type NetworkOptions, type NetworkSource } from './to-network.ts';
import { toHtml, toSvg, type HtmlOptions, type SvgOptions } from './to-markup.ts';
import { toModelOutput } from './to-model-summary.ts';
import { toOutput } from './to-output.ts';
import { openStream, type TextStream } from './to-stream.ts';
import { toTable, type TableOptions, type TableRows } from './to-table.ts';
import { toTensorLike, type Grid } from './to-tensor-like.ts';

export type { PlotRule, PlotSpec, PlotSeries } from './to-chart.ts';
export type { ClassList, ConfusionOptions, CountMatrix } from './to-confusion.ts';
export type { NetworkOptions, NetworkSource } from './to-network.ts';
export type { Numbers } from './to-numbers.ts';
export type { ImageOptions, ImageSource } from './to-image.ts';
export type { LayersModelLike } from './read-model.ts';
export type { HtmlOptions, SvgOptions } from './to-markup.ts';
export type { TextStream } from './to-stream.ts';
export type { TableOptions, TableRows } from './to-table.ts';
export type { Grid } from './to-tensor-like.ts';

/** Shows values one below the other, as the last line of a cell would: a tensor as a picture of its values, a model as its summary. */
export function show(...values: readonly unknown[]): void {
  for (const value of values) selectSink().show(toOutput(value) ?? { kind: 'value', value: encodeValue(value) });
}

/**
 * Shows rows as a table. Rows are records, lists, or a 2-D tensor. A long table can be sorted and filtered; up to 100,000 rows
 * are shown.
 *
 * ```ts
 * table([{ epoch: 1, loss: 0.9 }, { epoch: 2, loss: 0.4 }]);
 * ```
 */
export function table(rows: TableRows, options: TableOptions = {}): void {
  selectSink().show(toTable(rows, options));
}

/**
 * Shows an image. Takes a tensor of shape [height, width], [height, width, 1, 3 or 4], nested lists of grey values, or flat
 * pixels with `width` and `height`. Floats run from 0 to 1, whole numbers from 0 to 255.
 */
export function image(source: ImageSource, options: ImageOptions = {}): void {
  selectSink().show(toImage(source, options));
}

/** Shows a matrix, or a tensor slice by slice, as coloured squares with its values. */
export function heatmap(values: Grid): void {
  selectSink().show(encodeTensorOutput(toTensorLike(values)));
}

/**
 * Shows a model's layers with their shapes and numbers of parameters.
 *
 * ```ts
 * summary(tf.sequential({ layers: [tf.layers.dense({ units: 8, inputShape: [2] }), tf.layers.dense({ units: 1 })] }));
 * ```
 */
export function summary(model: LayersModelLike): void {
  selectSink().show(toModelOutput(model));
}

/**
 * Shows a chart: `plot({ type: 'line', series: [{ name: 'loss', y: losses }] })`. Types: line, scatter, area, bar, histogram, box
 * and heat. A series may have error ends (`low`, `high`), `labels`, and be drawn another way (`as: 'scatter'`); `rules` are lines
 * across the chart: `plot({ type: 'scatter', series: [{ x, y }, { name: 'fit', x, y: fitted, as: 'line' }], rules: [{ y: 0 }] })`.
 */
export function plot(spec: PlotSpec): void {
  selectSink().show({ kind: 'chart', chart: toChart(spec) });
}

/**
 * Shows what things are (rows) against what they were taken for (columns), with precision, recall and F1 of each class:
 * `confusion(labels, model.predict(images).argMax(1), { labels: ['cat', 'dog'] })`. Takes class numbers, names, or rows with a
 * number for each class, of which the greatest counts.
 */
export function confusion(actual: ClassList, predicted: ClassList, options?: ConfusionOptions): void;
/** Shows a ready matrix of counts: `confusion([[5, 1], [2, 8]], { labels: ['cat', 'dog'] })`. */
export function confusion(counts: CountMatrix, options?: ConfusionOptions): void;
export function confusion(first: ClassList | CountMatrix, second?: ClassList | ConfusionOptions, third?: ConfusionOptions): void {
  selectSink().show({ kind: 'confusion', confusion: toConfusion(first, second, third) });
}

/** Draws a model's layers, their shapes and numbers of parameters, and who feeds whom: `network(model)`, `network([2, 8, 1])`. */
export function network(source: NetworkSource, options?: NetworkOptions): void {
  selectSink().show({ kind: 'network', network: toNetwork(source, options) });
}

/** A curve that grows while the cell runs. */
export interface Curve {
  /** Adds one point to each named series: `add({ loss: 0.5, accuracy: 0.8 })`. x counts from 0 unless given. */
  add(values: Readonly<Record<string, number>>, x?: number): void;
}

export interface CurveOptions {
  readonly title: string;
  readonly xLabel?: string;
  readonly yLabel?: string;
  /** a logarithmic y axis, for values that fall by orders of magnitude */
  readonly logY?: boolean;
}

/** Shows an empty chart at once and draws each point as it is added. */
export function curve({ title, xLabel = 'step', yLabel = '', logY = false }: CurveOptions): Curve {
  const sink = selectSink();
  const id = sink.show({ kind: 'curve', title, xLabel, yLabel, logY, series: [] });
  let steps = 0;
  return {
    add(values, x = steps) {
      steps = x + 1;
      if (id === null) return;
      sink.update(id, { kind: 'curve', points: Object.entries(values).map(([name, y]) => ({ name, x: [x], y: [Number(y)] })) });
    },
  };
}

/** A progress bar. */
export interface Progress {
  /** Moves the bar to `value` of its total; `note` stands beside it, e.g. `loss 0.12`. */
  set(value: number, note?: string): void;
  /** Moves it on by one. */
  step(note?: string): void;
}

/** Shows a progress bar from 0 to `total`. */
export function progress(total: number, label = ''): Progress {
  const sink = selectSink();
  const id = sink.show({ kind: 'progress', label, value: 0, total, note: '' });
  let now = 0;
  let text = '';
  const set = (value: number, note = text): void => {
    now = value;
    text = note;
    if (id !== null) sink.update(id, { kind: 'progress', value, total, note });
  };
  return { set, step: (note) => set(now + 1, note) };
}

/**
 * Opens a text that grows while the cell runs, for models that write.
 *
 * ```ts
 * const text = stream('sample');
 * for (const letter of 'hello') text.write(letter);
 * text.done();
 * ```
 */
export function stream(label = ''): TextStream {
  return openStream(selectSink(), label);
}

/**
 * Shows HTML in a frame of its own, without scripts, without network and without access to the page. Pictures are `data:` addresses;
 * links are listed below it. The frame cannot measure what is in it: give its `height` in pixels, or its reader drags its corner.
 *
 * ```ts
 * html('<table><tr><td>1</td><td>2</td></tr></table>', { height: 80 });
 * ```
 */
export function html(markup: string, options: HtmlOptions = {}): void {
  selectSink().show(toHtml(markup, options));
}

/**
 * Shows a drawing as SVG. `alt` says in a sentence what it shows, for those who do not see it. In the dark it lies on light paper,
 * unless it speaks of `currentColor`, which is then the page's ink.
 *
 * ```ts
 * svg('<svg viewBox="0 0 20 10"><circle cx="5" cy="5" r="4" fill="currentColor"/></svg>', { alt: 'A dot at the left' });
 * ```
 */
export function svg(markup: string, options: SvgOptions): void {
  selectSink().show(toSvg(markup, options));
}
