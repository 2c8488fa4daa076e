import { formatNumber } from '#lib/ml/format-number.ts';
import { LABELS, MOMENTS, squaredLoss } from '#lib/ml/supervised-loop.ts';
import styles from './loss-curve.module.css';

const [WIDTH, HEIGHT] = [320, 230];
const [LEFT, RIGHT, TOP, BOTTOM] = [34, 14, 26, 40];
/** Losses above it are drawn at the border. */
const TOP_LOSS = 1.2;
const TICKS = [0, 0.5, 1] as const;

const x = (moment: number): number => LEFT + 14 + (moment * (WIDTH - LEFT - RIGHT - 28)) / (MOMENTS.length - 1);
const y = (loss: number): number => TOP + (1 - Math.min(loss, TOP_LOSS) / TOP_LOSS) * (HEIGHT - TOP - BOTTOM);
const LOSSES = MOMENTS.map(({ estimates }) => squaredLoss(LABELS, estimates));

interface LossCurveProps {
  /** iterations up to this index of MOMENTS have been compared */
  readonly known: number;
  readonly current: number;
  /** the loss of estimates set by hand, null when there are none */
  readonly ownLoss: number | null;
}

/** The training loss over the iterations that were looked at. Decorative: table and words say the same. */
export function LossCurve({ known, current, ownLoss }: LossCurveProps) {
  const points = LOSSES.slice(0, known + 1);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={styles.curve} aria-hidden="true" focusable="false">
      <text x={LEFT - 26} y={14} className={styles.label}>
        training loss L
      </text>
      {TICKS.map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} className={tick === 0 ? styles.axis : styles.grid} />
          <text x={LEFT - 6} y={y(tick) + 4} textAnchor="end" className={styles.tick}>
            {tick}
          </text>
        </g>
      ))}
      {MOMENTS.map(({ iteration }, k) => (
        <text key={iteration} x={x(k)} y={HEIGHT - BOTTOM + 16} textAnchor="middle" className={styles.tick} data-current={k === current}>
          {iteration}
        </text>
      ))}
      <text x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 6} textAnchor="middle" className={styles.label}>
        iteration (not to scale)
      </text>
      <polyline points={points.map((loss, k) => `${x(k)},${y(loss)}`).join(' ')} className={styles.line} />
      {points.map((loss, k) => (
        <g key={k}>
          <circle cx={x(k)} cy={y(loss)} r={k === current ? 5.5 : 3.5} className={styles.dot} />
          <text x={x(k) + (k === MOMENTS.length - 1 ? 8 : 2)} y={y(loss) - 10} textAnchor={k === MOMENTS.length - 1 ? 'end' : 'start'} className={styles.value}>
            {formatNumber(loss, 4)}
          </text>
        </g>
      ))}
      {ownLoss !== null && (
        <g className={styles.own}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(ownLoss)} y2={y(ownLoss)} />
          <text x={WIDTH - RIGHT} y={y(ownLoss) - 5} textAnchor="end">
            yours {formatNumber(ownLoss, 2)}
          </text>
        </g>
      )}
    </svg>
  );
}
