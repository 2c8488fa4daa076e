'use client';

import { useId, useMemo, useRef, type PointerEvent } from 'react';
import { fillAboveZero, linesAtZero, sampleScores, type Bounds, type Score } from '#lib/ml/plane-region.ts';
import { formatNumber } from '#lib/ml/format-number.ts';
import type { Sample } from '#lib/ml/plane-learning.ts';
import { SvgMath } from '../math-text.tsx';
import { SampleMark, type MarkedSample } from './sample-mark.tsx';
import styles from './plane.module.css';

/** Pixels of the drawing, before it is scaled to its place. */
const SIDE = 320;
const MARGIN = { left: 34, right: 8, top: 8, bottom: 34 } as const;
/** Grid for border and area: cells a side. */
const CELLS = 48;
/** One press of an arrow key, as a part of the side; with Shift ten times less. */
const KEY_SHARE = 0.05;

interface Axis {
  /** in the notation of the figures, `x1`, or a word */
  readonly name: string;
  readonly ticks: readonly number[];
}

interface PlaneProps {
  readonly label: string;
  readonly bounds: Bounds;
  readonly x: Axis;
  readonly y: Axis;
  /** above zero: the classifier says 1 */
  readonly score: Score;
  readonly samples: readonly MarkedSample[];
  /** further points, drawn small: they are looked at, not moved */
  readonly others?: readonly Sample[];
  /** scores at which a dashed line is drawn beside the border, such as the edges of a margin; nothing else is read from them */
  readonly levels?: readonly number[];
  /** names of class 0 and class 1, for those who hear them */
  readonly classes: readonly [string, string];
  readonly onMove: (index: number, x1: number, x2: number) => void;
  readonly onToggle: (index: number) => void;
}

const NO_LEVELS: readonly number[] = [];

/** Labelled points on a plane that can be moved, over the area in which a classifier says 1. */
export function Plane({ label, bounds, x, y, score, samples, others = [], levels = NO_LEVELS, classes, onMove, onToggle }: PlaneProps) {
  const hint = useId();
  const dragged = useRef<number | null>(null);
  const { left, right, bottom, top } = bounds;
  const toX = (value: number): number => MARGIN.left + ((value - left) / (right - left)) * (SIDE - MARGIN.left - MARGIN.right);
  const toY = (value: number): number => MARGIN.top + ((top - value) / (top - bottom)) * (SIDE - MARGIN.top - MARGIN.bottom);

  const { area, border, edges } = useMemo(() => {
    const grid = sampleScores(score, { left, right, bottom, top }, CELLS);
    const place = ([px, py]: readonly [number, number]): string => `${toX(px).toFixed(1)} ${toY(py).toFixed(1)}`;
    const toLines = (of: typeof grid): string => linesAtZero(of).map(([from, to]) => `M${place(from)}L${place(to)}`).join('');
    return {
      edges: levels.map((level) => toLines({ ...grid, values: grid.values.map((value) => value - level) })).join(''),
      area: fillAboveZero(grid).map((polygon) => `M${polygon.map(place).join('L')}Z`).join(''),
      border: toLines(grid),
    };
    // the scales follow from the bounds
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [score, levels, left, right, bottom, top]);

  const move = (index: number, px: number, py: number): void => onMove(index, clamp(px, left, right), clamp(py, bottom, top));
  const follow = (event: PointerEvent<SVGSVGElement>): void => {
    if (dragged.current === null) return;
    const box = event.currentTarget.getBoundingClientRect();
    const [px, py] = [((event.clientX - box.left) / box.width) * SIDE, ((event.clientY - box.top) / box.height) * SIDE];
    move(dragged.current, left + ((px - MARGIN.left) / (toX(right) - toX(left))) * (right - left), top - ((py - MARGIN.top) / (toY(bottom) - toY(top))) * (top - bottom));
  };

  return (
    <div className={styles.plane}>
      <svg viewBox={`0 0 ${SIDE} ${SIDE}`} role="group" aria-label={label} aria-describedby={hint} onPointerMove={follow} onPointerUp={() => (dragged.current = null)} onPointerCancel={() => (dragged.current = null)}>
        <rect x={toX(left)} y={toY(top)} width={toX(right) - toX(left)} height={toY(bottom) - toY(top)} className={styles.ground} />
        <path d={area} className={styles.area} />
        {x.ticks.map((tick) => (
          <text key={tick} x={toX(tick)} y={toY(bottom) + 14} textAnchor="middle" className={styles.tick} aria-hidden="true">
            {formatNumber(tick, 2)}
          </text>
        ))}
        {y.ticks.map((tick) => (
          <text key={tick} x={toX(left) - 5} y={toY(tick) + 4} textAnchor="end" className={styles.tick} aria-hidden="true">
            {formatNumber(tick, 2)}
          </text>
        ))}
        <text x={toX((left + right) / 2)} y={SIDE - 4} textAnchor="middle" className={styles.name} aria-hidden="true">
          <SvgMath text={x.name} />
        </text>
        <text transform={`translate(11 ${toY((bottom + top) / 2)}) rotate(-90)`} textAnchor="middle" className={styles.name} aria-hidden="true">
          <SvgMath text={y.name} />
        </text>
        <path d={border} className={styles.border} />
        <path d={edges} className={styles.edge} />
        {others.map(({ x1, x2, label: kind }, index) => (
          <g key={index} transform={`translate(${toX(x1).toFixed(1)} ${toY(x2).toFixed(1)})`} className={styles.other} data-label={kind} aria-hidden="true">
            {kind === 1 ? <circle r={2.5} /> : <rect x={-2.5} y={-2.5} width={5} height={5} />}
          </g>
        ))}
        {samples.map((sample, index) => (
          <SampleMark
            key={index}
            sample={sample}
            at={[toX(sample.x1), toY(sample.x2)]}
            words={`Point ${index + 1}, ${classes[sample.label]}, at ${formatNumber(sample.x1, 2)}, ${formatNumber(sample.x2, 2)}${sample.wrong ? ', on the wrong side' : ''}`}
            onGrab={() => (dragged.current = index)}
            onNudge={(dx, dy) => move(index, sample.x1 + dx * KEY_SHARE * (right - left), sample.x2 + dy * KEY_SHARE * (top - bottom))}
            onToggle={() => onToggle(index)}
          />
        ))}
      </svg>
      <p id={hint} className={styles.hint}>
        Drag a point, or focus it and use the arrow keys (with Shift in small steps). Enter or a double click changes its class.
      </p>
    </div>
  );
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, Math.round(value * 100) / 100)) + 0;
