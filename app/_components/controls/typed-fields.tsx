'use client';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { sayRange } from '#lib/notebook/controls/accept-raw.ts';
import { CONTROL_LIMITS } from '#lib/notebook/controls/spec.ts';
import type { FieldProps } from './choice-fields.tsx';
import styles from './controls.module.css';

/** A number is taken when the field is left, by Enter and by its arrows: 0.01 must not be 0 on its way. */
export function NumberField({ spec, value, onSet }: FieldProps<'number', number>) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);

  useEffect(() => {
    const input = field.current;
    if (!input) return;
    // React's onChange hears every key; the browser's event tells when it is meant
    const take = (): void => {
      const number = input.valueAsNumber;
      const fits = Number.isFinite(number) && number >= (spec.min ?? -Infinity) && number <= (spec.max ?? Infinity);
      setWrong(!fits);
      if (!fits) return;
      setDraft(null);
      onSet(number);
    };
    input.addEventListener('change', take);
    return () => input.removeEventListener('change', take);
  }, [spec, onSet]);

  return (
    <div className={styles.row}>
      <label htmlFor={id} className={styles.label}>
        {spec.label}
      </label>
      <span className={styles.withUnit}>
        <input
          ref={field}
          id={id}
          type="number"
          className={styles.number}
          min={spec.min ?? undefined}
          max={spec.max ?? undefined}
          step={spec.step ?? 'any'}
          value={draft ?? String(value)}
          aria-invalid={wrong}
          aria-describedby={[spec.unit === '' ? '' : `${id}-unit`, wrong ? `${id}-wrong` : ''].join(' ').trim() || undefined}
          onChange={({ currentTarget }) => setDraft(currentTarget.value)}
        />
        {spec.unit !== '' && (
          <span id={`${id}-unit`} className={styles.unit}>
            {spec.unit}
          </span>
        )}
      </span>
      {wrong && (
        <p id={`${id}-wrong`} className={styles.problem} role="alert">
          Type {sayRange(spec.min, spec.max)}. The last one that fitted, {value}, still counts.
        </p>
      )}
    </div>
  );
}

/** A text is taken when the field is left, by Enter, or by Ctrl+Enter where Enter makes a line. */
export function TextField({ spec, value, onSet }: FieldProps<'text', string>) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const take = (): void => {
    if (draft !== null && draft !== value) onSet(draft);
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || (spec.lines > 1 && !event.ctrlKey && !event.metaKey)) return;
    event.preventDefault();
    take();
  };
  const props = { id, className: styles.text, placeholder: spec.placeholder, maxLength: CONTROL_LIMITS.textCharacters, value: draft ?? value, onBlur: take, onKeyDown };
  return (
    <div className={styles.row} data-tall={spec.lines > 1}>
      <label htmlFor={id} className={styles.label}>
        {spec.label}
      </label>
      {spec.lines === 1 ? <input type="text" autoComplete="off" {...props} onChange={({ currentTarget }) => setDraft(currentTarget.value)} /> : <textarea rows={spec.lines} {...props} onChange={({ currentTarget }) => setDraft(currentTarget.value)} />}
    </div>
  );
}
