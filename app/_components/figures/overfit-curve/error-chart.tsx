import type { Fit } from './overfit-state.ts';
import styles from './error-chart.module.css';

const [WIDTH, HEIGHT] = [600, 216];
const [LEFT, RIGHT, TOP, BOTTOM] = [52, 14, 40, 52];
/** Errors above it are drawn at the border. */
const HIGHEST = 1;
const x = (degree: number, count: number): number => LEFT + 12 + (degree * (WIDTH - LEFT - RIGHT - 24)) / (count - 1);
const y = (error: number): number => TOP + (1 - Math.min(error, HIGHEST) / HIGHEST) * (HEIGHT - TOP - BOTTOM);

/** Both errors for every degree, the chosen one marked. Decorative: the words give the numbers. */
export function ErrorChart({ fits, degree }: { readonly fits: readonly Fit[]; readonly degree: number }) {
  const line = (which: 'training' | 'validation'): string => fits.map((fit, k) => `${x(k, fits.length).toFixed(1)},${y(fit[which]).toFixed(1)}`).join(' ');
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={styles.chart} aria-hidden="true" focusable="false">
      <text x={4} y={20} className={styles.label}>
        error (RMSE)
      </text>
      <text x={WIDTH - RIGHT} y={20} textAnchor="end" className={styles.label}>
        <tspan data-line="training">— training</tspan>
        <tspan data-line="validation" dx="14">
          - - validation
        </tspan>
      </text>
      {[0, 0.5, 1].map((tick) => (
        <g key={tick}>
          <line x1={LEFT} x2={WIDTH - RIGHT} y1={y(tick)} y2={y(tick)} className={styles.grid} />
          <text x={LEFT - 8} y={y(tick) + 4} textAnchor="end" className={styles.label}>
            {tick === HIGHEST ? '≥ 1' : tick}
          </text>
        </g>
      ))}
      <line x1={x(degree, fits.length)} x2={x(degree, fits.length)} y1={TOP - 6} y2={HEIGHT - BOTTOM} className={styles.now} />
      {fits.map((_, k) => (
        <text key={k} x={x(k, fits.length)} y={HEIGHT - BOTTOM + 20} textAnchor="middle" className={styles.label} data-now={k === degree}>
          {k}
        </text>
      ))}
      <text x={WIDTH / 2} y={HEIGHT - 5} textAnchor="middle" className={styles.label}>
        degree
      </text>
      <polyline points={line('training')} className={styles.training} />
      <polyline points={line('validation')} className={styles.validation} />
    </svg>
  );
}
