'use client';
import { useEffect, useRef, useState } from 'react';
import { watchTheme } from '#lib/client/theme/page-theme.ts';
import { FEATURES } from '#lib/ml/playground/features.ts';
import { MAP_SIDES, type PlaygroundSession } from '#lib/ml/playground/session.ts';
import { SETTINGS_LIMITS, type Settings } from '#lib/ml/playground/settings.ts';
import { readMapColors, writeColor, type MapColors } from './map-colors.ts';
import styles from './network-panel.module.css';
import { toPlaces, toWords, type NeuronName } from './network-places.ts';
import type { RunningSession } from './use-session.ts';

interface NetworkPanelProps {
  readonly run: RunningSession;
  readonly settings: Settings;
  readonly onChange: (part: Partial<Settings>) => void;
  /** the neuron pointed at; null: none */
  readonly onShow: (neuron: NeuronName | null) => void;
}

/** The network: what it sees, its layers with what each neuron says over the plane, and its weights as lines. */
export function NetworkPanel({ run, settings, onChange, onShow }: NetworkPanelProps) {
  const { session, onFrame } = run;
  const panel = useRef<HTMLDivElement>(null);
  const scroll = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<number | undefined>();
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => setRoom(entry?.contentRect.width));
    if (scroll.current) observer.observe(scroll.current);
    return () => observer.disconnect();
  }, []);
  const { nodes, links, featureTop, width, height } = toPlaces(settings, room);
  useEffect(() => drawAlong(panel.current, session, onFrame), [session, onFrame]);

  const setLayer = (layer: number, size: number): void => onChange({ hidden: settings.hidden.map((old, index) => (index === layer ? size : old)) });
  return (
    <div className={styles.panel}>
      <div className={styles.layers}>
        <span id="playground-layers">
          {settings.hidden.length === 1 ? '1 hidden layer' : `${String(settings.hidden.length)} hidden layers`}
        </span>
        <Stepper what="layer" least={0} most={SETTINGS_LIMITS.layers} value={settings.hidden.length} onChange={(count) => onChange({ hidden: count > settings.hidden.length ? [...settings.hidden, 2] : settings.hidden.slice(0, count) })} />
      </div>
      <div ref={scroll} className={styles.scroll}>
        <div ref={panel} className={styles.network} style={{ inlineSize: width, blockSize: height }}>
          <svg className={styles.links} width={width} height={height} aria-hidden="true" focusable="false">
            {links.map(({ key, path }) => (
              <path key={key} d={path} data-link={key} />
            ))}
          </svg>
          {settings.hidden.map((size, layer) => (
            <div key={layer} className={styles.size} style={{ insetInlineStart: nodes.find((node) => node.layer === layer + 1)?.x }}>
              <Stepper what={`neuron in layer ${String(layer + 1)}`} least={1} most={SETTINGS_LIMITS.neurons} value={size} onChange={(next) => setLayer(layer, next)} />
            </div>
          ))}
          {FEATURES.map(({ id, name, words }, row) => {
            const isUsed = settings.features.includes(id);
            const isLast = isUsed && settings.features.length === 1;
            return (
              <label key={id} className={styles.feature} style={{ insetBlockStart: featureTop(row) }} data-used={isUsed}>
                <input
                  type="checkbox"
                  checked={isUsed}
                  disabled={isLast}
                  aria-label={`Input ${words}`}
                  onChange={() => onChange({ features: FEATURES.map((feature) => feature.id).filter((other) => (other === id ? !isUsed : settings.features.includes(other))) })}
                />
                <span aria-hidden="true">{name}</span>
              </label>
            );
          })}
          {nodes.map((node) => (
            <button
              key={`${String(node.layer)} ${String(node.neuron)}`}
              type="button"
              className={styles.node}
              style={{ insetInlineStart: node.x, insetBlockStart: node.y }}
              aria-label={`Show what ${toWords(node, settings)} says over the plane`}
              onPointerEnter={() => onShow(node)}
              onPointerLeave={() => onShow(null)}
              onFocus={() => onShow(node)}
              onBlur={() => onShow(null)}
            >
              <canvas width={MAP_SIDES.neuron} height={MAP_SIDES.neuron} data-neuron={`${String(node.layer)} ${String(node.neuron)}`} />
            </button>
          ))}
        </div>
      </div>
    </div>
  );
}

interface StepperProps {
  readonly what: string;
  readonly least: number;
  readonly most: number;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

/** Fewer or more of something, one at a time. */
function Stepper({ what, least, most, value, onChange }: StepperProps) {
  return (
    <span className={styles.stepper}>
      <button type="button" aria-label={`One ${what} less`} aria-disabled={value <= least} onClick={() => value > least && onChange(value - 1)}>
        −
      </button>
      <button type="button" aria-label={`One ${what} more`} aria-disabled={value >= most} onClick={() => value < most && onChange(value + 1)}>
        +
      </button>
    </span>
  );
}

/** Keeps the canvases and lines of the panel as the network is, without drawing the figure anew. */
function drawAlong(panel: HTMLElement | null, session: PlaygroundSession, onFrame: RunningSession['onFrame']): (() => void) | undefined {
  if (!panel) return undefined;
  let colors: MapColors = readMapColors(panel);
  const maps = new Map<string, { readonly context: CanvasRenderingContext2D; readonly image: ImageData }>();
  for (const canvas of panel.querySelectorAll('canvas')) {
    const context = canvas.getContext('2d');
    if (context) maps.set(canvas.dataset['neuron'] ?? '', { context, image: context.createImageData(canvas.width, canvas.height) });
  }
  // looked up once for each neuron, not for each pixel
  const byPlace = session.network.shape.sizes.map((size, layer) => Array.from({ length: size }, (_, neuron) => maps.get(`${String(layer)} ${String(neuron)}`)?.image.data ?? null));
  const lines = [...panel.querySelectorAll<SVGPathElement>('[data-link]')].map((line) => ({ line, place: (line.dataset['link'] ?? '').split(' ').map(Number) }));
  const draw = (): void => {
    session.draw('neurons', (layer, neuron, pixel, value) => {
      const pixels = byPlace[layer]?.[neuron];
      if (pixels) writeColor(pixels, pixel, value, colors);
    });
    for (const { context, image } of maps.values()) context.putImageData(image, 0, 0);
    for (const { line, place } of lines) {
      const [layer = 0, to = 0, from = 0] = place;
      const weight = session.network.weights[layer]?.[to * (session.network.shape.sizes[layer] ?? 0) + from] ?? 0;
      line.style.strokeWidth = String(Math.min(9, 0.6 + Math.abs(weight) * 2.2));
      line.dataset['sign'] = weight < 0 ? 'below' : 'above';
    }
  };
  draw();
  const unfollow = onFrame(draw);
  const unwatch = watchTheme(() => {
    colors = readMapColors(panel);
    draw();
  });
  return () => {
    unfollow();
    unwatch();
  };
}
