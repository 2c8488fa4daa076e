'use client';
import { useEffect, useRef } from 'react';
import { formatNumber, toHeat, type TensorSlice } from '#lib/client/notebook/tensor-slices.ts';
import { createColorReader, watchTheme } from '#lib/client/theme/page-theme.ts';
import styles from './outputs.module.css';

interface HeatmapProps {
  readonly slice: TensorSlice;
  readonly min: number;
  readonly max: number;
  /** the same in words */
  readonly label: string;
}

/** Widest picture, in CSS pixels; small matrices get whole steps a value. */
const WIDEST = 448;
const HIGHEST = 320;
const STEP_AT_MOST = 24;

/** A matrix as a picture: blue above zero, vermilion below, paper at zero. */
export function Heatmap({ slice, min, max, label }: HeatmapProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { rows, columns } = slice;
  useEffect(() => {
    const draw = () => canvas.current && paint(canvas.current, slice, min, max);
    draw();
    return watchTheme(draw);
  }, [slice, min, max]);
  const step = Math.max(Math.min(STEP_AT_MOST, Math.floor(WIDEST / columns), Math.floor(HIGHEST / rows)), 1);
  const crossesZero = min < 0 && max > 0;
  const extreme = Math.max(-min, max);
  return (
    <div className={styles.heatmap}>
      <div role="img" aria-label={`Heatmap. ${label}`}>
        <canvas ref={canvas} className={styles.image} data-enlarged="true" width={columns} height={rows} style={{ width: columns * step, aspectRatio: `${columns} / ${rows}` }} />
      </div>
      <div className={styles.legend} data-crosses={crossesZero} data-below={max <= 0} aria-hidden="true">
        <span>{formatNumber(crossesZero ? -extreme : min)}</span>
        <span className={styles.ramp} />
        <span>{formatNumber(crossesZero ? extreme : max)}</span>
      </div>
    </div>
  );
}

function paint(canvas: HTMLCanvasElement, { rows, columns, values }: TensorSlice, min: number, max: number): void {
  const context = canvas.getContext('2d');
  if (!context || rows === 0 || columns === 0) return;
  const { read, release } = createColorReader(canvas.parentElement ?? document.body);
  const [zero, above, below, missing] = ['--heat-zero', '--forward', '--backward', '--line-strong'].map((token) => toRgb(read(token)));
  release();
  const image = context.createImageData(columns, rows);
  for (let index = 0; index < rows * columns; index += 1) {
    const value = values[index];
    const heat = value === undefined ? NaN : toHeat(value, min, max);
    const end = Number.isNaN(heat) ? missing : heat < 0 ? below : above;
    const share = Number.isNaN(heat) ? 1 : Math.abs(heat);
    for (let channel = 0; channel < 3; channel += 1) {
      const from = zero?.[channel] ?? 0;
      image.data[index * 4 + channel] = from + ((end?.[channel] ?? 0) - from) * share;
    }
    image.data[index * 4 + 3] = value === undefined ? 0 : 255;
  }
  context.putImageData(image, 0, 0);
}

const toRgb = (hex: string): number[] => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
