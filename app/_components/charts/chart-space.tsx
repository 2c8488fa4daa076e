import styles from './chart-space.module.css';

/** Holds a chart's place while its code is on the way, so that nothing below it jumps. */
export function ChartSpace({ title }: { readonly title: string }) {
  return (
    <div className={styles.frame} aria-busy="true">
      <div className={styles.head}>
        <span className={styles.title}>{title}</span>
      </div>
      <div className={styles.plot} />
      <p className={styles.summary}>&nbsp;</p>
    </div>
  );
}
