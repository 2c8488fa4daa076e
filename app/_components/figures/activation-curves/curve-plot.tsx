'use client';

import type { PointerEvent } from 'react';
import type { Activation } from '#lib/ml/activations.ts';
import { clampInput, LIMIT } from './activation-state.ts';
import styles from './curve-plot.module.css';

/** Both axes have the same scale: a slope of 1 looks like one. */
const UNIT = 38;
const [LOW, HIGH] = [-1.4, 2.6];
const MARGIN = 10;
const WIDTH = 2 * LIMIT * UNIT + 2 * MARGIN;
const HEIGHT = (HIGH - LOW) * UNIT + 2 * MARGIN;
const x = (z: number): number => MARGIN + (z + LIMIT) * UNIT;
const y = (value: number): number => MARGIN + (HIGH - value) * UNIT;
/** Horizontal distance of two computed points. */
const STEP = 0.05;
/** Half the length of the tangent, in units. */
const REACH = 1.2;

interface CurvePlotProps {
  readonly activation: Activation;
  readonly z: number;
  readonly onChange: (z: number) => void;
}

/** The function (blue), its slope (dashed), and at z the point with its tangent. Decorative for those who hear: the numbers stand beside it. */
export function CurvePlot({ activation: { id, value, slope }, z, onChange }: CurvePlotProps) {
  const follow = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    onChange(clampInput(((event.clientX - box.left) / box.width) * (WIDTH / UNIT) - MARGIN / UNIT - LIMIT));
  };
  const dx = REACH / Math.hypot(1, slope(z));

  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className={styles.plot}
      aria-hidden="true"
      focusable="false"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        follow(event);
      }}
      onPointerMove={(event) => event.currentTarget.hasPointerCapture(event.pointerId) && follow(event)}
    >
      {[-1, 1, 2].map((tick) => (
        <g key={tick}>
          <line x1={x(-LIMIT)} x2={x(LIMIT)} y1={y(tick)} y2={y(tick)} className={styles.grid} />
          <text x={x(0) - 5} y={y(tick) + 4} textAnchor="end" className={styles.tick}>
            {String(tick).replace('-', '−')}
          </text>
        </g>
      ))}
      {[-4, -2, 2, 4].map((tick) => (
        <text key={tick} x={x(tick)} y={y(0) + 14} textAnchor="middle" className={styles.tick}>
          {String(tick).replace('-', '−')}
        </text>
      ))}
      <line x1={x(-LIMIT)} x2={x(LIMIT)} y1={y(0)} y2={y(0)} className={styles.axis} />
      <line x1={x(0)} x2={x(0)} y1={y(LOW)} y2={y(HIGH)} className={styles.axis} />
      <path d={toPath(slope, id === 'relu' || id === 'leaky-relu')} className={styles.slope} />
      <path d={toPath(value, id === 'step')} className={styles.value} />
      <line x1={x(z)} x2={x(z)} y1={y(0)} y2={y(inView(value(z)))} className={styles.drop} />
      <line x1={x(z - dx)} x2={x(z + dx)} y1={y(inView(value(z)) - dx * slope(z))} y2={y(inView(value(z)) + dx * slope(z))} className={styles.tangent} />
      <circle cx={x(z)} cy={y(slope(z))} r={4.5} className={styles.slopeDot} />
      <circle cx={x(z)} cy={y(inView(value(z)))} r={6} className={styles.dot} />
    </svg>
  );
}

/** ReLU leaves the picture on the right: its dot stays at the upper edge. */
const inView = (value: number): number => Math.min(value, HIGH);

/** A line through the computed points, broken at 0 where the function jumps. */
function toPath(f: (z: number) => number, jumps: boolean): string {
  const count = Math.round((2 * LIMIT) / STEP);
  return Array.from({ length: count + 1 }, (_, k) => {
    const z = k === count / 2 ? 0 : -LIMIT + k * STEP;
    const isBreak = jumps && k === count / 2 + 1;
    return { z: isBreak ? 1e-9 : z, isBreak, value: f(isBreak ? 1e-9 : z) };
  })
    .filter(({ value }) => value <= HIGH)
    .map(({ z, value, isBreak }, k) => `${k === 0 || isBreak ? 'M' : 'L'}${x(z).toFixed(1)} ${y(value).toFixed(1)}`)
    .join('');
}
