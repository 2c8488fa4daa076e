import { formatNumber } from '#lib/ml/format-number.ts';
import styles from './history-line.module.css';

const [WIDTH, HEIGHT, MARGIN] = [300, 64, 4];
/** More points than pixels say nothing. */
const POINTS_AT_MOST = 150;

/** How wrong the neuron was after each pass. Decorative: the words below the figure say the last value. */
export function HistoryLine({ title, values }: { readonly title: string; readonly values: readonly number[] }) {
  const every = Math.ceil(values.length / POINTS_AT_MOST);
  const shown = values.filter((_, k) => k % every === 0 || k === values.length - 1);
  // a diverging loss is drawn as far as it makes sense
  const top = Math.min(Math.max(...shown, Number.EPSILON), 4 * Math.max(values[0] ?? 0, 0.25));
  const last = Math.max(shown.length - 1, 1);
  const points = shown.map((value, k) => `${(MARGIN + (k / last) * (WIDTH - 2 * MARGIN)).toFixed(1)},${(HEIGHT - MARGIN - (Math.min(value, top) / top) * (HEIGHT - 2 * MARGIN)).toFixed(1)}`);
  return (
    <div className={styles.history}>
      <p>
        <span>{title}</span>
        <span>
          {formatNumber(values[0] ?? 0, 4)} → {formatNumber(values.at(-1) ?? 0, 4)}
        </span>
      </p>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" focusable="false">
        <line x1={MARGIN} x2={WIDTH - MARGIN} y1={HEIGHT - MARGIN} y2={HEIGHT - MARGIN} className={styles.axis} />
        <polyline points={points.join(' ')} className={styles.line} />
        {shown.length === 1 && <circle cx={MARGIN} cy={points[0]?.split(',')[1]} r={2.5} className={styles.dot} />}
      </svg>
    </div>
  );
}
