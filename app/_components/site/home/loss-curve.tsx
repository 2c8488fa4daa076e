import styles from './first-network.module.css';
import { LAST_STEP, type LossPoint } from './loss-path.ts';

const BOX = { left: 40, top: 12, width: 300, height: 196 };
/** powers of ten that the loss axis shows, from the top */
const LOSS_DECADES = [0, -2, -4, -6, -8] as const;
const LOWEST_DECADE = -9;
const STEP_TICKS = [0, 9, 99, 999, 9_999, 99_999] as const;
const STEP_LABELS: Record<number, string> = { 0: '0', 9: '10', 99: '100', 999: '1k', 9_999: '10k', 99_999: '100k' };

const x = (steps: number): number => BOX.left + (BOX.width * Math.log10(steps + 1)) / Math.log10(LAST_STEP + 1);
const y = (loss: number): number => BOX.top + (BOX.height * Math.log10(loss)) / LOWEST_DECADE;
const toPath = (points: readonly LossPoint[]): string =>
  points.map(({ steps, loss }, index) => `${index === 0 ? 'M' : 'L'}${x(steps).toFixed(1)} ${y(loss).toFixed(1)}`).join('');

/** Loss over updates, both axes logarithmic: what is still to come is faint, what has been walked is drawn in full. */
export function LossCurve({ path, now }: { readonly path: readonly LossPoint[]; readonly now: LossPoint }) {
  const walked = [...path.filter((point) => point.steps < now.steps), now];
  const bottom = BOX.top + BOX.height;
  return (
    <svg viewBox="0 0 360 250" className={styles.drawing} aria-hidden="true" focusable="false">
      {LOSS_DECADES.map((decade) => (
        <g key={decade}>
          <line className={styles.grid} x1={BOX.left} x2={BOX.left + BOX.width} y1={y(10 ** decade)} y2={y(10 ** decade)} />
          <text className={styles.tick} x={BOX.left - 8} y={y(10 ** decade) + 4} textAnchor="end">
            {decade === 0 ? '1' : <>10<tspan className={styles.power} dy="-4">{`−${-decade}`}</tspan></>}
          </text>
        </g>
      ))}
      {STEP_TICKS.map((steps) => (
        <text key={steps} className={styles.tick} x={x(steps)} y={bottom + 18} textAnchor="middle">
          {STEP_LABELS[steps]}
        </text>
      ))}
      <text className={styles.axis} x={BOX.left + BOX.width} y={bottom + 36} textAnchor="end">
        steps of gradient descent
      </text>
      <text className={styles.axis} x={BOX.left + BOX.width} y={BOX.top + 18} textAnchor="end">
        error E
      </text>
      <path className={styles.coming} d={toPath(path)} />
      <path className={styles.walked} d={toPath(walked)} />
      <circle className={styles.now} cx={x(now.steps)} cy={y(now.loss)} r="5" />
    </svg>
  );
}
