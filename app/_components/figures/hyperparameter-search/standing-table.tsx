import type { SearchId } from '#lib/ml/hyperparameter-search.ts';
import { sayRate, type Standing } from './search-state.ts';
import styles from './standing-table.module.css';

/** Where all three searches stand after the same number of trials. */
export function StandingTable({ standings, search, shown }: { readonly standings: readonly Standing[]; readonly search: SearchId; readonly shown: number }) {
  return (
    <table className={styles.table}>
      <caption>After {shown === 1 ? '1 trial' : `${shown} trials`} each</caption>
      <thead>
        <tr>
          <th scope="col">search</th>
          <th scope="col">best error</th>
          <th scope="col">rate</th>
          <th scope="col">neurons</th>
          <th scope="col">ten other seeds</th>
        </tr>
      </thead>
      <tbody>
        {standings.map(({ id, title, best, again }) => (
          <tr key={id} data-chosen={id === search}>
            <th scope="row">{title}</th>
            <td>{best.error.toFixed(3)}</td>
            <td>{sayRate(best.eta)}</td>
            <td>{best.units}</td>
            <td>
              {again.mean.toFixed(3)} <span>± {again.half.toFixed(3)}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
