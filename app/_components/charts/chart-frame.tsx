'use client';
import { useState, type ReactNode } from 'react';
import { alignSeries, sampleRows } from '#lib/client/notebook/series-summary.ts';
import { formatNumber } from '#lib/client/notebook/tensor-slices.ts';
import type { Series } from '#lib/notebook/outputs.ts';
import styles from './charts.module.css';
import { seriesStyle } from './series-style.ts';

interface ChartFrameProps {
  readonly title: string;
  readonly xLabel: string;
  readonly series: readonly Series[];
  /** names of the x values, for charts over categories */
  readonly categories?: readonly string[];
  /** null when a logarithmic axis makes no sense */
  readonly log: { readonly on: boolean; readonly onChange: (on: boolean) => void } | null;
  /** how the legend marks a series; null for none */
  readonly mark: 'line' | 'dot' | 'bar' | null;
  /** shows the newest value of each series in the legend */
  readonly latest?: boolean;
  /** what the chart shows, in words */
  readonly summary: string;
  readonly children: ReactNode;
}

/** Around every chart: its name, its switches, its legend, what it shows in words, and its data as a table. */
export function ChartFrame({ title, xLabel, series, categories, log, mark, latest = false, summary, children }: ChartFrameProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className={styles.frame} aria-label={title || 'Chart'}>
      <div className={styles.head}>
        <span className={styles.title}>{title}</span>
        <span className={styles.switches}>
          {log !== null && !asTable && (
            <button type="button" className={styles.switch} aria-pressed={log.on} onClick={() => log.onChange(!log.on)}>
              Log scale
            </button>
          )}
          <button type="button" className={styles.switch} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            Table
          </button>
        </span>
      </div>
      {asTable ? <SeriesTable xLabel={xLabel} series={series} categories={categories} /> : children}
      {mark !== null && !asTable && <Legend series={series} mark={mark} latest={latest} />}
      <figcaption className={styles.summary}>{summary}</figcaption>
    </figure>
  );
}

interface LegendProps {
  readonly series: readonly Series[];
  readonly mark: 'line' | 'dot' | 'bar';
  readonly latest: boolean;
}

function Legend({ series, mark, latest }: LegendProps) {
  return (
    <ul className={styles.legend} aria-hidden="true">
      {series.map(({ name, y }, index) => (
        <li key={name}>
          <LegendMark mark={mark} index={index} />
          {name}
          {latest && <span className={styles.latest}>{y.length > 0 ? formatNumber(y.at(-1) ?? NaN) : ''}</span>}
        </li>
      ))}
    </ul>
  );
}

function LegendMark({ mark, index }: { readonly mark: LegendProps['mark']; readonly index: number }) {
  const { token, dash } = seriesStyle(index);
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

const ROWS_AT_MOST = 200;

interface SeriesTableProps {
  readonly xLabel: string;
  readonly series: readonly Series[];
  readonly categories: readonly string[] | undefined;
}

function SeriesTable({ xLabel, series, categories }: SeriesTableProps) {
  const [x, ...columns] = alignSeries(series);
  const rows = sampleRows(x.length, ROWS_AT_MOST);
  return (
    // A scrolling region needs the keyboard too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.tableScroll} tabIndex={0} role="group" aria-label="Data of the chart">
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{xLabel || 'x'}</th>
            {series.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row}>
              <th scope="row">{categories?.[row] ?? formatNumber(x[row] ?? NaN)}</th>
              {columns.map((column, index) => (
                <td key={index}>{column[row] == null ? '' : formatNumber(column[row])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < x.length && (
        <p className={styles.summary}>
          {rows.length} of {x.length.toLocaleString('en')} rows, evenly spaced
        </p>
      )}
    </div>
  );
}
