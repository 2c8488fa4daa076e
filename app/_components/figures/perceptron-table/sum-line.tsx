import type { TruthRow } from '#lib/ml/perceptron.ts';
import { formatNumber } from '#lib/ml/format-number.ts';
import styles from './sum-line.module.css';

const [WIDTH, PILL_WIDTH, PILL_HEIGHT] = [360, 32, 17];
const MARGIN = 26;

/** The eight weighted sums on a number line with the threshold: what lies right of it fires. Decorative: the table says the same. */
export function SumLine({ rows, threshold }: { readonly rows: readonly TruthRow[]; readonly threshold: number }) {
  const values = [0, threshold, ...rows.map(({ sum }) => sum)];
  const [low, high] = [Math.min(...values) - 1, Math.max(...values) + 1];
  const x = (value: number): number => MARGIN + ((value - low) / (high - low)) * (WIDTH - 2 * MARGIN);

  const pills = stack(rows.map((row) => ({ row, x: x(row.sum) })));
  const levels = Math.max(3, ...pills.map(({ level }) => level + 1));
  const base = 24 + levels * (PILL_HEIGHT + 2);
  const at = x(threshold);

  return (
    <svg viewBox={`0 0 ${WIDTH} ${base + 24}`} className={styles.line} aria-hidden="true" focusable="false">
      <rect x={at} y={18} width={WIDTH - at} height={base - 18} className={styles.fires} />
      <text x={Math.min(at + 6, WIDTH - 62)} y={12} className={styles.side}>
        answer 1 →
      </text>
      <text x={Math.max(at - 6, 62)} y={12} textAnchor="end" className={styles.side}>
        ← answer 0
      </text>
      <line x1={0} x2={WIDTH} y1={base} y2={base} className={styles.axis} />
      <line x1={at} x2={at} y1={2} y2={base + 5} className={styles.threshold} />
      {Math.abs(at - x(0)) > 40 && (
        <text x={x(0)} y={base + 17} textAnchor="middle" className={styles.tick}>
          0
        </text>
      )}
      <text x={at} y={base + 17} textAnchor="middle" className={styles.tick}>
        <tspan fontStyle="italic">T</tspan> = {formatNumber(threshold, 2)}
      </text>
      {pills.map(({ row, x: centre, level }) => (
        <g key={row.inputs.join('')} className={styles.pill} data-wanted={row.target} data-wrong={row.output !== row.target} style={{ transform: `translate(${centre}px, ${base - 3 - (level + 1) * (PILL_HEIGHT + 2)}px)` }}>
          <rect x={-PILL_WIDTH / 2} width={PILL_WIDTH} height={PILL_HEIGHT} rx={PILL_HEIGHT / 2} />
          <text y={12.5} textAnchor="middle">
            {row.inputs.join('')}
          </text>
        </g>
      ))}
    </svg>
  );
}

interface Placed {
  readonly row: TruthRow;
  readonly x: number;
}

/** Puts pills that would cover one another on top of each other. */
function stack(pills: readonly Placed[]): readonly (Placed & { readonly level: number })[] {
  const placed: (Placed & { level: number })[] = [];
  for (const pill of pills) {
    let level = 0;
    while (placed.some((other) => other.level === level && Math.abs(other.x - pill.x) < PILL_WIDTH + 2)) level += 1;
    placed.push({ ...pill, level });
  }
  return placed;
}
