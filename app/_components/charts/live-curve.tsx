'use client';
import { useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { alignSeries, describeChart } from '#lib/client/notebook/series-summary.ts';
import { formatNumber } from '#lib/client/notebook/tensor-slices.ts';
import { createColorReader, watchTheme } from '#lib/client/theme/page-theme.ts';
import type { Series } from '#lib/notebook/outputs.ts';
import { ChartFrame } from './chart-frame.tsx';
import styles from './charts.module.css';
import { seriesStyle } from './series-style.ts';

interface LiveCurveProps {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  /** the author's choice; the learner may change it */
  readonly logY: boolean;
  readonly series: readonly Series[];
}

/** A training curve that grows while its cell runs. */
export function LiveCurve({ title, xLabel, yLabel, logY, series }: LiveCurveProps) {
  const [log, setLog] = useState(logY);
  return (
    <ChartFrame title={title} xLabel={xLabel} series={series} log={{ on: log, onChange: setLog }} mark="line" latest summary={describeChart({ type: 'line', series })}>
      <CurveCanvas key={log ? 'log' : 'linear'} label={title || 'Training curve'} xLabel={xLabel} yLabel={yLabel} log={log} series={series} />
    </ChartFrame>
  );
}

interface CurveCanvasProps {
  readonly label: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly log: boolean;
  readonly series: readonly Series[];
}

function CurveCanvas({ label, xLabel, yLabel, log, series }: CurveCanvasProps) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot>(null);
  const latest = useRef(series);
  const names = series.map(({ name }) => name).join('\n');

  // The drawing is made anew only when its make-up changes: other series, another theme. Points go in through setData.
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const build = () => {
      plot.current?.destroy();
      plot.current = new uPlot(toOptions(element, names === '' ? [] : names.split('\n'), { xLabel, yLabel, log }), toData(latest.current, log), element);
    };
    build();
    const unwatch = watchTheme(build);
    const resize = new ResizeObserver(() => plot.current?.setSize({ width: element.clientWidth, height: element.clientHeight }));
    resize.observe(element);
    return () => {
      unwatch();
      resize.disconnect();
      plot.current?.destroy();
      plot.current = null;
    };
  }, [names, xLabel, yLabel, log]);

  useEffect(() => {
    latest.current = series;
    if (plot.current?.series.length === series.length + 1) plot.current.setData(toData(series, log));
  }, [series, log]);

  return <div ref={host} className={styles.plot} role="img" aria-label={`${label}, described below`} />;
}

/** uPlot's enum exists in its types only, so its number is written out. */
const LOGARITHMIC = 3 as uPlot.Scale.Distr;

/** A logarithm knows no zero and nothing below: those points are gaps. */
function toData(series: readonly Series[], log: boolean): uPlot.AlignedData {
  const [x, ...columns] = alignSeries(series);
  return [x, ...columns.map((column) => (log ? column.map((value) => (value !== null && value > 0 ? value : null)) : column))];
}

/** Thousands as the axis below writes them. */
const formatTick = (tick: number): string => (Number.isInteger(tick) && Math.abs(tick) < 1e7 ? tick.toLocaleString('en') : formatNumber(tick));

function toOptions(element: HTMLElement, names: readonly string[], { xLabel, yLabel, log }: { xLabel: string; yLabel: string; log: boolean }): uPlot.Options {
  const { read, release } = createColorReader(element);
  const font = `12px ${getComputedStyle(element).fontFamily}`;
  const axis = (label: string): uPlot.Axis => ({ stroke: read('--ink-soft'), font, labelFont: font, labelSize: label === '' ? 0 : 18, ...(label === '' ? {} : { label }), grid: { stroke: read('--line'), width: 1 }, ticks: { stroke: read('--line'), width: 1, size: 4 } });
  const options: uPlot.Options = {
    width: element.clientWidth,
    height: element.clientHeight,
    legend: { show: false },
    cursor: { drag: { x: true, y: false }, points: { size: 6 } },
    scales: { x: { time: false }, y: log ? { distr: LOGARITHMIC } : { range: (_plot, min, max) => widen(min, max) } },
    axes: [{ ...axis(xLabel), size: 30 }, { ...axis(yLabel), size: 62, values: (_plot, ticks) => ticks.map((tick) => (tick === null ? '' : formatTick(tick))) }],
    series: [{}, ...names.map((name, index) => ({ label: name, stroke: read(seriesStyle(index).token), width: 1.75, dash: [...seriesStyle(index).dash], points: { show: false }, spanGaps: true }))],
  };
  release();
  return options;
}

/** Some air above and below, and a visible range for a flat curve. */
function widen(min: number | null, max: number | null): [number, number] {
  if (min === null || max === null) return [0, 1];
  const air = max > min ? (max - min) * 0.06 : Math.abs(max) * 0.1 || 1;
  return [min >= 0 && min < air * 4 ? 0 : min - air, max + air];
}
