'use client';

import { useId, useMemo, type PointerEvent } from 'react';
import { findContours } from '#lib/ml/contours.ts';
import { VIEW, type Surface } from '#lib/ml/surfaces.ts';
import type { Walk } from './descent-state.ts';
import { PATH_STYLES } from './path-style.ts';
import styles from './surface-map.module.css';

/** Both axes have the same scale: a gradient stands at right angles to its contour line. */
const UNIT = 100;
const [WIDTH, HEIGHT] = [(VIEW.w1.max - VIEW.w1.min) * UNIT, (VIEW.w2.max - VIEW.w2.min) * UNIT];
/** Squares of the grid on which contour lines are found. */
const [COLUMNS, ROWS] = [60, 40];
const x = (w1: number): number => (w1 - VIEW.w1.min) * UNIT;
const y = (w2: number): number => (VIEW.w2.max - w2) * UNIT;

interface SurfaceMapProps {
  readonly surface: Surface;
  readonly start: readonly [number, number];
  readonly walks: readonly Walk[];
  readonly steps: number;
  readonly onStart: (w1: number, w2: number) => void;
}

/** The surface from above, as contour lines, with the paths on it. Decorative for those who hear: table and words say the same. */
export function SurfaceMap({ surface, start, walks, steps, onStart }: SurfaceMapProps) {
  const clip = useId();
  const contours = useMemo(() => surface.levels.map((level) => findContours(surface.loss, level, VIEW.w1, VIEW.w2, COLUMNS, ROWS).map(toPath).join('')), [surface]);
  const follow = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    onStart(VIEW.w1.min + ((event.clientX - box.left) / box.width) * (VIEW.w1.max - VIEW.w1.min), VIEW.w2.max - ((event.clientY - box.top) / box.height) * (VIEW.w2.max - VIEW.w2.min));
  };

  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className={styles.map}
      aria-hidden="true"
      focusable="false"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        follow(event);
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && follow(event)}
    >
      <clipPath id={clip}>
        <rect width={WIDTH} height={HEIGHT} rx={8} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        {contours.map((path, k) => (
          <path key={k} d={path} className={styles.contour} />
        ))}
        <line x1={0} x2={WIDTH} y1={y(0)} y2={y(0)} className={styles.axis} />
        <line x1={x(0)} x2={x(0)} y1={0} y2={HEIGHT} className={styles.axis} />
        {walks.map(({ optimiser: { id }, path }) => {
          const { colour, dash, shape } = PATH_STYLES[id];
          const points = inSight(path, steps);
          const end = points.at(-1) ?? start;
          return (
            <g key={id}>
              <polyline points={points.map(([w1, w2]) => `${x(w1).toFixed(1)},${y(w2).toFixed(1)}`).join(' ')} className={styles.path} style={{ stroke: colour, strokeDasharray: dash }} />
              <path d={shape} className={styles.end} style={{ fill: colour, transform: `translate(${x(end[0]).toFixed(1)}px, ${y(end[1]).toFixed(1)}px)` }} />
            </g>
          );
        })}
        <circle cx={x(start[0])} cy={y(start[1])} r={11} className={styles.start} />
        <text x={WIDTH - 10} y={y(0) - 8} textAnchor="end" className={styles.label}>
          w₁
        </text>
        <text x={x(0) + 8} y={20} className={styles.label}>
          w₂
        </text>
      </g>
    </svg>
  );
}

/** Steps 0 to `steps`, up to the first that nobody could see. */
function inSight(path: Float64Array, steps: number): readonly (readonly [number, number])[] {
  const points: [number, number][] = [];
  for (let step = 0; step <= steps; step += 1) {
    const [w1, w2] = [path[2 * step] ?? Number.NaN, path[2 * step + 1] ?? Number.NaN];
    if (!(Math.abs(w1) < FAR && Math.abs(w2) < FAR)) break;
    points.push([w1, w2]);
  }
  return points;
}
/** A line that leaves the picture is still drawn up to here. */
const FAR = 50;

const toPath = (line: readonly number[]): string =>
  Array.from({ length: line.length / 2 }, (_, k) => `${k === 0 ? 'M' : 'L'}${Math.round(x(line[2 * k] ?? 0))} ${Math.round(y(line[2 * k + 1] ?? 0))}`).join('');
