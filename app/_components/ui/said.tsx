import styles from './said.module.css';

/** What became of a request. */
export interface SaidWords {
  readonly tone: 'good' | 'bad';
  readonly text: string;
}

/** The place where a form says what became of it: there from the beginning, so that it is heard. */
export function Said({ said }: { /** null: nothing yet */ readonly said: SaidWords | null }) {
  return (
    <div role="status">
      {said && (
        <p className={`${styles.said} ${styles.above}`} data-tone={said.tone}>
          {said.text}
        </p>
      )}
    </div>
  );
}
