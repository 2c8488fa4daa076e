import type { TruthRow } from '#lib/ml/perceptron.ts';
import { formatNumber } from '#lib/ml/format-number.ts';
import { Icon } from '../../ui/icon.tsx';
import { MathText } from '../math-text.tsx';
import styles from './truth-rows.module.css';

/** Eight rows, the neuron's answer beside the wanted one. */
export function TruthRows({ rows }: { readonly rows: readonly TruthRow[] }) {
  return (
    <table className={styles.table}>
      <caption className={styles.caption}>Truth table of the neuron</caption>
      <thead>
        <tr>
          <th scope="col">
            <MathText text="x1" />
            <small>weather</small>
          </th>
          <th scope="col">
            <MathText text="x2" />
            <small>time</small>
          </th>
          <th scope="col">
            <MathText text="x3" />
            <small>partner</small>
          </th>
          <th scope="col">sum</th>
          <th scope="col">answer</th>
          <th scope="col">wanted</th>
          <th scope="col">
            <span className={styles.spoken}>right or wrong</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const right = row.output === row.target;
          return (
            <tr key={row.inputs.join('')} data-wrong={!right}>
              {row.inputs.map((value, k) => (
                <td key={k} className={value ? styles.one : styles.zero}>
                  {value}
                </td>
              ))}
              <td>{formatNumber(row.sum, 2)}</td>
              <td>
                <span className={styles.answer} data-on={row.output === 1}>
                  {row.output}
                </span>
              </td>
              <td>{row.target}</td>
              <td className={right ? styles.right : styles.wrong}>
                <Icon name={right ? 'check' : 'cross'} />
                <span className={styles.spoken}>{right ? 'right' : 'wrong'}</span>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
