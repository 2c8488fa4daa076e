'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import { findColumnWidths } from '#lib/client/notebook/column-widths.ts';
import type { Sorting } from '#lib/client/notebook/sort-rows.ts';
import type { TableColumn, ValueNode } from '#lib/notebook/outputs.ts';
import { readCell } from '#lib/notebook/table-columns.ts';
import styles from './data-table.module.css';
import { ValueTree } from './value-tree.tsx';

interface RowWindowProps {
  readonly columns: readonly TableColumn[];
  /** the rows to show, in this order */
  readonly order: Uint32Array;
  /** values that may be unfolded, by row; null for numbers and text */
  readonly nodes: readonly (readonly ValueNode[])[] | null;
  readonly label: string;
  readonly sorting: Sorting | null;
  readonly onSort: (column: number) => void;
}

/** A table with at most so many rows is drawn whole, and its values may unfold. */
const ROWS_DRAWN_WHOLE = 200;
/** px, the same in the style sheet */
const ROW_HEIGHT = 28;
/** rows drawn at a time, and before and behind those in sight */
const ROWS_IN_SIGHT = 16;
const ROWS_AHEAD = 12;

/**
 * The rows in sight, as a plain table in a box that scrolls. Not a grid: nothing in it can be changed, and screen readers walk a plain
 * table with their own keys, told by `aria-rowindex` where they are; a grid would take the arrow keys from them.
 */
export function RowWindow({ columns, order, nodes, label, sorting, onSort }: RowWindowProps) {
  const box = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const widths = useMemo(() => findColumnWidths(columns), [columns]);
  const isWhole = order.length <= ROWS_DRAWN_WHOLE;
  const from = isWhole ? 0 : Math.max(0, Math.min(top, order.length - ROWS_IN_SIGHT) - ROWS_AHEAD);
  const to = isWhole ? order.length : Math.min(order.length, from + ROWS_IN_SIGHT + 2 * ROWS_AHEAD);
  useEffect(() => {
    // other rows, or others first: they begin at the top
    box.current?.scrollTo({ top: 0, behavior: 'instant' });
  }, [order]);

  return (
    <div
      ref={box}
      className={styles.box}
      data-fades=""
      role="group"
      aria-label={label}
      // A scrolling region needs the keyboard too.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onScroll={({ currentTarget }) => {
        const row = Math.floor(currentTarget.scrollTop / ROW_HEIGHT);
        // Drawn anew every few rows, long before the end of what is drawn comes into sight.
        setTop(row - (row % (ROWS_AHEAD / 3)));
      }}
    >
      <table className={styles.table} aria-rowcount={order.length + 1} data-fixed={nodes === null || !isWhole}>
        <colgroup>
          {columns.map((_, index) => (
            <col key={index} style={{ width: `${(widths[index] ?? 8) + 4}ch` }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column, index) => (
              <th key={index} scope="col" data-number={column.type === 'number'} aria-sort={sorting?.column === index ? sorting.direction : undefined}>
                <button type="button" className={styles.heading} onClick={() => onSort(index)}>
                  <span className={styles.name}>{column.name}</span>
                  <span className={styles.arrow} aria-hidden="true">
                    {sorting?.column !== index ? '' : sorting.direction === 'ascending' ? '▲' : '▼'}
                  </span>
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {from > 0 && <Gap rows={from} columns={columns.length} />}
          {Array.from({ length: to - from }, (_, index) => {
            const row = order[from + index] ?? 0;
            return (
              <tr key={row} aria-rowindex={from + index + 2} className={styles.row}>
                {columns.map((column, at) => (
                  <td key={at} data-number={column.type === 'number'}>
                    <Cell column={column} row={row} node={isWhole ? nodes?.[row]?.[at] : undefined} />
                  </td>
                ))}
              </tr>
            );
          })}
          {to < order.length && <Gap rows={order.length - to} columns={columns.length} />}
        </tbody>
      </table>
      {order.length === 0 && <p className={styles.none}>No row has that.</p>}
    </div>
  );
}

/** Only what has parts is drawn as a value; numbers and text are the same as in a longer table. */
function Cell({ column, row, node }: { readonly column: TableColumn; readonly row: number; readonly node: ValueNode | undefined }) {
  return node !== undefined && node.type !== 'primitive' ? <ValueTree value={node} /> : readCell(column, row);
}

/** Room for rows that are not drawn. */
const Gap = ({ rows, columns }: { readonly rows: number; readonly columns: number }) => (
  <tr aria-hidden="true">
    <td colSpan={columns} className={styles.gap} style={{ height: rows * ROW_HEIGHT }} />
  </tr>
);
