'use client';
import { useEffect, useRef, useState, type PointerEvent } from 'react';
import { watchTheme } from '#lib/client/theme/page-theme.ts';
import { DOMAIN, type Point } from '#lib/ml/playground/data-sets.ts';
import { MAP_SIDES } from '#lib/ml/playground/session.ts';
import type { Settings } from '#lib/ml/playground/settings.ts';
import { readMapColors, writeColor } from './map-colors.ts';
import { toWords, type NeuronName } from './network-places.ts';
import styles from './output-panel.module.css';
import type { RunningSession } from './use-session.ts';

interface OutputPanelProps {
  readonly run: RunningSession;
  readonly settings: Settings;
  /** the neuron to show; null: the output */
  readonly shown: NeuronName | null;
  /** a press on the plane; null while no points are drawn */
  readonly onPoint: ((x: number, y: number) => void) | null;
}

/** Side of the drawing's own coordinates. */
const SIDE = 300;
const toPixel = (value: number): number => ((value + DOMAIN) / (2 * DOMAIN)) * SIDE;

/** What a neuron says over the whole plane, under the points it learns from. */
export function OutputPanel({ run, settings, shown, onPoint }: OutputPanelProps) {
  const { session, onFrame } = run;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [withTest, setWithTest] = useState(false);
  const side = shown ? MAP_SIDES.neuron : MAP_SIDES.output;
  const layer = shown?.layer ?? null;
  const neuron = shown?.neuron ?? null;

  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context) return undefined;
    let colors = readMapColors(element.parentElement ?? document.body);
    const image = context.createImageData(side, side);
    const draw = (): void => {
      session.draw(layer === null ? 'output' : 'neurons', (l, n, pixel, value) => {
        if (layer === null || (l === layer && n === neuron)) writeColor(image.data, pixel, value, colors);
      });
      context.putImageData(image, 0, 0);
    };
    draw();
    const unfollow = onFrame(draw);
    const unwatch = watchTheme(() => {
      colors = readMapColors(element.parentElement ?? document.body);
      draw();
    });
    return () => {
      unfollow();
      unwatch();
    };
  }, [session, onFrame, layer, neuron, side]);

  const press = (event: PointerEvent<SVGSVGElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    const toPlane = (share: number): number => Number(((share - 0.5) * 2 * DOMAIN).toFixed(2));
    onPoint?.(toPlane((event.clientX - box.left) / box.width), -toPlane((event.clientY - box.top) / box.height));
  };
  return (
    <div className={styles.panel}>
      <p className={styles.title}>{shown ? `What ${toWords(shown, settings)} says` : 'What the network says'}</p>
      <div className={styles.map}>
        <canvas ref={canvas} width={side} height={side} className={styles.canvas} />
        <svg className={styles.points} viewBox={`0 0 ${String(SIDE)} ${String(SIDE)}`} role="img" aria-label={describe(session.train, settings)} data-drawing={onPoint !== null} onPointerDown={onPoint ? press : undefined}>
          <path className={styles.axes} d={`M0 ${String(SIDE / 2)}H${String(SIDE)}M${String(SIDE / 2)} 0V${String(SIDE)}`} />
          <Points points={session.train} kind="train" />
          {withTest ? <Points points={session.test} kind="test" /> : null}
        </svg>
      </div>
      <p className={styles.legend}>
        <span>−1</span>
        <span className={styles.scale} aria-hidden="true" />
        <span>1</span>
      </p>
      <label className={styles.option}>
        <input type="checkbox" checked={withTest} onChange={() => setWithTest(!withTest)} /> Show the points it is tested on
      </label>
    </div>
  );
}

/** Round for 1, square for -1; what the network is tested on has a thick rim. */
function Points({ points, kind }: { readonly points: readonly Point[]; readonly kind: 'train' | 'test' }) {
  return (
    <g data-kind={kind}>
      {points.map(({ x, y, target }, index) => {
        const [cx, cy] = [toPixel(x), toPixel(-y)];
        return target < 0 ? (
          <rect key={index} className={styles.below} x={cx - 2.4} y={cy - 2.4} width={4.8} height={4.8} style={{ fillOpacity: 0.25 + 0.75 * Math.min(1, -target) }} />
        ) : (
          <circle key={index} className={styles.above} cx={cx} cy={cy} r={2.8} style={{ fillOpacity: 0.25 + 0.75 * Math.min(1, target) }} />
        );
      })}
    </g>
  );
}

function describe(train: readonly Point[], { task }: Settings): string {
  const above = train.filter(({ target }) => target > 0).length;
  const kinds = task === 'classification' ? `${String(above)} of class 1, ${String(train.length - above)} of class −1` : `${String(above)} with a target above 0`;
  return `The plane from −${String(DOMAIN)} to ${String(DOMAIN)} on both axes with ${String(train.length)} training points: ${kinds}.`;
}
