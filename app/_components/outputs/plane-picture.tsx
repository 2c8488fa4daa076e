'use client';
import { useEffect, useMemo, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import { paintHeat, paintImage, type Rgb } from '#lib/client/notebook/paint-plane.ts';
import { describeSampling, findPictureSize, samplePlane } from '#lib/client/notebook/picture-size.ts';
import type { Plane, PlaneForm, ValueRange } from '#lib/client/notebook/tensor-plane.ts';
import { createColorReader, watchTheme } from '#lib/client/theme/page-theme.ts';
import styles from './tensor-explorer.module.css';

/** A value of the plane that is read out. */
export interface PlaneCell {
  readonly row: number;
  readonly column: number;
  readonly by: 'pointer' | 'keys';
}

interface PlanePictureProps {
  readonly plane: Plane;
  readonly form: Exclude<PlaneForm, 'numbers'>;
  readonly range: ValueRange;
  readonly tones: { readonly black: number; readonly white: number };
  /** the same in words */
  readonly label: string;
  readonly cell: PlaneCell | null;
  readonly onCell: (cell: PlaneCell | null) => void;
  /** the reader asks for the next slice (1) or the one before (-1) */
  readonly onStep: (by: number) => void;
}

/** How far each key moves what is read: down, to the right. */
const MOVES: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Home: [0, -Infinity],
  End: [0, Infinity],
};

/** The plane as coloured squares or as an image, whose values are read with the pointer or the arrow keys. */
export function PlanePicture({ plane, form, range, tones, label, cell, onCell, onStep }: PlanePictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { rows, columns } = plane;
  const size = useMemo(() => findPictureSize({ rows, columns }, form), [rows, columns, form]);
  const drawn = useMemo(() => samplePlane(plane, size), [plane, size]);
  const sampling = describeSampling(plane, size);
  const { step, rowsEvery, columnsEvery } = size;
  useEffect(() => {
    const draw = (): void => {
      const context = canvas.current?.getContext('2d');
      if (!context || rows === 0 || columns === 0) return;
      const { pixels, width, height } = form === 'image' ? paintImage(drawn, tones, step) : paintHeat(drawn, range, readColours(context.canvas), step);
      context.putImageData(new ImageData(pixels, width, height), 0, 0);
    };
    draw();
    return watchTheme(draw);
  }, [drawn, form, range, tones, step, rows, columns]);

  const point = ({ nativeEvent: { offsetX, offsetY }, currentTarget: { clientWidth, clientHeight } }: PointerEvent<HTMLElement>): void =>
    onCell({ row: within(Math.floor((offsetY / clientHeight) * size.rows), size.rows) * rowsEvery, column: within(Math.floor((offsetX / clientWidth) * size.columns), size.columns) * columnsEvery, by: 'pointer' });

  const press = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'PageUp' || event.key === 'PageDown') onStep(event.key === 'PageDown' ? 1 : -1);
    else {
      const move = MOVES[event.key];
      if (!move) return;
      const now = cell ?? { row: 0, column: 0 };
      const [down, right] = cell === null ? [0, 0] : move;
      onCell({ row: within(now.row + down, rows), column: within(now.column + right, columns), by: 'keys' });
    }
    event.preventDefault();
  };

  return (
    <>
      {/* Arrow keys move within it, so screen readers must let them through: to the rule an application is not interactive. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        className={styles.picture}
        role="application"
        aria-roledescription={form}
        aria-label={`${label}. ${sampling === null ? '' : `${sampling} `}Arrow keys read values, Page Up and Page Down change the slice.`}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        style={{ width: size.width, aspectRatio: `${size.width} / ${size.height}` }}
        onKeyDown={press}
        onPointerMove={point}
        onPointerDown={point}
        onPointerLeave={() => cell?.by === 'pointer' && onCell(null)}
      >
        <canvas ref={canvas} className={styles.canvas} width={size.columns * step} height={size.rows * step} />
        {cell !== null && (
          <span
            className={styles.cursor}
            style={{ left: `${(Math.floor(cell.column / columnsEvery) / size.columns) * 100}%`, top: `${(Math.floor(cell.row / rowsEvery) / size.rows) * 100}%`, width: `${100 / size.columns}%`, height: `${100 / size.rows}%` }}
          />
        )}
      </div>
      {sampling !== null && <p aria-hidden="true">{sampling}</p>}
    </>
  );
}

const within = (index: number, length: number): number => Math.min(Math.max(index, 0), length - 1);

function readColours(near: HTMLCanvasElement): Parameters<typeof paintHeat>[2] {
  const { read, release } = createColorReader(near.parentElement ?? document.body);
  const [zero, above, below, ink] = (['--heat-zero', '--forward', '--backward', '--ink'] as const).map((token) => toRgb(read(token)));
  release();
  const grey: Rgb = [128, 128, 128];
  return { zero: zero ?? grey, above: above ?? grey, below: below ?? grey, ink: ink ?? grey };
}

const toRgb = (hex: string): Rgb => [parseInt(hex.slice(1, 3), 16), parseInt(hex.slice(3, 5), 16), parseInt(hex.slice(5, 7), 16)];
