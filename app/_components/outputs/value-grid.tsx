import { formatNumber, toHeat } from '#lib/client/notebook/tensor-slices.ts';
import type { Plane } from '#lib/client/notebook/tensor-plane.ts';
import styles from './outputs.module.css';

/** Numbers drawn at most: a browser lays out a few thousand table cells at ease. */
const MOST = { rows: 64, columns: 64 } as const;

interface ValueGridProps {
  readonly plane: Plane;
  /** the extremes that the tints span; null for texts */
  readonly range: { readonly min: number; readonly max: number } | null;
}

/** Values as a table, tinted by size so that its pattern is seen before it is read. */
export function ValueGrid({ plane, range }: ValueGridProps) {
  const rows = Math.min(plane.rows, MOST.rows);
  const columns = Math.min(plane.columns, MOST.columns);
  return (
    <>
      {/* A scrolling region needs the keyboard too. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className={styles.gridScroll} data-fades="" tabIndex={0} role="group" aria-label="Values">
        <table className={styles.grid}>
          <tbody>
            {Array.from({ length: rows }, (_, row) => (
              <tr key={row}>
                {Array.from({ length: columns }, (_, column) => {
                  const value = plane.values[row * plane.columns + column];
                  if (value === undefined) return null;
                  return (
                    <td key={column} style={{ background: range === null ? undefined : toTint(toHeat(value, range.min, range.max)) }}>
                      {formatNumber(value)}
                    </td>
                  );
                })}
                {columns < plane.columns && <td className={styles.cut}>…</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {(rows < plane.rows || columns < plane.columns) && (
        <p className={styles.notice}>
          The first {rows} of {plane.rows.toLocaleString('en')} rows and {columns} of {plane.columns.toLocaleString('en')} columns. Slice the tensor in the cell to see others.
        </p>
      )}
    </>
  );
}

/** The darkest tint leaves the ink readable in both themes. */
const STRONGEST_TINT_PERCENT = 30;

function toTint(heat: number): string | undefined {
  if (!Number.isFinite(heat) || heat === 0) return undefined;
  return `color-mix(in oklab, var(${heat < 0 ? '--backward' : '--forward'}) ${(Math.min(Math.abs(heat), 1) * STRONGEST_TINT_PERCENT).toFixed(0)}%, transparent)`;
}
