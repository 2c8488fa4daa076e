'use client';
import { useEffect, useRef, useState } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { ChartReading, type PlacePoint } from '#lib/client/charts/chart-reading.ts';
import { thinToPixels } from '#lib/client/charts/thin-to-pixels.ts';
import { toTracks, type Track } from '#lib/client/charts/track.ts';
import { alignSeries, describeChart, findSharedX } from '#lib/client/notebook/series-summary.ts';
import { formatNumber } from '#lib/client/notebook/tensor-slices.ts';
import { createColorReader, watchTheme } from '#lib/client/theme/page-theme.ts';
import { findSeriesLook } from '#lib/notebook/charts/series-look.ts';
import type { ChartSpec, Series } from '#lib/notebook/outputs.ts';
import { ChartFrame } from './chart-frame.tsx';
import space from './chart-space.module.css';

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
  const [reading] = useState(() => new ChartReading());
  const chart: ChartSpec = { type: 'line', title, xLabel, yLabel, series };
  const summary = useCalm(chart, describeChart);
  return (
    <ChartFrame title={title} xLabel={xLabel} series={series} chart={chart} reading={reading} log={{ on: log, onChange: setLog }} mark="line" latest summary={summary}>
      <CurveCanvas key={log ? 'log' : 'linear'} reading={reading} xLabel={xLabel} yLabel={yLabel} log={log} series={series} />
    </ChartFrame>
  );
}

/** ms between two wordings of a curve that grows: nobody reads thirty a second */
const REWORD_MS = 500;

/** What is made of a value that changes all the time: at once of the first, then now and then, and in the end of the newest. */
function useCalm<Value, Words>(value: Value, make: (value: Value) => Words): Words {
  const [made, setMade] = useState(() => make(value));
  const newest = useRef(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    newest.current = value;
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      setMade(make(newest.current));
    }, REWORD_MS);
  });
  useEffect(
    () => () => {
      clearTimeout(timer.current);
      timer.current = undefined; // drawn again, it waits anew
    },
    [],
  );
  return made;
}

interface CurveCanvasProps {
  readonly reading: ChartReading;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly log: boolean;
  readonly series: readonly Series[];
}

/** Its store redraws it once a frame at most, so each drawing is one frame's. */
function CurveCanvas({ reading, xLabel, yLabel, log, series }: CurveCanvasProps) {
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
      plot.current = new uPlot(toOptions(element, names === '' ? [] : names.split('\n'), { xLabel, yLabel, log }), toData(latest.current, log, element.clientWidth), element);
      reading.setPlace(toPlace(plot.current, latest, log));
    };
    build();
    const unwatch = watchTheme(build);
    const resize = new ResizeObserver(() => {
      plot.current?.setSize({ width: element.clientWidth, height: element.clientHeight });
      plot.current?.setData(toData(latest.current, log, element.clientWidth));
    });
    resize.observe(element);
    return () => {
      unwatch();
      resize.disconnect();
      reading.setPlace(null);
      plot.current?.destroy();
      plot.current = null;
    };
  }, [names, xLabel, yLabel, log, reading]);

  useEffect(() => {
    latest.current = series;
    const drawn = plot.current;
    if (drawn?.series.length !== series.length + 1) return;
    drawn.setData(toData(series, log, host.current?.clientWidth ?? 0));
    reading.moved();
  }, [series, log, reading]);

  return <div ref={host} className={space.plot} aria-hidden="true" />;
}

/** Where points stand in the canvas; those outside of the stretch that is zoomed into have no place. */
function toPlace(plot: uPlot, latest: { readonly current: readonly Series[] }, log: boolean): PlacePoint {
  let known: readonly Series[] = [];
  let tracks: readonly Track[] = [];
  return ({ track, index }) => {
    if (known !== latest.current) [known, tracks] = [latest.current, toTracks({ type: 'line', series: latest.current })];
    const one = tracks[track];
    const [x, y] = [one?.x(index) ?? NaN, one?.y(index) ?? NaN];
    if (!Number.isFinite(x) || !Number.isFinite(y) || (log && y <= 0)) return null;
    const ratio = uPlot.pxRatio;
    const [left, top] = [plot.valToPos(x, 'x') + plot.bbox.left / ratio, plot.valToPos(y, 'y') + plot.bbox.top / ratio];
    const isInside = left >= plot.bbox.left / ratio - 1 && left <= (plot.bbox.left + plot.bbox.width) / ratio + 1;
    return isInside ? { x: left, y: top } : null;
  };
}

/** uPlot's enum exists in its types only, so its number is written out. */
const LOGARITHMIC = 3 as uPlot.Scale.Distr;

/** A logarithm knows no zero and nothing below: those points are gaps. More points than pixels are not drawn, and of many nothing is copied. */
function toData(series: readonly Series[], log: boolean, width: number): uPlot.AlignedData {
  const above = log ? 0 : -Infinity;
  const shared = findSharedX(series);
  const whole: readonly [readonly number[], ...(readonly (number | null)[])[]] = shared ? [shared, ...series.map(({ y }) => y)] : alignSeries(series);
  const thin = thinToPixels(whole, width, above);
  if (thin !== whole) return thin as uPlot.AlignedData; // it is made of mutable lists then
  const [x, ...columns] = whole;
  return [[...x], ...columns.map((column) => column.map((value) => (value !== null && Number.isFinite(value) && value > above ? value : null)))];
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
    // the marker is the page's own
    cursor: { drag: { x: true, y: false }, points: { show: false }, x: false, y: false },
    scales: { x: { time: false }, y: log ? { distr: LOGARITHMIC } : { range: (_plot, min, max) => widen(min, max) } },
    axes: [{ ...axis(xLabel), size: 30 }, { ...axis(yLabel), size: 62, values: (_plot, ticks) => ticks.map((tick) => (tick === null ? '' : formatTick(tick))) }],
    series: [{}, ...names.map((name, index) => ({ label: name, stroke: read(findSeriesLook(index).token), width: 1.75, dash: [...findSeriesLook(index).dash], points: { show: (drawn: uPlot) => drawn.data[0].length === 1, size: 6 }, spanGaps: true }))],
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
