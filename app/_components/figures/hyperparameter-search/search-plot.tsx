import { BLIND_TRIALS, ETA_POWERS, UNITS, type SearchId, type Trial } from '#lib/ml/hyperparameter-search.ts';
import { MAP, mapBands } from './search-state.ts';
import styles from './search-plot.module.css';

const [WIDTH, HEIGHT] = [360, 330];
const [LEFT, RIGHT, TOP, BOTTOM] = [44, 10, 10, 62];
const x = (u: number): number => LEFT + u * (WIDTH - LEFT - RIGHT);
const y = (v: number): number => TOP + (1 - v) * (HEIGHT - TOP - BOTTOM);
/** Where the marks of the tried rates stand, below the square. */
const MARKS = { from: y(0) + 3, to: y(0) + 13 } as const;
const POWER_STEP = 2;

interface SearchPlotProps {
  readonly search: SearchId;
  readonly trials: readonly Trial[];
  readonly best: Trial;
  readonly map: boolean;
}

/** The square of settings with the trials on it. Decorative: the words and the list give the numbers. */
export function SearchPlot({ search, trials, best, map }: SearchPlotProps) {
  const powers = Array.from({ length: (ETA_POWERS.max - ETA_POWERS.min) / POWER_STEP + 1 }, (_, k) => ETA_POWERS.min + k * POWER_STEP);
  const [column, row] = [x(1 / MAP.columns) - x(0), y(0) - y(1 / MAP.rows)];
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className={styles.plot} aria-hidden="true" focusable="false">
      <rect x={x(0)} y={y(1)} width={x(1) - x(0)} height={y(0) - y(1)} className={styles.ground} />
      {map && [...mapBands()].map((band, k) => <rect key={k} x={x((k % MAP.columns) / MAP.columns)} y={y((Math.floor(k / MAP.columns) + 1) / MAP.rows)} width={column} height={row} className={styles.cell} data-band={band} />)}
      {[1, 12, 24].map((units) => (
        <text key={units} x={LEFT - 7} y={y((units - 0.5) / UNITS.max) + 4} textAnchor="end" className={styles.label}>
          {units}
        </text>
      ))}
      <text transform={`translate(13 ${y(0.5)}) rotate(-90)`} textAnchor="middle" className={styles.label}>
        neurons
      </text>
      {trials.map(({ u }, k) => (
        <line key={k} x1={x(u)} x2={x(u)} y1={MARKS.from} y2={MARKS.to} className={styles.mark} />
      ))}
      {powers.map((power) => (
        <text key={power} x={x((power - ETA_POWERS.min) / (ETA_POWERS.max - ETA_POWERS.min))} y={MARKS.to + 17} textAnchor={power === ETA_POWERS.max ? 'end' : 'middle'} className={styles.label}>
          {power < -3 ? '0.00001' : String(10 ** power)}
        </text>
      ))}
      <text x={x(0.5)} y={HEIGHT - 5} textAnchor="middle" className={styles.label}>
        learning rate, log scale
      </text>
      {trials.map(({ u, v }, k) => (
        <circle key={k} cx={x(u)} cy={y(v)} r={5} className={styles.trial} data-blind={search === 'bayes' && k < BLIND_TRIALS} data-last={k === trials.length - 1} />
      ))}
      <circle cx={x(best.u)} cy={y(best.v)} r={10} className={styles.best} />
    </svg>
  );
}
