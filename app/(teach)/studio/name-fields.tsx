import { useId, type ReactNode } from 'react';
import styles from './studio.module.css';

interface FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** below the field, read with it */
  readonly hint?: ReactNode;
}

/** What learners read. */
export function TitleField({ value, onChange }: FieldProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>Title</label>
      <input id={id} required maxLength={80} value={value} onChange={(event) => onChange(event.target.value)} />
    </>
  );
}

/** What stands in the address: `KEBAB_CASE`, which the server asks for again. */
export function SlugField({ value, onChange, hint }: FieldProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>Name in the address</label>
      <input id={id} required pattern="[a-z0-9]+(-[a-z0-9]+)*" maxLength={60} value={value} onChange={(event) => onChange(event.target.value)} aria-describedby={hint ? `${id}-hint` : undefined} spellCheck={false} autoComplete="off" />
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </>
  );
}
