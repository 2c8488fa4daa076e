import { formatNumber } from '#lib/ml/format-number.ts';
import { ScrollBox } from '../../exercise/scroll-box.tsx';
import { describeOperation, type Row } from './debugger-state.ts';
import styles from './tape-table.module.css';

const MARKS = { 'first-broken': 'breaks first', vanished: 'vanished' } as const;
/** NaN by its short name, as the console prints it: columns are narrow on a phone. */
const show = (value: number | null): string => (value === null ? '' : Number.isNaN(value) ? 'NaN' : formatNumber(value, 5));

/** The tape: a line for each value, with what made it, and the gradient that has arrived. */
export function TapeTable({ rows }: { readonly rows: readonly Row[] }) {
  const tape = rows.map(({ entry }) => entry);
  return (
    <ScrollBox label="The tape" className={styles.scroll}>
      <table className={styles.table}>
        <caption className={styles.spoken}>The tape</caption>
        <thead>
          <tr>
            <th scope="col">line</th>
            <th scope="col">name</th>
            <th scope="col">made by</th>
            <th scope="col">value ↓</th>
            <th scope="col">gradient ↑</th>
            <th scope="col">
              <span className={styles.spoken}>remark</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ entry, value, gradient, role, mark }, k) => (
            <tr key={k} data-role={role} aria-current={role === 'now' ? 'step' : undefined}>
              <td>{k + 1}</td>
              <th scope="row">{entry.name}</th>
              <td>{describeOperation(tape, entry)}</td>
              <td className={styles.value}>{show(value)}</td>
              <td className={styles.gradient}>{show(gradient)}</td>
              <td>{mark && <span className={styles.mark}>{MARKS[mark]}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
