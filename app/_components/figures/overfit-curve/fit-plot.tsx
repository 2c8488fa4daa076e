'use client';

import { useRef, type PointerEvent } from 'react';
import { wave } from '#lib/ml/noisy-wave.ts';
import { evaluatePolynomial, type Points } from '#lib/ml/polynomial-fit.ts';
import { Y_RANGE } from './overfit-state.ts';
import styles from './fit-plot.module.css';

const [WIDTH, HEIGHT, MARGIN] = [600, 340, 14];
const x = (value: number): number => MARGIN + ((value + 1) / 2) * (WIDTH - 2 * MARGIN);
const y = (value: number): number => MARGIN + ((Y_RANGE.max - value) / (Y_RANGE.max - Y_RANGE.min)) * (HEIGHT - 2 * MARGIN);
/** Points that a curve is drawn through. */
const CURVE_POINTS = 240;
/** Nearer than this, in x, a press takes hold of a point. */
const REACH = 0.08;

interface FitPlotProps {
  readonly training: Points;
  readonly validation: Points;
  readonly weights: Float64Array;
  readonly onMove: (index: number, y: number) => void;
}

/** Points, the wave behind them and the fitted curve. Decorative for those who hear: sliders and words say the same. */
export function FitPlot({ training, validation, weights, onMove }: FitPlotProps) {
  const held = useRef<number | null>(null);
  const place = (event: PointerEvent<SVGSVGElement>): readonly [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    const [px, py] = [((event.clientX - box.left) / box.width) * WIDTH, ((event.clientY - box.top) / box.height) * HEIGHT];
    return [((px - MARGIN) / (WIDTH - 2 * MARGIN)) * 2 - 1, Y_RANGE.max - ((py - MARGIN) / (HEIGHT - 2 * MARGIN)) * (Y_RANGE.max - Y_RANGE.min)];
  };
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className={styles.plot}
      aria-hidden="true"
      focusable="false"
      onPointerDown={(event) => {
        const [at, height] = place(event);
        const distances = [...training.x].map((value) => Math.abs(value - at));
        const nearest = distances.indexOf(Math.min(...distances));
        if ((distances[nearest] ?? 1) > REACH) return;
        held.current = nearest;
        event.currentTarget.setPointerCapture(event.pointerId);
        onMove(nearest, height);
      }}
      onPointerMove={(event) => {
        if (held.current !== null && event.currentTarget.hasPointerCapture(event.pointerId)) onMove(held.current, place(event)[1]);
      }}
      onPointerUp={() => {
        held.current = null;
      }}
    >
      <line x1={x(-1)} x2={x(1)} y1={y(0)} y2={y(0)} className={styles.axis} />
      <path d={toPath(wave)} className={styles.wave} />
      <path d={toPath((at) => evaluatePolynomial(weights, at))} className={styles.fit} />
      {[...validation.x].map((at, k) => (
        <path key={k} d="M0 -5l5 5l-5 5l-5 -5z" className={styles.validation} transform={`translate(${x(at).toFixed(1)} ${y(validation.y[k] ?? 0).toFixed(1)})`} />
      ))}
      {[...training.x].map((at, k) => (
        <circle key={k} cx={x(at).toFixed(1)} cy={y(training.y[k] ?? 0).toFixed(1)} r={6} className={styles.training} />
      ))}
    </svg>
  );
}

/** Beyond the picture a curve is cut off, so that its numbers stay small. */
const inSight = (value: number): number => Math.min(3 * Y_RANGE.max, Math.max(3 * Y_RANGE.min, value));

const toPath = (f: (x: number) => number): string =>
  Array.from({ length: CURVE_POINTS + 1 }, (_, k) => {
    const at = -1 + (2 * k) / CURVE_POINTS;
    return `${k === 0 ? 'M' : 'L'}${x(at).toFixed(1)} ${y(inSight(f(at))).toFixed(1)}`;
  }).join('');
