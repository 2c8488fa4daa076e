import type { LayerSizes } from '#lib/ml/deep-network.ts';
import { HEALTHY } from './gradients-state.ts';
import styles from './layer-chart.module.css';

const [WIDTH, HEIGHT] = [600, 330];
const [LEFT, RIGHT, TOP, BOTTOM] = [76, 14, 34, 48];
/** Powers of ten from the lower to the upper border; what lies beyond is drawn at the border. */
const POWERS = { min: -16, max: 8 } as const;
const TICKS = [8, 4, 0, -4, -8, -12, -16];

const x = (layer: number, depth: number): number => LEFT + 14 + (layer * (WIDTH - LEFT - RIGHT - 28)) / (depth - 1);
function y(size: number): number {
  const power = Math.min(POWERS.max, Math.max(POWERS.min, Math.log10(size)));
  return TOP + ((POWERS.max - power) / (POWERS.max - POWERS.min)) * (HEIGHT - TOP - BOTTOM);
}
/** A number under the first, the last and every tenth layer. */
const isNamed = (layer: number, depth: number): boolean => layer === 1 || layer === depth || (layer % 10 === 0 && depth - layer > 3) || depth < 10;

/** Sizes of signals and gradients, layer by layer, on a scale of powers of ten. Decorative: the words give the numbers. */
export function LayerChart({ sizes: { signals, gradients } }: { readonly sizes: LayerSizes }) {
  const depth = gradients.length;
  const line = (values: Float64Array): string => [...values].map((size, k) => `${x(k, depth).toFixed(1)},${y(size).toFixed(1)}`).join(' ');
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={styles.chart} aria-hidden="true" focusable="false">
      <text x={4} y={18} className={styles.label}>
        size
      </text>
      <rect x={LEFT} width={WIDTH - LEFT - RIGHT} y={y(HEALTHY.max)} height={y(HEALTHY.min) - y(HEALTHY.max)} className={styles.healthy} />
      {TICKS.map((power) => (
        <g key={power}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(10 ** power)} y2={y(10 ** power)} className={styles.grid} />
          <text x={LEFT - 8} y={y(10 ** power) + 5} textAnchor="end" className={styles.label}>
            {power === 0 ? '1' : `1e${power}`}
          </text>
        </g>
      ))}
      {Array.from({ length: depth }, (_, k) => k + 1)
        .filter((layer) => isNamed(layer, depth))
        .map((layer) => (
          <text key={layer} x={x(layer - 1, depth)} y={HEIGHT - BOTTOM + 20} textAnchor="middle" className={styles.label}>
            {layer}
          </text>
        ))}
      <text x={(WIDTH + LEFT) / 2} y={HEIGHT - 5} textAnchor="middle" className={styles.label}>
        layer, from input to output
      </text>
      <polyline points={line(signals)} className={styles.signals} />
      <polyline points={line(gradients)} className={styles.gradients} />
      {[...gradients].map((size, k) => (
        <circle key={k} cx={x(k, depth).toFixed(1)} cy={y(size).toFixed(1)} r={4} className={styles.dot} />
      ))}
    </svg>
  );
}
