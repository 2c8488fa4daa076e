import { useId, type ComponentProps } from 'react';
import styles from './form.module.css';

interface FormFieldProps extends Omit<ComponentProps<'input'>, 'id' | 'className'> {
  readonly label: string;
  /** below the field, read with it */
  readonly hint?: string;
}

/** One line of a form: name, input, and a word on what is wanted. */
export function FormField({ label, hint, ...input }: FormFieldProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input id={id} aria-describedby={hint ? `${id}-hint` : undefined} {...input} />
      {hint && (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      )}
    </div>
  );
}
