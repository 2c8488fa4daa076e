import { LABELS } from './threshold-state.ts';
import styles from './threshold-roc.module.css';

const [WIDTH, HEIGHT, MARGIN, ROW] = [340, 150, 18, 22];
const x = (score: number): number => MARGIN + score * (WIDTH - 2 * MARGIN);
const BASE = HEIGHT - 34;
/** Room that the words beside the threshold need. */
const ROOM = 92;

/** Eight people on the line of scores; who stands right of the threshold is called ill. Decorative: the table counts them. */
export function ScoreLine({ scores, threshold }: { readonly scores: readonly number[]; readonly threshold: number }) {
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={styles.line} aria-hidden="true" focusable="false">
      <rect x={x(threshold)} y={6} width={Math.max(0, x(1) - x(threshold) + MARGIN)} height={BASE - 6} className={styles.called} />
      <line x1={x(0)} x2={x(1)} y1={BASE} y2={BASE} className={styles.axis} />
      <line x1={x(threshold)} x2={x(threshold)} y1={2} y2={BASE + 6} className={styles.threshold} />
      {x(threshold) > ROOM && (
        <text x={x(threshold) - 8} y={20} textAnchor="end" className={styles.tick}>
          called healthy
        </text>
      )}
      {WIDTH - x(threshold) > ROOM - 20 && (
        <text x={x(threshold) + 8} y={20} className={styles.tick}>
          called ill
        </text>
      )}
      {[0, 0.5, 1].map((tick) => (
        <text key={tick} x={x(tick)} y={BASE + 20} textAnchor="middle" className={styles.tick}>
          {tick}
        </text>
      ))}
      {scores.map((score, k) => {
        // people with one score stand on top of each other, the ill below
        const level = scores.filter((other, j) => other === score && (LABELS[j] === LABELS[k] ? j < k : LABELS[j] === 1)).length;
        const half = Math.min(7, (BASE - 10) / 16);
        const centre = BASE - half - 2 - level * Math.min(ROW, 2 * half);
        const wrong = (LABELS[k] === 1) !== (score >= threshold);
        return LABELS[k] === 1 ? <rect key={k} x={x(score) - half} y={centre - half} width={2 * half} height={2 * half} className={styles.ill} data-wrong={wrong} /> : <circle key={k} cx={x(score)} cy={centre} r={half} className={styles.healthy} data-wrong={wrong} />;
      })}
    </svg>
  );
}
