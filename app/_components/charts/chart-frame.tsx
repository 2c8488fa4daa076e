'use client';
import { useState, type ReactNode } from 'react';
import { ChartReading } from '#lib/client/charts/chart-reading.ts';
import { findTracks, toTracks } from '#lib/client/charts/track.ts';
import { formatNumber } from '#lib/client/notebook/tensor-slices.ts';
import { findExtent } from '#lib/notebook/charts/chart-slots.ts';
import { findSeriesLook } from '#lib/notebook/charts/series-look.ts';
import type { ChartSpec, Series } from '#lib/notebook/outputs.ts';
import { ChartShell } from './chart-shell.tsx';
import styles from './charts.module.css';
import { SeriesTable } from './series-table.tsx';

interface ChartFrameProps {
  readonly title: string;
  readonly xLabel: string;
  readonly series: readonly Series[];
  /** null when a logarithmic axis makes no sense */
  readonly log: { readonly on: boolean; readonly onChange: (on: boolean) => void } | null;
  /** how the legend marks a series; null for none */
  readonly mark: 'line' | 'dot' | 'bar' | null;
  /** shows the newest value of each series in the legend */
  readonly latest?: boolean;
  /** what the chart shows, in words */
  readonly summary: string;
  /** the whole chart, as it is read and saved; lines over the series when left out */
  readonly chart?: ChartSpec;
  /** where the drawing tells its points' places, for the marker; without it points are read in words only */
  readonly reading?: ChartReading;
  readonly children: ReactNode;
}

/** Around every chart of series: its name, its switches, its legend, what it shows in words, its data as a table, its points by keys, its files. */
export function ChartFrame({ title, xLabel, series, log, mark, latest = false, summary, chart, reading: given, children }: ChartFrameProps) {
  const [own] = useState(() => new ChartReading());
  const whole: ChartSpec = chart ?? { type: 'line', title, xLabel, series };
  return (
    <ChartShell
      title={title}
      switches={
        log && (
          <button type="button" className={styles.switch} aria-pressed={log.on} onClick={() => log.onChange(!log.on)}>
            Log scale
          </button>
        )
      }
      other={{ name: 'Table', view: () => <SeriesTable chart={whole} /> }}
      points={{ tracks: () => (chart ? findTracks(chart) : toTracks(whole)), log: log?.on ?? false, reading: given ?? own }}
      legend={whole.type === 'heat' ? <HeatKey series={series} /> : mark !== null && <Legend series={series} mark={mark} latest={latest} />}
      summary={summary}
      saved={() => ({ kind: 'chart', chart: { ...whole, ...(log ? { logY: log.on } : {}) } })}
    >
      {children}
    </ChartShell>
  );
}

type LegendMarkKind = NonNullable<ChartFrameProps['mark']>;

interface LegendProps {
  readonly series: readonly Series[];
  readonly mark: LegendMarkKind;
  readonly latest: boolean;
}

const MARK_OF = { line: 'line', area: 'line', scatter: 'dot' } as const;

function Legend({ series, mark, latest }: LegendProps) {
  return (
    <ul className={styles.legend} aria-hidden="true">
      {series.map(({ name, y, as }, index) => (
        <li key={name}>
          <LegendMark mark={as ? MARK_OF[as] : mark} index={index} />
          {name}
          {latest && <span className={styles.latest}>{y.length > 0 ? formatNumber(y.at(-1) ?? NaN) : ''}</span>}
        </li>
      ))}
    </ul>
  );
}

/** Which colours stand for which numbers. */
function HeatKey({ series }: { readonly series: readonly Series[] }) {
  const { low, high } = findExtent(series.map(({ value = [] }) => value));
  const crosses = low < 0 && high > 0;
  const extreme = Math.max(-low, high);
  return (
    <div className={styles.heatKey} aria-hidden="true">
      {formatNumber(crosses ? -extreme : low)}
      <span data-crosses={crosses} />
      {formatNumber(crosses ? extreme : high)}
    </div>
  );
}

function LegendMark({ mark, index }: { readonly mark: LegendMarkKind; readonly index: number }) {
  const { token, dash } = findSeriesLook(index);
  const colour = `var(${token})`;
  if (mark === 'line') {
    return (
      <svg width="22" height="10">
        <line x1="0" y1="5" x2="22" y2="5" stroke={colour} strokeWidth="2" strokeDasharray={dash.join(' ')} />
      </svg>
    );
  }
  return (
    <svg width="10" height="10">
      {mark === 'bar' ? <rect width="10" height="10" fill={colour} /> : index % 2 === 0 ? <circle cx="5" cy="5" r="4" fill={colour} /> : <path d="M5 1l4 8H1z" fill={colour} />}
    </svg>
  );
}
