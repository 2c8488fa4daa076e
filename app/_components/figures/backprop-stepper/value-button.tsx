import type { ReactNode } from 'react';
import { formatNumber } from '#lib/ml/format-number.ts';
import { valueOf, type ValueId } from '#lib/ml/backprop-values.ts';
import { useExplained } from './use-explaining.ts';
import styles from './value-button.module.css';

interface ValueProps {
  readonly id: ValueId;
  /** the number as it stands here */
  readonly children: ReactNode;
}

/** A number in a line of text that says where it comes from when it is asked. */
export function ValueButton({ id, children }: ValueProps) {
  const { open, values } = useExplained();
  return (
    <button type="button" className={styles.value} data-value={id} aria-label={describe(id, valueOf(values, id))} onClick={() => open(id)}>
      {children}
    </button>
  );
}

/** How far beyond its box a number can be pressed, in units of the drawing: a finger is wider than a digit is high. */
const REACH = 4;

/** The same in a drawing: a box around the number is lit, and a little more is what is pressed. */
export function ValueMark({ id, box, children }: ValueProps & { readonly box: readonly [x: number, y: number, width: number, height: number] }) {
  const { explanation, open, values } = useExplained();
  const role = explanation?.id === id ? 'explained' : explanation?.terms.includes(id) ? 'term' : undefined;
  const [x, y, width, height] = box;
  return (
    <g
      role="button"
      tabIndex={-1}
      className={styles.mark}
      data-value={id}
      data-role={role}
      aria-label={describe(id, valueOf(values, id))}
      onClick={(event) => {
        event.currentTarget.focus();
        open(id);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        open(id);
      }}
    >
      <rect x={x - REACH} y={y - REACH} width={width + 2 * REACH} height={height + 2 * REACH} className={styles.touch} />
      <rect x={x} y={y} width={width} height={height} rx={5} className={styles.box} />
      {children}
    </g>
  );
}

const describe = (id: ValueId, value: number): string => `Explain ${id} = ${formatNumber(value)}`;
