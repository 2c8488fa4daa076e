'use client';
import { useDeferredValue, useId, useMemo, useState } from 'react';
import { filterRows, parseQuestion } from '#lib/client/notebook/filter-rows.ts';
import { listRows, nextSorting, sortRows, type Sorting } from '#lib/client/notebook/sort-rows.ts';
import type { TableColumn, ValueNode } from '#lib/notebook/outputs.ts';
import { toCsv } from '#lib/notebook/table-columns.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './data-table.module.css';
import { RowWindow } from './row-window.tsx';

interface DataTableProps {
  readonly columns: readonly TableColumn[];
  /** rows that the page has */
  readonly rows: number;
  readonly totalRows: number;
  readonly totalColumns: number;
  /** the values of a table of few rows, to be unfolded; null for one that is all numbers and text */
  readonly nodes: readonly (readonly ValueNode[])[] | null;
}

const ANY_COLUMN = -1;

/** A long table: headings sort it, a box filters it, and only the rows in sight are drawn. */
export function DataTable({ columns, rows, totalRows, totalColumns, nodes }: DataTableProps) {
  const [sorting, setSorting] = useState<Sorting | null>(null);
  const [typed, setTyped] = useState('');
  const [among, setAmong] = useState(ANY_COLUMN);
  const asked = useDeferredValue(typed);
  // Sorted once, however often the filter changes.
  const sorted = useMemo(() => {
    const column = sorting ? columns[sorting.column] : undefined;
    return sorting && column ? sortRows(rows, column, sorting.direction) : listRows(rows);
  }, [rows, columns, sorting]);
  const order = useMemo(() => {
    const column = columns[among];
    return filterRows(sorted, column ? [column] : columns, parseQuestion(asked));
  }, [sorted, columns, among, asked]);
  const size = `${count(totalRows, 'row')}, ${count(totalColumns, 'column')}`;

  return (
    <figure className={styles.figure}>
      <FilterBox columns={columns} typed={typed} onType={setTyped} among={among} onAmong={setAmong} />
      <RowWindow columns={columns} order={order} nodes={nodes} label={`Table, ${size}`} sorting={sorting} onSort={(column) => setSorting(nextSorting(sorting, column))} />
      <figcaption className={styles.foot}>
        <span role="status">{order.length === rows ? count(rows, 'row') : `${order.length.toLocaleString('en')} of ${count(rows, 'row')}`}</span>
        <span>
          , {count(columns.length, 'column')}
          {rows < totalRows && `; the first ${rows.toLocaleString('en')} of ${totalRows.toLocaleString('en')} rows were sent`}
          {columns.length < totalColumns && `; the first ${columns.length} of ${totalColumns.toLocaleString('en')} columns were sent`}
        </span>
        <Button variant="plain" size="sm" icon={<Icon name="download" size={14} />} onClick={() => void downloadCsv(columns, order)}>
          Download CSV
        </Button>
      </figcaption>
    </figure>
  );
}

const count = (number: number, what: string): string => `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;

interface FilterBoxProps {
  readonly columns: readonly TableColumn[];
  readonly typed: string;
  readonly onType: (text: string) => void;
  readonly among: number;
  readonly onAmong: (column: number) => void;
}

function FilterBox({ columns, typed, onType, among, onAmong }: FilterBoxProps) {
  const id = useId();
  return (
    <div className={styles.filter}>
      <label htmlFor={`${id}text`}>Filter</label>
      <input id={`${id}text`} type="search" value={typed} placeholder="text, >3, <=2, 1..5" autoComplete="off" spellCheck={false} onChange={({ target }) => onType(target.value)} />
      <select aria-label="Column to filter by" value={among} onChange={({ target }) => onAmong(Number(target.value))}>
        <option value={ANY_COLUMN}>in any column</option>
        {columns.map(({ name }, index) => (
          <option key={index} value={index}>
            in {name}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Two million numbers take a second to write: the page lives on between the pieces. */
async function downloadCsv(columns: readonly TableColumn[], order: Uint32Array): Promise<void> {
  const pieces: string[] = [];
  for (const piece of toCsv(columns, order)) {
    pieces.push(piece);
    await new Promise((next) => setTimeout(next));
  }
  const address = URL.createObjectURL(new Blob(pieces, { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = 'table.csv';
  link.click();
  // The browser has taken the file by the time that the next task runs.
  setTimeout(() => URL.revokeObjectURL(address));
}
