import { findNumberColumns, withoutQuotes } from '#lib/client/notebook/number-columns.ts';
import type { Output, ValueNode } from '#lib/notebook/outputs.ts';
import styles from './outputs.module.css';
import { ValueTree } from './value-tree.tsx';

/** A table with at most so many rows is seen at a glance; a longer one is sorted and filtered. */
const ROWS_AT_A_GLANCE = 20;

export const isShortTable = ({ rows }: Extract<Output, { kind: 'table' }>): boolean => rows.length <= ROWS_AT_A_GLANCE;

interface TableViewProps {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly ValueNode[])[];
  /** rows in all; `rows` may be cut */
  readonly totalRows: number;
}

/** Rows and columns; its head stays in sight while it scrolls. Columns of numbers stand at the right, heads included. */
export function TableView({ columns, rows, totalRows }: TableViewProps) {
  const isNumber = findNumberColumns(columns.length, rows);
  const size = `${totalRows.toLocaleString('en')} ${totalRows === 1 ? 'row' : 'rows'}, ${columns.length} ${columns.length === 1 ? 'column' : 'columns'}`;
  return (
    <figure className={styles.figure}>
      {/* A scrolling region needs the keyboard too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.tableScroll} data-fades="" tabIndex={0} role="group" aria-label={`Table, ${size}`}>
        <table className={styles.table}>
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th key={index} scope="col" data-number={isNumber[index]}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {row.map((value, column) => (
                  <td key={column} data-number={isNumber[column]}>
                    {value.type === 'primitive' && value.of === 'string' ? withoutQuotes(value.text) : <ValueTree value={value} />}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <figcaption className={styles.caption}>
        {size}
        {rows.length < totalRows && `; the first ${rows.length.toLocaleString('en')} are shown`}
      </figcaption>
    </figure>
  );
}
