'use client';
import { toChartRows, type CsvField } from '#lib/client/charts/to-csv.ts';
import { sampleRows } from '#lib/client/notebook/series-summary.ts';
import { formatNumber } from '#lib/client/notebook/tensor-slices.ts';
import type { ChartSpec } from '#lib/notebook/outputs.ts';
import space from './chart-space.module.css';
import styles from './charts.module.css';

const ROWS_AT_MOST = 200;

/** A chart's data as a table, the rows that a CSV file would have; of many, some. */
export function SeriesTable({ chart }: { readonly chart: ChartSpec }) {
  const [head = [], ...all] = toChartRows(chart);
  return <RowsTable label="Data of the chart" head={head} rows={sampleRows(all.length, ROWS_AT_MOST).map((row) => all[row] ?? [])} total={all.length} />;
}

interface RowsTableProps {
  readonly label: string;
  readonly head: readonly CsvField[];
  readonly rows: readonly (readonly CsvField[])[];
  /** rows there are; fewer may be shown */
  readonly total: number;
}

export function RowsTable({ label, head, rows, total }: RowsTableProps) {
  return (
    // A scrolling region needs the keyboard too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.tableScroll} data-fades="" tabIndex={0} role="group" aria-label={label}>
      <table className={styles.table}>
        <thead>
          <tr>
            {head.map((name, at) => (
              <th key={at} scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {row.map((field, column) => (column === 0 ? <th key={column} scope="row">{toText(field)}</th> : <td key={column}>{toText(field)}</td>))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < total && (
        <p className={space.summary}>
          {rows.length} of {total.toLocaleString('en')} rows, evenly spaced
        </p>
      )}
    </div>
  );
}

const toText = (field: CsvField): string => (typeof field === 'string' ? field : Number.isNaN(field) ? '' : formatNumber(field));
