'use client';

import type { KeyboardEvent } from 'react';
import type { Sample } from '#lib/ml/plane-learning.ts';
import styles from './plane.module.css';

export interface MarkedSample extends Sample {
  readonly wrong: boolean;
  /** the one that is being looked at */
  readonly current: boolean;
}

interface SampleMarkProps {
  readonly sample: MarkedSample;
  readonly at: readonly [x: number, y: number];
  readonly words: string;
  readonly onGrab: () => void;
  /** in steps of the keyboard, y upwards */
  readonly onNudge: (dx: number, dy: number) => void;
  readonly onToggle: () => void;
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };
/** With Shift. */
const SMALL = 0.1;

/** One point: a disc for class 1, a square for class 0, so that they differ without colour. */
export function SampleMark({ sample: { label, wrong, current }, at: [x, y], words, onGrab, onNudge, onToggle }: SampleMarkProps) {
  const press = (event: KeyboardEvent): void => {
    const arrow = ARROWS[event.key];
    if (arrow) {
      const size = event.shiftKey ? SMALL : 1;
      onNudge(arrow[0] * size, arrow[1] * size);
    } else if (event.key === 'Enter' || event.key === ' ') onToggle();
    else return;
    event.preventDefault();
  };

  return (
    <g
      transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
      className={styles.sample}
      role="button"
      tabIndex={0}
      aria-label={words}
      data-label={label}
      data-wrong={wrong}
      onKeyDown={press}
      onDoubleClick={onToggle}
      onPointerDown={(event) => {
        // the drawing follows the finger wherever it goes
        event.currentTarget.ownerSVGElement?.setPointerCapture(event.pointerId);
        onGrab();
      }}
    >
      <circle r={14} className={styles.reach} />
      {current && <circle r={11.5} className={styles.current} />}
      {label === 1 ? <circle r={6.5} className={styles.mark} /> : <rect x={-6} y={-6} width={12} height={12} rx={1.5} className={styles.mark} />}
    </g>
  );
}
