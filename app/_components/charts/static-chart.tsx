'use client';
import { useEffect, useRef, useState } from 'react';
import { ChartReading } from '#lib/client/charts/chart-reading.ts';
import { findTracks } from '#lib/client/charts/track.ts';
import { walkPoints } from '#lib/client/charts/walk-points.ts';
import { describeChart } from '#lib/client/notebook/series-summary.ts';
import type { ChartSpec } from '#lib/notebook/outputs.ts';
import { ChartFrame } from './chart-frame.tsx';
import space from './chart-space.module.css';
import styles from './charts.module.css';
import { drawPlot } from './plot-marks.ts';

/** Narrower than this there is no room for axes; it happens only before the page has laid the chart out. */
const NARROWEST = 120;
const MARKS = { line: 'line', area: 'line', scatter: 'dot', bar: 'bar', histogram: 'bar', box: null, heat: null } as const;

/** A chart that is made once. Its colours are tokens, so it follows the theme by itself. */
export function StaticChart({ chart }: { readonly chart: ChartSpec }) {
  const host = useRef<HTMLDivElement>(null);
  const [reading] = useState(() => new ChartReading());
  const [log, setLog] = useState(chart.logY ?? false);
  const logAllowed = (chart.type === 'line' || chart.type === 'scatter') && chart.series.every(({ as }) => as !== 'area');

  const isEmpty = findTracks(chart).every((track) => walkPoints([track], null, 'Home') === null);

  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const draw = () => {
      if (element.clientWidth < NARROWEST) return;
      const drawn = drawPlot(chart, log && logAllowed, element.clientWidth);
      element.replaceChildren(drawn.element);
      reading.setPlace(drawn.place);
    };
    draw();
    const resize = new ResizeObserver(draw);
    resize.observe(element);
    return () => {
      resize.disconnect();
      reading.setPlace(null);
    };
  }, [chart, log, logAllowed, reading]);

  return (
    <ChartFrame
      title={chart.title ?? ''}
      xLabel={chart.xLabel ?? ''}
      series={chart.series}
      chart={chart}
      reading={reading}
      log={logAllowed ? { on: log, onChange: setLog } : null}
      mark={chart.series.length > 1 ? MARKS[chart.type] : null}
      summary={describeChart(chart)}
    >
      <div ref={host} className={space.plot} aria-hidden="true" />
      {isEmpty && <p className={styles.empty}>No points to draw</p>}
    </ChartFrame>
  );
}
