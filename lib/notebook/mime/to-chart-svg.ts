/**
 * A chart as a still picture that needs nothing around it, in light colours: for notebooks that leave Epoch, and for readers who
 * save one. The page draws its own, which can be read point by point.
 */
import { findExtent } from '../charts/chart-slots.ts';
import { findSeriesLook } from '../charts/series-look.ts';
import type { ChartSpec } from '../outputs.ts';
import { drawMarks } from './chart-marks.ts';
import { format, HEIGHT, layOutPlane, MARGIN, WIDTH, type Plane } from './chart-plane.ts';
import { escapeHtml } from './escape-html.ts';
import { LIGHT, openSvg } from './light-svg.ts';

const LEGEND_ROW = 18;
/** px of a letter, about */
const LETTER = 6.8;
const TICK_CHARACTERS = 14;

export function toChartSvg(given: ChartSpec): string {
  const log = hasLogAxis(given);
  const chart = log ? { ...given, series: given.series.map((one) => ({ ...one, y: one.y.map((value) => (value > 0 ? value : NaN)) })) } : given;
  const plane = layOutPlane(chart, log);
  const legend = drawLegend(chart);
  return [
    openSvg(WIDTH, HEIGHT + legend.rows * LEGEND_ROW, describeChart(chart)),
    chart.title === undefined || chart.title === '' ? '' : `<text x="${MARGIN.left}" y="22" font-size="14" font-weight="600" fill="${LIGHT.ink}">${escapeHtml(chart.title)}</text>`,
    drawAxes(chart, plane),
    ...drawMarks(chart, plane),
    drawRules(chart, plane),
    legend.svg,
    '</svg>',
  ].join('');
}

/** A logarithm knows no zero and nothing below: those points are gaps, and a chart of nothing else keeps its plain axis. */
const hasLogAxis = ({ type, logY, series }: ChartSpec): boolean => logY === true && (type === 'line' || type === 'scatter') && series.some(({ y }) => y.some((value) => value > 0)) && series.every(({ as = type }) => as !== 'area');

/** What the chart holds, in a sentence. */
export const describeChart = ({ type, title, series }: ChartSpec): string =>
  `${title === undefined || title === '' ? 'Chart' : title} (${type}): ${series
    .map(({ name, y, of = y.length }) => {
      const last = y.findLast(Number.isFinite);
      return `${name}, ${of} points${last === undefined ? '' : `, last ${format(last)}`}`;
    })
    .join('; ')}`;

function drawAxes({ xLabel = '', yLabel = '', type }: ChartSpec, { x, y, xTicks, yTicks }: Plane): string {
  const [bottom, right] = [HEIGHT - MARGIN.bottom, WIDTH - MARGIN.right];
  const middle = (MARGIN.left + right) / 2;
  return [
    ...yTicks.map(({ at, text }) => `${type === 'heat' ? '' : `<path d="M${MARGIN.left},${round(y(at))}H${right}" stroke="${LIGHT.line}"/>`}<text x="${MARGIN.left - 8}" y="${round(y(at) + 4)}" text-anchor="end" fill="${LIGHT.inkSoft}">${escapeHtml(cut(text))}</text>`),
    `<path d="M${MARGIN.left},${bottom}H${right}" stroke="${LIGHT.lineStrong}"/>`,
    ...xTicks.map(({ at, text }) => `<text x="${round(x(at))}" y="${bottom + 17}" text-anchor="middle" fill="${LIGHT.inkSoft}">${escapeHtml(cut(text))}</text>`),
    xLabel === '' ? '' : `<text x="${middle}" y="${bottom + 37}" text-anchor="middle" fill="${LIGHT.inkSoft}">${escapeHtml(xLabel)}</text>`,
    yLabel === '' ? '' : `<text transform="translate(14 ${(MARGIN.top + bottom) / 2}) rotate(-90)" text-anchor="middle" fill="${LIGHT.inkSoft}">${escapeHtml(yLabel)}</text>`,
  ].join('');
}

const drawRules = ({ rules = [] }: ChartSpec, plane: Plane): string =>
  rules
    .map((rule) => {
      const [right, bottom] = [WIDTH - MARGIN.right, HEIGHT - MARGIN.bottom];
      const at = 'x' in rule ? plane.x(rule.x) : plane.y(rule.y);
      if (!Number.isFinite(at)) return '';
      const line = 'x' in rule ? `M${round(at)},${MARGIN.top}V${bottom}` : `M${MARGIN.left},${round(at)}H${right}`;
      const [x, y, anchor] = 'x' in rule ? [at + 5, MARGIN.top + 10, 'start'] : [right, at - 5, 'end'];
      return `<path d="${line}" stroke="${LIGHT.lineStrong}" stroke-dasharray="5 3"/>${rule.label === undefined ? '' : `<text x="${round(x)}" y="${round(y)}" text-anchor="${anchor}" fill="${LIGHT.inkSoft}">${escapeHtml(rule.label)}</text>`}`;
    })
    .join('');

/** Below the chart, from left to right, in as many rows as it needs. */
function drawLegend(chart: ChartSpec): { readonly svg: string; readonly rows: number } {
  if (chart.type === 'heat') return { svg: chart.series.map(({ value = [] }) => drawHeatKey(value)).join(''), rows: 1 };
  if (chart.series.length < 2 || chart.type === 'box') return { svg: '', rows: 0 };
  let [x, row] = [MARGIN.left, 0];
  const entries = chart.series.map(({ name, as = chart.type }, index) => {
    const { light, dash } = findSeriesLook(index);
    const width = 30 + name.length * LETTER + 16;
    if (x > MARGIN.left && x + width > WIDTH) [x, row] = [MARGIN.left, row + 1];
    const [left, y] = [x, HEIGHT + 6 + row * LEGEND_ROW];
    x += width;
    const mark = as === 'line' || as === 'area' ? `<path d="M${left},${y}h24" stroke="${light}" stroke-width="2" stroke-dasharray="${dash.join(' ')}"/>` : as === 'scatter' ? `<circle cx="${left + 18}" cy="${y}" r="4" fill="${light}"/>` : `<rect x="${left + 13}" y="${y - 5}" width="10" height="10" fill="${light}"/>`;
    return `${mark}<text x="${left + 30}" y="${y + 4}" fill="${LIGHT.ink}">${escapeHtml(name)}</text>`;
  });
  return { svg: entries.join(''), rows: row + 1 };
}

function drawHeatKey(values: readonly number[]): string {
  const { low, high } = findExtent([values]);
  const crosses = low < 0 && high > 0;
  const extreme = Math.max(-low, high);
  const stops = crosses ? [[0, LIGHT.backward], [50, '#ffffff'], [100, LIGHT.forward]] : [[0, '#ffffff'], [100, LIGHT.forward]];
  const y = HEIGHT + 2;
  return `<defs><linearGradient id="key">${stops.map(([at, colour]) => `<stop offset="${at}%" stop-color="${colour}"/>`).join('')}</linearGradient></defs><text x="${MARGIN.left}" y="${y + 9}" fill="${LIGHT.inkSoft}">${format(crosses ? -extreme : low)}</text><rect x="${MARGIN.left + 60}" y="${y}" width="120" height="10" fill="url(#key)" stroke="${LIGHT.line}"/><text x="${MARGIN.left + 188}" y="${y + 9}" fill="${LIGHT.inkSoft}">${format(crosses ? extreme : high)}</text>`;
}

const cut = (text: string): string => (text.length > TICK_CHARACTERS ? `${text.slice(0, TICK_CHARACTERS - 1)}…` : text);
const round = (value: number): string => String(Math.round(value * 10) / 10);
