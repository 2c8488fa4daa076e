'use client';

import type { OptimiserId } from '#lib/ml/optimisers.ts';
import { ARRIVED, MOST_STEPS, sayLoss, type Walk } from './descent-state.ts';
import { PATH_STYLES } from './path-style.ts';
import styles from './path-table.module.css';

interface PathTableProps {
  readonly walks: readonly Walk[];
  readonly steps: number;
  readonly hidden: readonly OptimiserId[];
  readonly onToggle: (id: OptimiserId) => void;
}

/** Each optimiser with its sign, its loss now, and when it arrives; shown or hidden by its box. */
export function PathTable({ walks, steps, hidden, onToggle }: PathTableProps) {
  return (
    <table className={styles.table}>
      <caption className={styles.spoken}>The four optimisers</caption>
      <thead>
        <tr>
          <th scope="col">optimiser</th>
          <th scope="col">loss now</th>
          <th scope="col">
            below {ARRIVED}
            <small>at step</small>
          </th>
        </tr>
      </thead>
      <tbody>
        {walks.map(({ optimiser: { id, title }, losses, arrival }) => {
          const { colour, dash, shape } = PATH_STYLES[id];
          return (
            <tr key={id}>
              <th scope="row">
                <label className={styles.label}>
                  <input type="checkbox" checked={!hidden.includes(id)} onChange={() => onToggle(id)} />
                  <svg viewBox="0 0 40 16" className={styles.sign} aria-hidden="true" focusable="false">
                    <line x1={1} x2={39} y1={8} y2={8} style={{ stroke: colour, strokeDasharray: dash }} />
                    <path d={shape} transform="translate(20 8)" style={{ fill: colour }} />
                  </svg>
                  {title}
                </label>
              </th>
              <td>{sayLoss(losses[steps] ?? Number.NaN)}</td>
              <td>{arrival ?? `not in ${MOST_STEPS}`}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
