'use client';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { describeDrawing, drawLine, toLetters, type Point } from '#lib/notebook/controls/drawing.ts';
import { RAW_PER_PIXEL, type RawValue } from '#lib/notebook/controls/spec.ts';
import type { FieldProps } from './choice-fields.tsx';
import styles from './controls.module.css';
import { Button } from '../ui/button.tsx';

interface DrawingPadProps extends Omit<FieldProps<'drawing', RawValue>, 'value'> {
  readonly value: RawValue;
}

/** Shift makes the brush go this much farther. */
const FAST = 4;
const MOVES: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** A pad for pointer, finger and keys: arrows move a brush, Space sets it down and lifts it. */
export function DrawingPad({ spec, value, onSet }: DrawingPadProps) {
  const id = useId();
  const side = spec.size * RAW_PER_PIXEL;
  const strokes = useMemo(() => (value instanceof Uint8Array ? value : new Uint8Array(side * side)), [value, side]);
  const canvas = useRef<HTMLCanvasElement>(null);
  const last = useRef<Point | null>(null);
  const [brush, setBrush] = useState<Point>({ x: side / 2, y: side / 2 });
  const [down, setDown] = useState(false);
  const [byKeys, setByKeys] = useState(false);

  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context) return;
    const pixels = context.createImageData(side, side);
    strokes.forEach((grey, at) => (pixels.data[at * 4 + 3] = grey));
    context.putImageData(pixels, 0, 0);
  }, [strokes, side]);

  const draw = (from: Point, to: Point): void => onSet(drawLine(strokes, side, from, to));
  const toPoint = ({ clientX, clientY }: PointerEvent): Point => {
    const box = canvas.current?.getBoundingClientRect();
    return box ? { x: ((clientX - box.left) / box.width) * side, y: ((clientY - box.top) / box.height) * side } : { x: 0, y: 0 };
  };
  const onPointerDown = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    last.current = toPoint(event);
    draw(last.current, last.current);
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (!last.current) return;
    const next = toPoint(event);
    draw(last.current, next);
    last.current = next;
  };
  const lift = (): void => {
    last.current = null;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = MOVES[event.key];
    if (move) {
      const way = RAW_PER_PIXEL * (event.shiftKey ? FAST : 1);
      const next = { x: Math.min(side, Math.max(0, brush.x + move[0] * way)), y: Math.min(side, Math.max(0, brush.y + move[1] * way)) };
      if (down) draw(brush, next);
      setBrush(next);
    } else if (event.key === ' ') {
      if (!down) draw(brush, brush);
      setDown(!down);
    } else if (event.key === 'Delete' || event.key === 'Backspace') clear();
    else return;
    event.preventDefault();
    setByKeys(true);
  };
  const clear = (): void => {
    setDown(false);
    onSet(new Uint8Array(side * side));
  };

  return (
    <div className={styles.stage}>
      <div className={styles.padHead}>
        <span id={`${id}-label`} className={styles.label}>
          {spec.label}
        </span>
        <Button variant="plain" size="sm" onClick={clear} aria-label={`Clear ${spec.label}`}>
          Clear
        </Button>
      </div>
      {/* A drawing is made by keys that a screen reader has to let through, which is what this role asks for. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        className={styles.pad}
        role="application"
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-keys ${id}-text`}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setByKeys(false);
          setDown(false);
        }}
      >
        <canvas ref={canvas} width={side} height={side} className={styles.padCanvas} aria-hidden="true" onPointerDown={onPointerDown} onPointerMove={onPointerMove} onPointerUp={lift} onPointerCancel={lift} />
        {byKeys && <span className={styles.brush} data-down={down} style={{ left: `${(brush.x / side) * 100}%`, top: `${(brush.y / side) * 100}%` }} aria-hidden="true" />}
      </div>
      <p id={`${id}-keys`} className={styles.note}>
        Draw with a pointer, or by keys: arrows move the brush, Space sets it down and lifts it, Delete clears.
      </p>
      <p className={styles.unseen} role="status">
        {byKeys && `${down ? 'Drawing' : 'Brush'} at column ${Math.round(brush.x / RAW_PER_PIXEL)}, row ${Math.round(brush.y / RAW_PER_PIXEL)}`}
      </p>
      <details className={styles.asText}>
        <summary id={`${id}-text`}>{describeDrawing(strokes, spec.size)}</summary>
        <pre className={styles.letters}>{toLetters(strokes, spec.size)}</pre>
      </details>
    </div>
  );
}
