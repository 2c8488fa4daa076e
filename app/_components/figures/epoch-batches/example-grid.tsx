import type { BatchRange } from '#lib/ml/epoch-batches.ts';
import { EXAMPLES } from './batches-state.ts';
import styles from './epoch-batches.module.css';

const COLUMNS = 50;
const ROWS = EXAMPLES / COLUMNS;
const UNIT = 12;

/** All examples as squares, read like a page: those of this epoch, and the batch of now. Decorative: the words say the same. */
export function ExampleGrid({ range }: { readonly range: BatchRange | null }) {
  return (
    <svg viewBox={`0 0 ${COLUMNS * UNIT} ${ROWS * UNIT}`} className={styles.grid} aria-hidden="true" focusable="false">
      <rect width="100%" height="100%" className={styles.waiting} />
      {range && <path d={toPath(0, range.from)} className={styles.used} />}
      {range && <path d={toPath(range.from, range.to)} className={styles.now} />}
      <path d={LINES} className={styles.lines} />
    </svg>
  );
}

/** The lines between the squares. */
const LINES = [...Array.from({ length: COLUMNS + 1 }, (_, k) => `M${k * UNIT} 0V${ROWS * UNIT}`), ...Array.from({ length: ROWS + 1 }, (_, k) => `M0 ${k * UNIT}H${COLUMNS * UNIT}`)].join('');

/** The squares from `from` up to, but without, `to`: at most a part of a row, whole rows, and a part of a row. */
function toPath(from: number, to: number): string {
  const boxes: string[] = [];
  for (let k = from; k < to; ) {
    const [row, column] = [Math.floor(k / COLUMNS), k % COLUMNS];
    const wholeRows = column === 0 ? Math.floor((to - k) / COLUMNS) : 0;
    const squares = wholeRows > 0 ? wholeRows * COLUMNS : Math.min(to - k, COLUMNS - column);
    boxes.push(`M${column * UNIT} ${row * UNIT}h${Math.min(squares, COLUMNS) * UNIT}v${Math.max(1, wholeRows) * UNIT}H${column * UNIT}z`);
    k += squares;
  }
  return boxes.join('');
}
