import type { Fruit } from '#lib/ml/supervised-loop.ts';
import styles from './fruit-table.module.css';

/** A fruit the size of a line of text. Decorative: its name stands beside it. */
export function FruitPicture({ fruit }: { readonly fruit: Fruit }) {
  return (
    <svg viewBox="0 0 32 32" className={styles.picture} aria-hidden="true" focusable="false">
      {fruit === 'watermelon' ? (
        <>
          <circle cx={16} cy={16} r={14} className={styles.rind} />
          <path d="M16 2q-5 14 0 28M8 5q-5 11 0 22M24 5q5 11 0 22" className={styles.stripe} />
        </>
      ) : (
        <>
          <circle cx={16} cy={18} r={10} className={styles.peel} />
          <path d="M16 9q4-6 9-4-3 5-9 4" className={styles.leaf} />
        </>
      )}
    </svg>
  );
}
