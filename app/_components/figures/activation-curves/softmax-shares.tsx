import { softmax, softmaxSlopes } from '#lib/ml/activations.ts';
import { formatNumber } from '#lib/ml/format-number.ts';
import { MathText } from '../math-text.tsx';
import type { Logits } from './activation-state.ts';
import styles from './softmax-shares.module.css';

const NUMBERS = [1, 2, 3] as const;

/** Three shares as bars, and how each reacts to each input. */
export function SoftmaxShares({ logits }: { readonly logits: Logits }) {
  const shares = softmax(logits);
  const slopes = softmaxSlopes(shares);
  return (
    <div className={styles.shares}>
      <div className={styles.bars} role="list" aria-label="Shares">
        {shares.map((share, k) => (
          <div key={k} className={styles.bar} role="listitem">
            <span>
              <MathText text={`p${k + 1}`} />
            </span>
            <span className={styles.track} aria-hidden="true">
              <span className={styles.fill} style={{ inlineSize: `${share * 100}%` }} />
            </span>
            <span className={styles.number}>{formatNumber(share, 4, 'kept')}</span>
          </div>
        ))}
      </div>
      <table className={styles.slopes}>
        <caption>Slopes: how much a share (row) moves when an input (column) moves</caption>
        <thead>
          <tr>
            <td />
            {NUMBERS.map((n) => (
              <th key={n} scope="col">
                <MathText text={`z${n}`} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {slopes.map((row, i) => (
            <tr key={i}>
              <th scope="row">
                <MathText text={`p${i + 1}`} />
              </th>
              {row.map((slope, j) => (
                <td key={j} data-negative={slope < 0}>
                  {formatNumber(slope, 4, 'kept')}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
