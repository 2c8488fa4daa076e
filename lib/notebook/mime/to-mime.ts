/**
 * What a cell shows -> what Jupyter shows: a line of console text, an error, or the same thing in several forms (MIME types), of
 * which a reader takes the best it knows. Used by exports (outputs of the page) and by `epoch/display` inside of a Deno kernel.
 */
import { unreachable } from '#lib/base/invariant.ts';
import { describeControl } from '../controls/describe-control.ts';
import { describeConfusion, formatShare, scoreClasses, type Confusion } from '../charts/confusion.ts';
import { describeNetwork, describeNetworkLayer, type Network } from '../charts/network.ts';
import type { CellError, ChartSpec, Output, TensorNode, ValueNode } from '../outputs.ts';
import { describeEntry, summariseTape } from '../tape-marks.ts';
import { toModelText } from '../describe-model.ts';
import { readCell } from '../table-columns.ts';
import { escapeHtml } from './escape-html.ts';
import { describeChart, toChartSvg } from './to-chart-svg.ts';
import { toConfusionSvg } from './to-confusion-svg.ts';
import { toNetworkSvg } from './to-network-svg.ts';
import { toModelHtml } from './to-model-html.ts';
import { toBase64, toPng } from './to-png.ts';

/** MIME type -> text; pictures in base64. There is always `text/plain`. */
export type MimeBundle = Readonly<Record<string, string>>;

export type Shown =
  | { readonly kind: 'stream'; readonly name: 'stdout' | 'stderr'; readonly text: string }
  | { readonly kind: 'data'; readonly data: MimeBundle }
  | { readonly kind: 'error'; readonly ename: string; readonly evalue: string; readonly traceback: readonly string[] };

/** Rows and columns of a tensor shown as coloured squares; larger ones are text. */
export const HEATMAP_SIDE = 32;
/** Rows of a table; a notebook is read, not searched. */
export const TABLE_ROWS = 200;

export function toShown(output: Output): Shown {
  switch (output.kind) {
    case 'text':
      if (output.level === 'result') return plain(output.parts.map(toText).join(' '));
      return { kind: 'stream', name: output.level === 'warn' || output.level === 'error' ? 'stderr' : 'stdout', text: `${output.parts.map(toText).join(' ')}\n` };
    case 'value':
      return plain(toText(output.value));
    case 'tensor':
      return { kind: 'data', data: { 'text/plain': toTensorText(output.tensor), ...toHeatmap(output.tensor) } };
    case 'table':
      return { kind: 'data', data: toTableForms(output.columns, output.rows.slice(0, TABLE_ROWS).map((row) => row.map(toText)), output.totalRows) };
    case 'columns':
      return { kind: 'data', data: toTableForms(output.columns.map(({ name }) => name), Array.from({ length: Math.min(output.rows, TABLE_ROWS) }, (_, row) => output.columns.map((column) => readCell(column, row))), output.totalRows) };
    case 'model':
      return { kind: 'data', data: { 'text/plain': toModelText(output.model), 'text/html': toModelHtml(output.model) } };
    case 'stream':
      return plain(`${output.label === '' ? '' : `${output.label}\n`}${output.text}${output.dropped > 0 ? `\n${output.dropped} more characters were dropped` : ''}`);
    case 'svg':
      return { kind: 'data', data: { 'text/plain': output.alt, 'image/svg+xml': output.svg } };
    case 'image':
      return { kind: 'data', data: { 'text/plain': output.alt, 'image/png': toBase64(toPng(output)) } };
    case 'chart':
      return toChartShown(output.chart);
    case 'curve':
      return toChartShown({ type: 'line', title: output.title, xLabel: output.xLabel, yLabel: output.yLabel, logY: output.logY, series: output.series });
    case 'confusion':
      return toConfusionShown(output.confusion);
    case 'network':
      return { kind: 'data', data: { 'text/plain': toNetworkText(output.network), 'image/svg+xml': toNetworkSvg(output.network) } };
    case 'progress':
      return plain([output.label, `${output.value} of ${output.total}`, output.note].filter((word) => word !== '').join(': '));
    case 'tape':
      return plain([`Trace ${output.tape.title}`.trimEnd(), summariseTape(output.tape), ...output.tape.entries.map((_, index) => `${index + 1}  ${describeEntry(output.tape.entries, index)}`)].join('\n'));
    case 'control':
      return plain(describeControl(output.control.spec, output.value));
    case 'html':
      return { kind: 'data', data: { 'text/plain': output.html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ').trim(), 'text/html': output.html } };
    case 'error':
      return toErrorShown(output.error);
    case 'notice':
      return { kind: 'stream', name: 'stderr', text: `${output.text}\n` };
    default:
      return unreachable(output);
  }
}

const plain = (text: string): Shown => ({ kind: 'data', data: { 'text/plain': text } });

const toChartShown = (chart: ChartSpec): Shown => ({ kind: 'data', data: { 'text/plain': describeChart(chart), 'image/svg+xml': toChartSvg(chart) } });

const toConfusionShown = (confusion: Confusion): Shown => ({ kind: 'data', data: { 'text/plain': toConfusionText(confusion), 'image/svg+xml': toConfusionSvg(confusion) } });

const toConfusionText = (confusion: Confusion): string =>
  [
    `${confusion.title}: ${describeConfusion(confusion)}`,
    ...scoreClasses(confusion).classes.map(({ label, precision, recall, f1, support }) => `${label}: precision ${formatShare(precision)}, recall ${formatShare(recall)}, F1 ${formatShare(f1)}, ${support} examples`),
  ].join('\n');

const toNetworkText = (network: Network): string => [`${network.title}: ${describeNetwork(network)}`, ...network.layers.map((_, index) => `${index + 1}  ${describeNetworkLayer(network, index)}`)].join('\n');

function toErrorShown({ name, message, at, frames, hint }: CellError): Shown {
  const lines = frames.map(({ cellId, line, column, fn }) => `    at ${fn ?? 'cell'} (${cellId}:${line}:${column})`);
  return { kind: 'error', ename: name, evalue: message, traceback: [`${name}: ${message}${at ? ` (line ${at.line})` : ''}`, ...lines, ...(hint === null ? [] : [hint])] };
}

function toText(node: ValueNode): string {
  switch (node.type) {
    case 'primitive':
      return node.text;
    case 'function':
      return `ƒ ${node.name}`;
    case 'list':
    case 'record':
      return node.preview;
    case 'tensor':
      return toTensorText(node.tensor);
    case 'cut':
      return `… ${node.reason}`;
  }
}

function toTensorText({ shape, dtype, size, values }: TensorNode): string {
  const width = shape.at(-1) ?? 1;
  const rows = shape.length < 2 ? [values] : Array.from({ length: Math.ceil(values.length / Math.max(1, width)) }, (_, i) => values.slice(i * width, (i + 1) * width));
  const shown = rows.slice(0, TABLE_ROWS).map((row) => `[${row.map(toNumber).join(', ')}]`);
  return [`Tensor [${shape.join(', ')}] ${dtype}`, ...(shape.length === 0 ? [toNumber(values[0] ?? NaN)] : shown), ...(values.length < size || rows.length > TABLE_ROWS ? ['…'] : [])].join('\n');
}

const toNumber = (value: number | string | boolean): string => (typeof value === 'number' ? String(Number(value.toPrecision(5))) : String(value));

function toHeatmap({ shape, values, size, stats }: TensorNode): MimeBundle {
  const [height, width] = shape.length === 1 ? [1, shape[0] ?? 0] : [shape[0] ?? 0, shape[1] ?? 0];
  if (shape.length === 0 || shape.length > 2 || height > HEATMAP_SIDE || width > HEATMAP_SIDE || values.length < size || stats === null) return {};
  const largest = Math.max(Math.abs(stats.min), Math.abs(stats.max)) || 1;
  const square = (value: number | string | boolean): string => {
    const strength = Number(value) / largest;
    const colour = `rgba(${strength < 0 ? '217,119,6' : '37,99,235'},${Math.abs(strength).toFixed(2)})`;
    return `<td style="background:${colour}">${escapeHtml(toNumber(value))}</td>`;
  };
  const rows = Array.from({ length: height }, (_, y) => `<tr>${values.slice(y * width, (y + 1) * width).map(square).join('')}</tr>`);
  return { 'text/html': `<table>${rows.join('')}</table>` };
}

/** `shown`: the first rows, as text. */
function toTableForms(columns: readonly string[], shown: readonly (readonly string[])[], totalRows: number): MimeBundle {
  const more = totalRows > shown.length ? `${totalRows - shown.length} more rows` : '';
  const html = `<table><thead><tr>${columns.map((name) => `<th>${escapeHtml(name)}</th>`).join('')}</tr></thead><tbody>${shown.map((row) => `<tr>${row.map((field) => `<td>${escapeHtml(field)}</td>`).join('')}</tr>`).join('')}</tbody></table>`;
  return { 'text/plain': [columns.join('\t'), ...shown.map((row) => row.join('\t')), ...(more === '' ? [] : [more])].join('\n'), 'text/html': more === '' ? html : `${html}<p>${more}</p>` };
}
