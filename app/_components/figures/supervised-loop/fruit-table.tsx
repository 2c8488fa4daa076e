'use client';

import { formatNumber } from '#lib/ml/format-number.ts';
import { FRUITS, LABELS, squaredErrors, squaredLoss } from '#lib/ml/supervised-loop.ts';
import { FruitPicture } from './fruit-picture.tsx';
import styles from './fruit-table.module.css';

interface FruitTableProps {
  readonly estimates: readonly number[];
  /** the errors belong to step 4 and are not known in step 3 */
  readonly compared: boolean;
  readonly onChange: (index: number, value: number) => void;
}

/** Four fruits: label, estimate (to move), squared error, and their sum. */
export function FruitTable({ estimates, compared, onChange }: FruitTableProps) {
  const errors = squaredErrors(LABELS, estimates);
  return (
    <table className={styles.table}>
      <caption className={styles.spoken}>The four training fruits</caption>
      <thead>
        <tr>
          <th scope="col">fruit</th>
          <th scope="col">
            <i>y</i>
            <small>label</small>
          </th>
          <th scope="col">
            <i>ŷ</i>
            <small>estimate</small>
          </th>
          <th scope="col">
            (<i>ŷ</i> − <i>y</i>)²
            <small>error</small>
          </th>
        </tr>
      </thead>
      <tbody>
        {FRUITS.map((fruit, k) => (
          <tr key={k}>
            <th scope="row">
              <FruitPicture fruit={fruit} />
              <span className={styles.name}>{fruit}</span>
            </th>
            <td>{LABELS[k]}</td>
            <td className={styles.estimate}>
              <span>{formatNumber(estimates[k] ?? 0, 2, 'kept')}</span>
              <input type="range" min={0} max={1} step={0.01} value={estimates[k] ?? 0} aria-label={`Estimate for fruit ${k + 1}, ${fruit}`} onChange={({ currentTarget }) => onChange(k, Number(currentTarget.value))} />
            </td>
            <td className={styles.error} data-shown={compared}>
              {compared ? formatNumber(errors[k] ?? 0, 4, 'kept') : '?'}
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            loss <i>L</i>, their sum
          </th>
          <td className={styles.error} data-shown={compared}>
            {compared ? formatNumber(squaredLoss(LABELS, estimates), 4, 'kept') : '?'}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
