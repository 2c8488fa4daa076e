'use client';
import { useState, type ReactNode } from 'react';
import { alignSeries, describeSeries, sampleRows } from '#lib/client/notebook/series-summary.ts';
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
  readonly legend: boolean;
  readonly children: ReactNode;
}

/** Around every chart: its name, its switches, its legend, what it shows in words, and its data as a table. */
export function ChartFrame({ title, xLabel, series, categories, log, legend, children }: ChartFrameProps) {
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
      {legend && !asTable && <Legend series={series} />}
      <figcaption className={styles.summary}>{series.map(describeSeries).join('. ')}</figcaption>
    </figure>
  );
}

function Legend({ series }: { readonly series: readonly Series[] }) {
  return (
    <ul className={styles.legend} aria-hidden="true">
      {series.map(({ name, y }, index) => {
        const { token, dash } = seriesStyle(index);
        return (
          <li key={name}>
            <svg width="22" height="8">
              <line x1="0" y1="4" x2="22" y2="4" stroke={`var(${token})`} strokeWidth="2" strokeDasharray={dash.join(' ')} />
            </svg>
            {name} <span className={styles.latest}>{y.length > 0 ? formatNumber(y.at(-1) ?? NaN) : ''}</span>
          </li>
        );
      })}
    </ul>
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
