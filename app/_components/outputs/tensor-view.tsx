'use client';
import { useId, useState } from 'react';
import { countSlices, describeTensor, formatNumber, formatShape, formatSliceIndex, selectSlice, toHeat, type TensorSlice } from '#lib/client/notebook/tensor-slices.ts';
import type { TensorNode } from '#lib/notebook/outputs.ts';
import { Heatmap } from './heatmap.tsx';
import styles from './outputs.module.css';

/** A slice with at most so many rows and columns is drawn as numbers at once; a larger one as a picture, its numbers on demand. */
const GRID_COLUMNS = 12;
const GRID_ROWS = 16;
/** Numbers drawn on demand: a browser lays out a few thousand table cells at ease. */
const GRID_COLUMNS_AT_MOST = 64;
const GRID_ROWS_AT_MOST = 64;

/** A tensor inside a line of text. */
export function TensorInline({ tensor }: { readonly tensor: TensorNode }) {
  const values = tensor.values.slice(0, 6).map(formatNumber).join(', ');
  return (
    <span className={styles.tensorInline}>
      <span className={styles.dtype}>{tensor.dtype}</span> {formatShape(tensor.shape)} <span className={styles.preview}>{`{${values}${tensor.size > 6 ? ', …' : ''}}`}</span>
    </span>
  );
}

/** A tensor as an output of its own: what it is, and its values in the form that its shape asks for. */
export function TensorView({ tensor }: { readonly tensor: TensorNode }) {
  const { shape, dtype, size, values } = tensor;
  if (shape.length === 0) {
    return (
      <figure className={styles.figure}>
        <span className={styles.scalar}>{formatNumber(values[0] ?? 'none')}</span>
        <figcaption className={styles.caption}>scalar {dtype}</figcaption>
      </figure>
    );
  }
  return (
    <figure className={styles.figure}>
      {size > 0 && <TensorSlices tensor={tensor} />}
      <figcaption className={styles.caption}>
        {describeTensor(tensor)}
        {values.length < size && `; the first ${values.length.toLocaleString('en')} values are shown`}
      </figcaption>
    </figure>
  );
}

function TensorSlices({ tensor }: { readonly tensor: TensorNode }) {
  const [index, setIndex] = useState(0);
  const id = useId();
  const slice = selectSlice(tensor, index);
  const perSlice = slice.rows * slice.columns;
  const available = Math.max(1, Math.min(countSlices(tensor.shape), Math.floor(tensor.values.length / Math.max(1, perSlice))));
  return (
    <>
      {tensor.shape.length > 2 && available > 1 && (
        <div className={styles.slicer}>
          <label htmlFor={id}>Slice {formatSliceIndex(tensor.shape, index)}</label>
          <input id={id} type="range" min={0} max={available - 1} value={index} onChange={(event) => setIndex(Number(event.target.value))} />
        </div>
      )}
      <Slice tensor={tensor} slice={slice} />
    </>
  );
}

function Slice({ tensor, slice }: { readonly tensor: TensorNode; readonly slice: TensorSlice }) {
  const { rows, columns } = slice;
  const small = columns <= GRID_COLUMNS && rows <= GRID_ROWS;
  if (small || rows === 1 || tensor.stats === null) return <ValueGrid tensor={tensor} slice={slice} />;
  return (
    <>
      <Heatmap slice={slice} min={tensor.stats.min} max={tensor.stats.max} label={describeTensor(tensor)} />
      <details className={styles.asTable}>
        <summary>Values</summary>
        <ValueGrid tensor={tensor} slice={slice} />
      </details>
    </>
  );
}

/** Values as a table, tinted by size so that its pattern is seen before it is read. */
function ValueGrid({ tensor, slice }: { readonly tensor: TensorNode; readonly slice: TensorSlice }) {
  const columns = Math.min(slice.columns, GRID_COLUMNS_AT_MOST);
  const rows = Math.min(slice.rows, GRID_ROWS_AT_MOST, Math.ceil(slice.values.length / slice.columns));
  const { stats } = tensor;
  return (
    // A scrolling region needs the keyboard too.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles.gridScroll} tabIndex={0} role="group" aria-label="Values">
      <table className={styles.grid}>
        <tbody>
          {Array.from({ length: rows }, (_, row) => (
            <tr key={row}>
              {Array.from({ length: columns }, (_, column) => {
                const value = slice.values[row * slice.columns + column];
                if (value === undefined) return null;
                const heat = stats === null ? 0 : toHeat(value, stats.min, stats.max);
                return (
                  <td key={column} style={{ background: toTint(heat) }}>
                    {formatNumber(value)}
                  </td>
                );
              })}
              {columns < slice.columns && <td className={styles.cut}>…</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The darkest tint leaves the ink readable in both themes. */
const STRONGEST_TINT_PERCENT = 30;

function toTint(heat: number): string | undefined {
  if (!Number.isFinite(heat) || heat === 0) return undefined;
  return `color-mix(in oklab, var(${heat < 0 ? '--backward' : '--forward'}) ${(Math.abs(heat) * STRONGEST_TINT_PERCENT).toFixed(0)}%, transparent)`;
}
