'use client';
import * as Plot from '@observablehq/plot';
import { useEffect, useRef, useState } from 'react';
import { describeChart } from '#lib/client/notebook/series-summary.ts';
import type { ChartSpec } from '#lib/notebook/outputs.ts';
import { ChartFrame } from './chart-frame.tsx';
import styles from './charts.module.css';
import { seriesStyle } from './series-style.ts';

const HEIGHT = 240;
/** Narrower than this there is no room for axes; it happens only before the page has laid the chart out. */
const NARROWEST = 120;
/** Labels stand as on live curves: in the middle of their axis, without arrows. */
const LABEL = { labelAnchor: 'center', labelArrow: 'none' } as const;
/** Room on the left, px: for ticks of six characters, and for the axis' name when it has one. */
const TICKS_WIDTH = 46;
const NAME_WIDTH = 18;
const MARKS = { line: 'line', scatter: 'dot', bar: 'bar', histogram: 'bar' } as const;

/** A chart that is made once: line, scatter, bar or histogram. Its colours are tokens, so it follows the theme by itself. */
export function StaticChart({ chart }: { readonly chart: ChartSpec }) {
  const host = useRef<HTMLDivElement>(null);
  const [log, setLog] = useState(chart.logY ?? false);
  const logAllowed = chart.type === 'line' || chart.type === 'scatter';

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const draw = () => element.clientWidth >= NARROWEST && element.replaceChildren(toPlot(chart, log && logAllowed, element.clientWidth));
    draw();
    const resize = new ResizeObserver(draw);
    resize.observe(element);
    return () => resize.disconnect();
  }, [chart, log, logAllowed]);

  return (
    <ChartFrame
      title={chart.title ?? ''}
      xLabel={chart.xLabel ?? ''}
      series={chart.series}
      categories={chart.categories}
      log={logAllowed ? { on: log, onChange: setLog } : null}
      mark={chart.series.length > 1 ? MARKS[chart.type] : null}
      summary={describeChart(chart)}
    >
      <div ref={host} className={styles.plot} />
    </ChartFrame>
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly category: string;
}

function toPlot(chart: ChartSpec, log: boolean, width: number): Element {
  const points = chart.series.map((series) => series.x.map((x, index): Point => ({ x, y: series.y[index] ?? NaN, category: chart.categories?.[index] ?? String(x) })));
  return Plot.plot({
    width,
    height: HEIGHT,
    marginLeft: TICKS_WIDTH + (chart.yLabel ? NAME_WIDTH : 0),
    marginBottom: 40,
    style: { background: 'none', color: 'var(--ink-soft)', fontFamily: 'var(--font-ui)', fontSize: '12px', overflow: 'visible' },
    ariaLabel: chart.title || 'Chart',
    ariaDescription: describeChart(chart),
    inset: chart.type === 'scatter' ? 8 : 0,
    x: { label: chart.xLabel ?? null, ...LABEL },
    y: { label: chart.yLabel ?? null, ...LABEL, grid: true, ...(log ? { type: 'log' } : {}) },
    ...(chart.type === 'bar' ? toBarScales(chart) : {}),
    marks: points.flatMap((values, index) => toMarks(chart, log ? values.filter(({ y }) => y > 0) : values, index)),
  });
}

/** Bars of several series stand side by side within their category. */
function toBarScales(chart: ChartSpec): Plot.PlotOptions {
  const several = chart.series.length > 1;
  const categories = chart.categories ?? chart.series[0]?.x.map(String) ?? [];
  return several
    ? { fx: { label: chart.xLabel ?? null, ...LABEL, domain: [...categories] }, x: { axis: null, domain: chart.series.map(({ name }) => name) } }
    : { x: { label: chart.xLabel ?? null, ...LABEL, domain: [...categories] } };
}

function toMarks(chart: ChartSpec, points: readonly Point[], index: number): Plot.Markish[] {
  const { token, dash } = seriesStyle(index);
  const colour = `var(${token})`;
  const name = chart.series[index]?.name ?? '';
  switch (chart.type) {
    case 'line':
      return [Plot.line(points, { x: 'x', y: 'y', stroke: colour, strokeWidth: 1.75, strokeDasharray: dash.join(' ') })];
    case 'scatter':
      return [Plot.dot(points, { x: 'x', y: 'y', fill: colour, fillOpacity: 0.75, r: 3, symbol: index % 2 === 0 ? 'circle' : 'triangle' })];
    case 'bar':
      return [
        chart.series.length > 1 ? Plot.barY(points, { fx: 'category', x: () => name, y: 'y', fill: colour }) : Plot.barY(points, { x: 'category', y: 'y', fill: colour, insetLeft: 1, insetRight: 1 }),
        Plot.ruleY([0], { stroke: 'var(--line-strong)' }),
      ];
    case 'histogram':
      return [
        Plot.rectY(points, { ...Plot.binX({ y: 'count' }, { x: 'x' }), fill: colour, fillOpacity: chart.series.length > 1 ? 0.6 : 1, inset: 0.5 }),
        Plot.ruleY([0], { stroke: 'var(--line-strong)' }),
      ];
  }
}
