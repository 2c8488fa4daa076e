'use client';
import { READ_AT_ONCE } from '#lib/client/notebook/tensor-plane.ts';
import { describeTensor, formatNumber, formatShape } from '#lib/client/notebook/tensor-slices.ts';
import { describeMissing, selectKnownValues } from '#lib/notebook/tensor-block.ts';
import type { TensorBlock, TensorNode } from '#lib/notebook/outputs.ts';
import { onDemand } from '../ui/on-demand.tsx';
import styles from './outputs.module.css';
import { ValueGrid } from './value-grid.tsx';

const Explorer = onDemand(async () => (await import('./tensor-explorer.tsx')).TensorExplorer);

/** A tensor inside a line of text. */
export function TensorInline({ tensor }: { readonly tensor: TensorNode }) {
  const values = tensor.values.slice(0, 6).map(formatNumber).join(', ');
  return (
    <span className={styles.tensorInline}>
      <span className={styles.dtype}>{tensor.dtype}</span> {formatShape(tensor.shape)} <span className={styles.preview}>{`{${values}${tensor.size > 6 ? ', …' : ''}}`}</span>
    </span>
  );
}

interface TensorViewProps {
  readonly tensor: TensorNode;
  /** more of its numbers than `tensor.values`, if it has them */
  readonly block?: TensorBlock | null;
}

/** A tensor as an output of its own: what it is, and its values in the form that its shape asks for. */
export function TensorView({ tensor, block = null }: TensorViewProps) {
  const { shape, dtype, size, values, stats } = tensor;
  if (shape.length === 0) {
    return (
      <figure className={styles.figure}>
        <span className={styles.scalar}>{formatNumber(values[0] ?? 'none')}</span>
        <figcaption className={styles.caption}>scalar {dtype}</figcaption>
      </figure>
    );
  }
  const known = selectKnownValues(tensor, block);
  const missing = describeMissing(shape, known.shape);
  const [rows, columns] = known.shape.length === 1 ? [1, known.shape[0] ?? 0] : [known.shape[0] ?? 0, known.shape[1] ?? 0];
  const isRead = known.shape.length === 1 || (known.shape.length === 2 && rows <= READ_AT_ONCE.rows && columns <= READ_AT_ONCE.columns);
  return (
    <figure className={styles.figure}>
      {size > 0 && values.length > 0 && (isRead ? <ValueGrid plane={{ rows, columns, channels: 1, values: Array.from(known.values) }} range={stats} /> : <Explorer.Part tensor={tensor} known={known} waiting={<div className={styles.pictureSpace} />} />)}
      <figcaption className={styles.caption}>
        {describeTensor(tensor)}
        {missing !== null && `; ${missing}`}
      </figcaption>
    </figure>
  );
}
