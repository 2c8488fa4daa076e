'use client';
import { useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import { describeConfusion, describeConfusionCell, findRowShare, formatShare, scoreClasses, type Confusion } from '#lib/notebook/charts/confusion.ts';
import { ChartShell } from './chart-shell.tsx';
import styles from './charts.module.css';
import { RowsTable } from './series-table.tsx';

/** Matrices with more classes have small cells without numbers; the read-out tells them. */
const NUMBERED_CLASSES = 20;

/** What things are against what they were taken for, coloured by the share of each row. */
export function ConfusionView({ confusion }: { readonly confusion: Confusion }) {
  const [asShares, setAsShares] = useState(false);
  return (
    <ChartShell
      title={confusion.title}
      switches={
        <button type="button" className={styles.switch} aria-pressed={asShares} onClick={() => setAsShares(!asShares)}>
          Shares
        </button>
      }
      other={{ name: 'Scores', view: () => <ScoreTable confusion={confusion} /> }}
      points={null}
      summary={describeConfusion(confusion)}
      saved={() => ({ kind: 'confusion', confusion, asShares })}
    >
      <ConfusionGrid confusion={confusion} asShares={asShares} />
    </ChartShell>
  );
}

function ScoreTable({ confusion }: { readonly confusion: Confusion }) {
  const { classes } = scoreClasses(confusion);
  return <RowsTable label="Scores of the classes" head={['class', 'precision', 'recall', 'F1', 'examples']} rows={classes.map(({ label, precision, recall, f1, support }) => [label, formatShare(precision), formatShare(recall), formatShare(f1), support])} total={classes.length} />;
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

const STEPS: Readonly<Record<string, (cell: Cell, last: number, ctrl: boolean) => Cell>> = {
  ArrowLeft: ({ row, column }) => ({ row, column: column - 1 }),
  ArrowRight: ({ row, column }) => ({ row, column: column + 1 }),
  ArrowUp: ({ row, column }) => ({ row: row - 1, column }),
  ArrowDown: ({ row, column }) => ({ row: row + 1, column }),
  Home: ({ row }, _last, ctrl) => ({ row: ctrl ? 0 : row, column: 0 }),
  End: ({ row }, last, ctrl) => ({ row: ctrl ? last : row, column: last }),
};

interface ConfusionGridProps {
  readonly confusion: Confusion;
  readonly asShares: boolean;
}

/** A grid with one stop for Tab; arrow keys walk its cells, and each cell names itself when the focus arrives. */
function ConfusionGrid({ confusion, asShares }: ConfusionGridProps) {
  const grid = useRef<HTMLTableElement>(null);
  const [focus, setFocus] = useState<Cell>({ row: 0, column: 0 });
  const [read, setRead] = useState<Cell | null>(null);
  const { labels, counts } = confusion;
  const last = labels.length - 1;

  const onKey = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (!step || event.metaKey || event.altKey || (event.ctrlKey && !['Home', 'End'].includes(event.key))) return;
    event.preventDefault();
    event.stopPropagation();
    const to = step(focus, last, event.ctrlKey);
    const cell = { row: Math.min(last, Math.max(0, to.row)), column: Math.min(last, Math.max(0, to.column)) };
    setFocus(cell);
    grid.current?.querySelector<HTMLElement>(`[data-cell="${cell.row} ${cell.column}"]`)?.focus();
  };

  return (
    <>
      <div className={styles.gridScroll}>
        {/* a table for those who read it as one, whose cells take the focus one at a time */}
        {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role */}
        <table ref={grid} role="grid" className={styles.confusion} data-numbered={labels.length <= NUMBERED_CLASSES} aria-label={`${confusion.title}: rows are what things are, columns what they were taken for`} onKeyDown={onKey} onPointerLeave={() => setRead(null)}>
          <thead>
            <tr>
              <td className={styles.corner}>is ↓ taken for →</td>
              {labels.map((label) => (
                <th key={label} scope="col" title={label}><span>{label}</span></th>
              ))}
            </tr>
          </thead>
          <tbody>
            {counts.map((row, at) => (
              <tr key={labels[at]}>
                <th scope="row" title={labels[at]}><span>{labels[at]}</span></th>
                {row.map((count, column) => {
                  const share = findRowShare(confusion, at, column);
                  return (
                    <td
                      key={column}
                      data-cell={`${at} ${column}`}
                      data-right={at === column}
                      style={{ '--share': `${Math.round((share ?? 0) * 100)}%` } as CSSProperties} // React's types know no custom properties
                      tabIndex={focus.row === at && focus.column === column ? 0 : -1}
                      aria-label={describeConfusionCell(confusion, at, column)}
                      onFocus={() => {
                        setFocus({ row: at, column });
                        setRead({ row: at, column });
                      }}
                      onBlur={() => setRead(null)}
                      onPointerMove={() => setRead({ row: at, column })}
                    >
                      {asShares ? formatShare(share) : count}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.told} aria-hidden="true">{read ? describeConfusionCell(confusion, read.row, read.column) : '\u00a0'}</p>
    </>
  );
}
