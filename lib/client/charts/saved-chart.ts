/** A chart as files: a picture in light colours, and its data. Loaded when a reader asks for one. */
import type { Confusion } from '#lib/notebook/charts/confusion.ts';
import type { Network } from '#lib/notebook/charts/network.ts';
import { toChartSvg } from '#lib/notebook/mime/to-chart-svg.ts';
import { toConfusionSvg } from '#lib/notebook/mime/to-confusion-svg.ts';
import { toNetworkSvg } from '#lib/notebook/mime/to-network-svg.ts';
import type { ChartSpec } from '#lib/notebook/outputs.ts';
import { unreachable } from '#lib/base/invariant.ts';
import { toChartRows, toConfusionRows, toCsv, toFileName, toNetworkRows } from './to-csv.ts';

/** What a chart shows now, with the reader's own choices. */
export type SavedChart =
  | { readonly kind: 'chart'; readonly chart: ChartSpec }
  | { readonly kind: 'confusion'; readonly confusion: Confusion; readonly asShares: boolean }
  | { readonly kind: 'network'; readonly network: Network };

export type ChartFormat = 'png' | 'svg' | 'csv';

export interface ChartFile {
  readonly name: string;
  readonly content: Blob;
}

/** Pixels of the picture for each of its units of length. */
export const PNG_SCALE = 2;

export async function toChartFile(saved: SavedChart, format: ChartFormat): Promise<ChartFile> {
  return { name: toFileName(titleOf(saved), format), content: await toContent(saved, format) };
}

async function toContent(saved: SavedChart, format: ChartFormat): Promise<Blob> {
  switch (format) {
    case 'csv':
      // the mark at the start tells spreadsheets that the text is UTF-8
      return new Blob(['\ufeff', toCsv(toRows(saved))], { type: 'text/csv;charset=utf-8' });
    case 'svg':
      return new Blob([toPicture(saved)], { type: 'image/svg+xml' });
    case 'png':
      return toPng(toPicture(saved));
    default:
      return unreachable(format);
  }
}

function titleOf(saved: SavedChart): string {
  return saved.kind === 'chart' ? (saved.chart.title ?? '') : saved.kind === 'confusion' ? saved.confusion.title : saved.network.title;
}

function toRows(saved: SavedChart) {
  return saved.kind === 'chart' ? toChartRows(saved.chart) : saved.kind === 'confusion' ? toConfusionRows(saved.confusion) : toNetworkRows(saved.network);
}

function toPicture(saved: SavedChart): string {
  return saved.kind === 'chart' ? toChartSvg(saved.chart) : saved.kind === 'confusion' ? toConfusionSvg(saved.confusion, saved.asShares) : toNetworkSvg(saved.network);
}

async function toPng(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.naturalWidth * PNG_SCALE, image.naturalHeight * PNG_SCALE];
  const context = canvas.getContext('2d');
  if (!context) throw new Error('Expected a canvas to draw the picture on, got none. Save it as SVG.');
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  const content = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!content) throw new Error(`Expected a picture of ${canvas.width} by ${canvas.height} pixels, and the browser made none. Save it as SVG.`);
  return content;
}

/** Hands a file to the browser's downloads. */
export function saveFile({ name, content }: ChartFile): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
