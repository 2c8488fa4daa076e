import { rocCurve, type RocPoint } from '#lib/ml/threshold-metrics.ts';
import { LABELS } from './threshold-state.ts';
import styles from './roc-plot.module.css';

const [SIZE, LEFT, BOTTOM, MARGIN] = [220, 44, 44, 14];
const x = (share: number): number => LEFT + share * SIZE;
const y = (share: number): number => MARGIN + (1 - share) * SIZE;

interface RocPlotProps {
  readonly scores: readonly number[];
  /** where the threshold of now stands on the curve */
  readonly now: RocPoint;
}

/** The ROC curve with its area, the line of guessing, and the point of this threshold. Decorative: the words give the numbers. */
export function RocPlot({ scores, now }: RocPlotProps) {
  const points = rocCurve(LABELS, scores).map(({ falsePositiveRate, recall }) => `${x(falsePositiveRate)},${y(recall)}`);
  return (
    <svg viewBox={`0 0 ${LEFT + SIZE + MARGIN} ${MARGIN + SIZE + BOTTOM}`} className={styles.plot} aria-hidden="true" focusable="false">
      <polygon points={[...points, `${x(1)},${y(0)}`].join(' ')} className={styles.area} />
      <line x1={x(0)} x2={x(1)} y1={y(0)} y2={y(0)} className={styles.axis} />
      <line x1={x(0)} x2={x(0)} y1={y(0)} y2={y(1)} className={styles.axis} />
      <line x1={x(0)} x2={x(1)} y1={y(0)} y2={y(1)} className={styles.guess} />
      <polyline points={points.join(' ')} className={styles.curve} />
      <circle cx={x(now.falsePositiveRate)} cy={y(now.recall)} r={7} className={styles.now} />
      {[0, 1].map((tick) => (
        <g key={tick}>
          <text x={x(tick)} y={y(0) + 17} textAnchor="middle" className={styles.label}>
            {tick}
          </text>
          <text x={x(0) - 8} y={y(tick) + 4} textAnchor="end" className={styles.label}>
            {tick}
          </text>
        </g>
      ))}
      <text x={x(0.5)} y={y(0) + 34} textAnchor="middle" className={styles.label}>
        healthy alarmed
      </text>
      <text x={0} y={0} textAnchor="middle" transform={`translate(14 ${y(0.5)}) rotate(-90)`} className={styles.label}>
        ill found
      </text>
    </svg>
  );
}
