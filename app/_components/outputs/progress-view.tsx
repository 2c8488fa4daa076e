import styles from './outputs.module.css';

interface ProgressViewProps {
  readonly label: string;
  readonly value: number;
  readonly total: number;
  readonly note: string;
}

/** How far a loop has come. */
export function ProgressView({ label, value, total, note }: ProgressViewProps) {
  const share = total > 0 ? Math.min(1, Math.max(0, value / total)) : 0;
  return (
    <div className={styles.progress}>
      <span className={styles.progressLabel}>{label || 'Progress'}</span>
      <span
        className={styles.track}
        role="progressbar"
        aria-label={label || 'Progress'}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={value}
        aria-valuetext={`${value} of ${total}${note === '' ? '' : `, ${note}`}`}
      >
        <span className={styles.fill} data-done={share === 1} style={{ transform: `scaleX(${share})` }} />
      </span>
      <span className={styles.progressNote}>
        {value.toLocaleString('en')} / {total.toLocaleString('en')}
        {note !== '' && <> · {note}</>}
      </span>
    </div>
  );
}
